/**
 * Answers of the shape that VNPT iGate gives to `GET …/dossier/search?code=…`: a page whose `content` holds records with
 * everything a citizen ever typed. Read is what the owner may see. The numbers of states differ between installations:
 * by default states are told by their names; an agency may add its numbers.
 */
import type { Dossier, DossierState, DossierStep } from '../contract/dossiers.ts';
import { readDossierCode } from '../../vietnamese/dossier-code.ts';
import { actionOf } from './actions.ts';
import type { Adapted, AdaptedDossier, DossierAdapter, Mapping } from './adapter.ts';
import { DATE_FORMS } from './dates.ts';
import { maskName } from './mask-name.ts';
import {
  agencyOfCode,
  dateIn,
  isRecord,
  last,
  recordsIn,
  saying,
  textOf,
  UnreadableMember,
  type ForeignRecord,
} from './records.ts';
import { nationalState, stateIn, STATES_BY_NAME } from './states.ts';

export const IGATE: Mapping = { states: STATES_BY_NAME, dates: [DATE_FORMS.iso, DATE_FORMS.vietnamese] };

/** `languageId` of Vietnamese names. */
const VIETNAMESE = 228;
/** Where a state that nobody mapped stands: shown in the server's own words. */
const UNMAPPED = { code: 0, group: 'other' } as const;

/** Reads records of `content`, or a whole answer of which the first is meant. */
export function igateAdapter(mapping: Mapping = IGATE): DossierAdapter {
  return { mapping, readDossier: (answer) => readIgate(answer, mapping) };
}

function readIgate(answer: unknown, mapping: Mapping): Adapted<AdaptedDossier> {
  const record = isRecord(answer) && 'content' in answer ? recordsIn(answer.content)[0] : answer;
  if (!isRecord(record)) return { refused: 'không có hồ sơ nào' };
  // The national code is what the slip shows, where the backend has a number of its own besides.
  const code = readDossierCode(textOf(record.nationCode) || textOf(record.code));
  if (code === '') return { refused: 'thiếu mã hồ sơ: code' };
  try {
    return { read: dossierOf(record, code, mapping) };
  } catch (error) {
    if (error instanceof UnreadableMember) return { refused: error.message, code };
    throw error;
  }
}

function dossierOf(record: ForeignRecord, code: string, mapping: Mapping): AdaptedDossier {
  const procedure = partOf(record, 'procedure');
  const title = nameOf(procedure.translate ?? procedure.name);
  if (title === '') throw new UnreadableMember('thiếu tên thủ tục: procedure');
  const state = stateOf(record, mapping);
  const received = dateIn(record, 'acceptedDate', mapping) ?? dateIn(record, 'appliedDate', mapping);
  const steps = stepsOf(record, mapping);
  const updatedAt = dateIn(record, 'updatedDate', mapping) ?? last(steps)?.at ?? received;
  if (updatedAt === undefined) throw new UnreadableMember('thiếu ngày tiếp nhận: acceptedDate');
  const agency = partOf(record, 'agency');
  const agencyCode = textOf(agency.code) || agencyOfCode(code);
  const applicant = partOf(partOf(record, 'applicant'), 'data');
  const dossier: Dossier = {
    code,
    view: 'full',
    procedure: { ...saying({ code: textOf(procedure.code) }), title },
    state,
    ...saying({ applicant: maskName(textOf(applicant.fullname) || textOf(applicant.organization)) }),
    agency: { code: agencyCode, name: nameOf(agency.name) || agencyCode, level: 'other' },
    ...saying({ officer: officerOf(recordsIn(record.currentTask)[0]) }),
    ...saying({
      receivedAt: received,
      dueAt: dateIn(record, 'appointmentDate', mapping) ?? dateIn(record, 'dueDate', mapping),
      finishedAt: dateIn(record, 'completedDate', mapping),
      returnedAt: dateIn(record, 'returnedDate', mapping),
    }),
    action: actionOf(state.code),
    steps,
    updatedAt,
  };
  const factors = saying({
    phone: textOf(applicant.phoneNumber),
    'citizen-id-last-6': textOf(applicant.identityNumber),
  });
  return { dossier, factors };
}

/** By the name of the state, of the finer one beside it, or by its number; otherwise in the server's own words. */
function stateOf(record: ForeignRecord, { states }: Mapping): DossierState {
  const state = record.dossierStatus;
  const [name, finer] = [nameOf(state), nameOf(record.dossierTaskStatus)];
  const number = isRecord(state) ? textOf(state.id) : textOf(state);
  const national = nationalState(stateIn(states, name, finer, number) ?? 0);
  const words = finer || name;
  if (!national && !words) throw new UnreadableMember('trạng thái lạ: dossierStatus');
  return national ? { ...national } : { ...UNMAPPED, text: words };
}

function stepsOf(record: ForeignRecord, mapping: Mapping): DossierStep[] {
  const steps = recordsIn(record.task).flatMap((task): DossierStep[] => {
    const at = dateIn(task, 'createdDate', mapping);
    const state = nameOf(partOf(task, 'bpmProcessDefinitionTask').name);
    const unit = nameOf(partOf(task, 'agency').name);
    return at && state ? [{ at, state, ...saying({ unit, officer: officerOf(task) }) }] : [];
  });
  return steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function officerOf(task: ForeignRecord | undefined): Dossier['officer'] {
  const name = textOf(partOf(task ?? {}, 'assignee').fullname);
  const unit = nameOf(recordsIn(task?.candidateGroup)[0]?.name);
  return name ? { name, ...saying({ unit }) } : undefined;
}

const partOf = (record: ForeignRecord, name: string): ForeignRecord => {
  const part = record[name];
  return isRecord(part) ? part : {};
};

/** A name as text, as `{name}`, or in several languages. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) {
    const names = recordsIn(value);
    return nameOf((names.find(({ languageId }) => languageId === VIETNAMESE) ?? names[0])?.name);
  }
  return isRecord(value) ? nameOf(value.name) : '';
}
