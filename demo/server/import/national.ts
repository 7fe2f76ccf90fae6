/**
 * The national portal's public records (dichvucong.gov.vn, one JSON object a line) read into the contract's
 * procedures. Each is kept or refused with a reason; nothing is merged, and the official words are not altered.
 */
import type { LEVELS, Procedure } from '../../../src/backend/contract/procedures.ts';
import { channelsOf, modesOf, submitUrlOf } from './national-channels.ts';
import { casesOf } from './national-documents.ts';
import { provinceOf } from './national-provinces.ts';
import { isRecord, recordsOf, type NationalRecord } from './national-record.ts';
import { distinct, itemName, oneLine, plainText } from './national-text.ts';

/** Why a record is refused, in the words that the importer reports. */
export const REFUSALS = {
  notJson: 'dòng không đọc được: không phải JSON',
  notProcedure: 'không phải một thủ tục: thiếu mã hoặc tên',
  markedDeleted: 'mã mang dấu đã xóa',
  test: 'bản ghi thử',
  uncleanCode: 'mã có dấu cách thừa và trùng mã của một thủ tục khác tên',
  codeTaken: 'mã đã có trong tệp với tên khác',
  partOfDong: 'phí, lệ phí không phải số đồng nguyên',
  repeated: 'bản ghi lặp lại: mã và tên đã có trong tệp',
} as const;

export type NationalReading = { kept: Procedure } | { refused: string; code?: string };

const LEVEL_FLAGS: readonly (readonly [flag: string, level: (typeof LEVELS)[number]])[] = [
  ['isMinistry', 'ministry'],
  ['isProvince', 'province'],
  ['isWard', 'commune'],
  ['isVertical', 'vertical'],
  ['isOtherAgency', 'other'],
];
const MARKED_DELETED = /[-_ ]x[oó]a$/i;
const SAYS_TEST_ONLY = /^test\W*$/i;
const STARTS_WITH_TEST = /^test/i;
const TEST_DECISION = /TEST/;
const UNNAMED_STEP = /^mặc định$/i;
const NEXT_STEP = /\n(?=[\s*+•-]*Bước \d+)/i;
/** What is written where there is nothing to write. */
const NOTHING = /^(?:không(?: có(?: thông tin)?| quy định)?)?[.\s]*$/i;
const LEFT_OVER = /_old$/i;
/** Real audiences are numbered `ĐT1` … `DT15`; other codes are the portal's own trials. */
const AUDIENCE_CODE = /^[ĐD]T\d+$/;
const IN_VIETNAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

const namesOf = (list: unknown): string[] => recordsOf(list).map((each) => itemName(each.name));

/** The code as published and as it is compared and kept: without the spaces and invisible characters around it. */
const codesOf = (record: NationalRecord) => {
  const published = typeof record.code === 'string' ? record.code : '';
  const code = oneLine(published);
  return { published, code, isUnclean: code !== published };
};

const levelsOf = (record: NationalRecord): Procedure['levels'] => {
  const levels = LEVEL_FLAGS.filter(([flag]) => record[flag] === true).map(([, level]) => level);
  return levels.length > 0 ? levels : ['other'];
};

const fieldOf = (record: NationalRecord): string => namesOf(record.categoriesDetails)[0] ?? '';

const audiencesOf = (record: NationalRecord): string[] =>
  distinct(
    recordsOf(record.subjectTypesDetails)
      .filter(({ code }) => code === undefined || AUDIENCE_CODE.test(oneLine(code)))
      .map(({ name }) => itemName(name)),
  );

const keywordsOf = (record: NationalRecord, title: string): string[] =>
  distinct(
    plainText(record.keywords)
      .split(/[,;\n]/)
      .map(itemName),
  ).filter((word) => !NOTHING.test(word) && !title.toLowerCase().includes(word.toLowerCase()));

const agenciesOf = (record: NationalRecord): string[] =>
  distinct(
    [...namesOf(record.unitGroupsExecuting), ...namesOf(record.departmentsExecuting)].map((name) =>
      name.replace(LEFT_OVER, '').replace(/\.$/, ''),
    ),
  );

/** One text a step: many records hold all steps in one text whose lines begin with `Bước 1`, `Bước 2` … */
const stepsOf = (record: NationalRecord): string[] =>
  recordsOf(record.executionSteps).flatMap((step) => {
    const name = itemName(step.name);
    const text = plainText(step.description);
    const parts = text.split(NEXT_STEP).map((part) => part.trim());
    if (name !== '' && !UNNAMED_STEP.test(name)) parts[0] = `${name}\n${parts[0] ?? ''}`.trim();
    return distinct(parts);
  });

const legalBasesOf = (record: NationalRecord): Procedure['legalBases'] =>
  recordsOf(record.legalBasisesDetails).flatMap(({ code, name }) => {
    const number = oneLine(code);
    const title = oneLine(name) || number;
    return title === '' ? [] : [{ code: number, title }];
  });

