/** Dossiers of a made-up province: agencies, people and days by chance, the same for the same seed and day. */
import type { Agency } from '../../../../src/backend/contract/agencies.ts';
import type { Procedure } from '../../../../src/backend/contract/procedures.ts';
import type { Calendar } from '../../../../src/vietnamese/working-days.ts';
import { workingDayBefore, writeMadeUp, type MadeUp } from '../made-up.ts';
import type { Chance } from './chance.ts';
import { makeUpName, makeUpOfficer } from './names.ts';

export interface Province {
  readonly agencies: readonly Agency[];
  readonly procedures: readonly Procedure[];
  readonly calendar: Calendar;
  readonly now: Date;
}

/** The ways that dossiers go, and how many of a hundred. */
const PATHS: readonly (readonly [readonly number[], number])[] = [
  [[1], 3],
  [[1, 2], 3],
  [[2], 3],
  [[1, 3], 3],
  [[2, 4], 15],
  [[2, 5, 4], 4],
  [[2, 4, 4, 4], 4],
  [[2, 4, 5], 5],
  [[2, 6], 3],
  [[2, 4, 7], 2],
  [[2, 4, 8], 2],
  [[2, 4, 9], 9],
  [[2, 4, 9, 10], 36],
  [[1, 2, 4, 5, 4, 9, 10], 8],
];
const TERMS = [1, 3, 5, 7, 10, 15, 20, 30, 38];
const OVER: readonly number[] = [3, 7, 10];
const PAPERS = [
  'Bản sao căn cước',
  'Giấy chứng nhận quyền sử dụng đất (bản sao)',
  'Tờ khai theo mẫu, có chữ ký',
  'Ảnh 4×6 cm',
];
const REASONS: Readonly<Record<number, string>> = {
  3: 'Nơi nhận không có thẩm quyền. Giấy tờ đã được gửi trả bạn.',
  5: 'Hãy nộp thêm giấy tờ sau tại bộ phận một cửa.',
  8: 'Đang chờ kết quả xác minh của cơ quan khác.',
};
const APOLOGY = 'Cơ quan xin lỗi bạn vì trả kết quả chậm. Lý do: phải xác minh thêm.';
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const YEAR = 365;

/** One line to import after another. */
export function* makeUpDossiers(count: number, province: Province, chance: Chance): Generator<object> {
  const numbers = new Map<string, number>();
  for (let at = 0; at < count; at++) {
    yield writeMadeUp(makeUpDossier(province, chance, numbers), province.calendar, province.now);
  }
}

function makeUpDossier(province: Province, chance: Chance, numbers: Map<string, number>): MadeUp {
  const { calendar, now } = province;
  const agency = chance.of(province.agencies);
  const path = chance.weighed(PATHS);
  const state = path.at(-1)!;
  const dueDays = chance.of(TERMS);
  const isOver = OVER.includes(state);
  const isLate = chance.isOneIn(10);
  // What is not done yet is within its term, or a little beyond; what is over may be of any day of the year.
  const back = isOver ? chance.between(dueDays * 2 + 5, YEAR) : isLate ? dueDays * 2 + 4 : chance.below(dueDays + 1);
  const receivedOn = workingDayBefore(now, back + 1, calendar);
  const hasApology = isLate && !isOver && state === 4;
  return {
    code: codeOf(agency.code, receivedOn, numbers, chance),
    factors: makeUpFactors(chance),
    procedure: procedureOf(province.procedures, agency, chance),
    agency,
    applicant: makeUpName(chance),
    officer: makeUpOfficer(chance),
    receivedOn,
    dueDays,
    path,
    tookDays: isOver ? Math.max(1, dueDays + (isLate ? chance.between(1, 6) : -chance.below(dueDays))) : undefined,
    newDueDays: hasApology ? dueDays * 3 : undefined,
    apology: hasApology ? APOLOGY : undefined,
    says: REASONS[state],
    items: state === 5 ? [chance.of(PAPERS)] : undefined,
    amount: state === 6 ? chance.between(1, 60) * 5_000 : undefined,
    by: state === 5 || state === 6 ? chance.between(3, 20) : undefined,
    delivery: chance.isOneIn(3) ? { kind: 'post' } : { kind: 'counter' },
  };
}

/** Mostly of today's form; now and then as older systems wrote it. */
function codeOf(agency: string, day: string, numbers: Map<string, number>, chance: Chance): string {
  const number = (numbers.get(agency + day) ?? 0) + 1;
  numbers.set(agency + day, number);
  const long = day.replaceAll('-', '');
  const short = long.slice(2);
  return chance.weighed([
    [`${agency}-${short}-${String(number).padStart(4, '0')}`, 94],
    [`${agency}-${long}-${String(number).padStart(7, '0')}`, 3],
    [`000.00.${agency.slice(4)}.H90-${short}-${String(number).padStart(4, '0')}`, 2],
    [`${agency}-${short}${String(number).padStart(6, '0')}`, 1],
  ]);
}

/** Some people share a telephone, some dossiers have none, and not everybody shows an ID. */
function makeUpFactors(chance: Chance): MadeUp['factors'] {
  const digits = (count: number) => String(chance.below(10 ** count)).padStart(count, '0');
  const letters = Array.from({ length: 8 }).map(() => chance.of([...LETTERS]));
  return {
    'lookup-code': letters.join(''),
    ...(!chance.isOneIn(20) && { phone: `09000${digits(5)}` }),
    ...(!chance.isOneIn(4) && { 'citizen-id-last-6': digits(6) }),
  };
}

function procedureOf(procedures: readonly Procedure[], agency: Agency, chance: Chance): MadeUp['procedure'] {
  const level = agency.level === 'commune' ? 'commune' : 'province';
  const { code, title } = chance.of(procedures.filter(({ levels }) => levels.includes(level)));
  return { code, title };
}