/** The decision that published the procedure, the day the record was last changed, and its page on the portal. */
const sourceOf = (record: NationalRecord): Procedure['source'] => {
  const decision = isRecord(record.procedureProposal) ? oneLine(record.procedureProposal.proposalNumber) : '';
  const id = oneLine(record.id);
  return {
    ...(decision ? { decision } : {}),
    ...(typeof record.updatedAt === 'number' && Math.abs(record.updatedAt) < 8.64e15
      ? { asOf: IN_VIETNAM.format(record.updatedAt) }
      : {}),
    ...(id ? { url: `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${encodeURIComponent(id)}` } : {}),
  };
};

const issuerOf = (record: NationalRecord): Procedure['issuer'] => {
  const code = oneLine(record.departmentPromulgateCode);
  return { ...(code ? { code } : {}), name: oneLine(record.departmentPromulgateName) || 'Không rõ cơ quan ban hành' };
};

const isInternal = (record: NationalRecord): boolean =>
  record.isInternal === true || (typeof record.type === 'string' && record.type.endsWith('INTERNAL'));

/** A trial that reached the public portal: its steps say only `test`, or its name, code or decision says so. */
const isTest = (record: NationalRecord, code: string, title: string): boolean => {
  const steps = stepsOf(record);
  return (
    STARTS_WITH_TEST.test(code) ||
    STARTS_WITH_TEST.test(title) ||
    TEST_DECISION.test(sourceOf(record).decision ?? '') ||
    (steps.length > 0 && steps.every((step) => SAYS_TEST_ONLY.test(step)))
  );
};

function procedureOf(record: NationalRecord, code: string, title: string): Procedure {
  const issuer = issuerOf(record);
  const province = provinceOf(issuer);
  const channels = channelsOf(record);
  const requirements = plainText(record.requirementsAndConditions);
  const submitUrl = submitUrlOf(record);
  return {
    code,
    title,
    field: fieldOf(record),
    levels: levelsOf(record),
    modes: modesOf(record, channels),
    audiences: audiencesOf(record),
    keywords: keywordsOf(record, title),
    issuer,
    scope: province ? 'province' : 'national',
    ...(province ? { province } : {}),
    ...(isInternal(record) ? { internal: true } : {}),
    agencies: agenciesOf(record),
    steps: stepsOf(record),
    cases: casesOf(record),
    channels,
    results: distinct(namesOf(record.resultsDetails)),
    legalBases: legalBasesOf(record),
    ...(NOTHING.test(requirements) ? {} : { requirements }),
    ...(submitUrl ? { submitUrl } : {}),
    source: sourceOf(record),
  };
}

/**
 * Reads one record by itself. A code with spaces around it is kept without them; whether it then takes another
 * procedure's place can only be told from the whole file: see {@link readNationalFile}.
 */
export function readNationalRecord(record: unknown): NationalReading {
  if (!isRecord(record)) return { refused: REFUSALS.notProcedure };
  const { published, code } = codesOf(record);
  const title = oneLine(record.name);
  if (code === '') return { refused: REFUSALS.notProcedure };
  if (title === '') return { refused: REFUSALS.notProcedure, code: published };
  if (MARKED_DELETED.test(code)) return { refused: REFUSALS.markedDeleted, code: published };
  if (isTest(record, code, title)) return { refused: REFUSALS.test, code: published };
  return { kept: procedureOf(record, code, title) };
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/**
 * Reads a whole file of records, one a line, and yields one reading for each line that holds anything. A code stands for
 * one procedure: a second one of another title is refused, and where one of the two has dirt around its code, that one
 * is, whichever comes first. Records with such codes are therefore yielded last.
 */
export async function* readNationalFile(
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<NationalReading, void, undefined> {
  const titles = new Map<string, string>();
  const unclean: { kept: Procedure; published: string }[] = [];

  const judge = (kept: Procedure, published: string, clash: string): NationalReading => {
    const taken = titles.get(kept.code);
    if (taken === undefined) {
      titles.set(kept.code, kept.title);
      return { kept };
    }
    return { refused: taken === kept.title ? REFUSALS.repeated : clash, code: published };
  };

  for await (const line of lines) {
    const text = line.replace(/^\ufeff/, '').trim();
    if (text === '') continue;
    const record = parseLine(text);
    if (record === undefined) {
      yield { refused: REFUSALS.notJson };
      continue;
    }
    const reading = readNationalRecord(record);
    if ('refused' in reading || !isRecord(record)) {
      yield reading;
      continue;
    }
    const { published, isUnclean } = codesOf(record);
    if (isUnclean) unclean.push({ kept: reading.kept, published });
    else yield judge(reading.kept, published, REFUSALS.codeTaken);
  }
  for (const { kept, published } of unclean) yield judge(kept, published, REFUSALS.uncleanCode);
}
