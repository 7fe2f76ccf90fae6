/**
 * Dossiers of the contract's own shape with `factors` beside it, one a line. Read forgivingly where nothing can be
 * misunderstood: a state by its number, an agency by its code, an action by its state.
 */
import { actionOf } from '../../../src/backend/adapters/actions.ts';
import { isRecord, saying, textOf } from '../../../src/backend/adapters/records.ts';
import { nationalState } from '../../../src/backend/adapters/states.ts';
import { maskName } from '../../../src/backend/adapters/mask-name.ts';
import { dossier, FACTOR_KINDS, type Dossier } from '../../../src/backend/contract/dossiers.ts';
import { readDossierCode } from '../../../src/vietnamese/dossier-code.ts';
import type { Factors } from '../dossiers/factors.ts';
import type { DossierRecord } from '../store/dossiers.ts';
import { whereWrong, type Reading } from './keep.ts';

/** A dossier that an agency hands over. */
export interface GivenDossier {
  readonly record: DossierRecord;
  readonly factors: Factors;
  /** Its steps are all there are; otherwise steps come by themselves, too. */
  readonly isWhole: boolean;
}

const LINK = /^https?:\/\//i;

/** Reads a dossier as the contract has it. */
export function readDossierLine(line: unknown): Reading<GivenDossier> {
  if (!isRecord(line)) return { refused: 'không phải một hồ sơ' };
  const code = readDossierCode(textOf(line.code));
  const { data, error } = dossier.safeParse(forgive(line, code));
  if (!data) return { refused: `không phải một hồ sơ: ${whereWrong(error)}`, code };
  if (data.action.url !== undefined && !LINK.test(data.action.url))
    return { refused: 'không phải một hồ sơ: action.url', code };
  const { survey: _, applicant, ...record } = data;
  const factors = isRecord(line.factors) ? line.factors : {};
  return {
    kept: {
      record: { ...record, view: 'full', ...(applicant && { applicant: maskName(applicant) }) },
      factors: saying(Object.fromEntries(FACTOR_KINDS.map((kind) => [kind, textOf(factors[kind])]))),
      isWhole: true,
    },
  };
}

function forgive(line: Readonly<Record<string, unknown>>, code: string): unknown {
  const state = stateOf(line.state);
  const steps: unknown[] = Array.isArray(line.steps) ? line.steps : [];
  const number = isRecord(state) && typeof state.code === 'number' ? state.code : 0;
  return {
    ...line,
    code,
    view: 'full',
    state,
    agency: agencyOf(line.agency),
    action: line.action ?? actionOf(number),
    steps: steps.map((step) => (isRecord(step) ? { ...step, state: stateOf(step.state) } : step)),
    updatedAt: line.updatedAt ?? latestIn(line, steps),
  };
}

/** A state by its number alone, or with the words that are missing. */
function stateOf(state: unknown): unknown {
  const given = typeof state === 'number' ? { code: state } : state;
  if (!isRecord(given)) return given;
  return { ...nationalState(Number(given.code)), ...given };
}

function agencyOf(agency: unknown): unknown {
  const given = typeof agency === 'string' ? { code: agency } : agency;
  return isRecord(given) ? { name: given.code, level: 'other', ...given } : given;
}

/** When anything last happened to it, where it does not say when it was written. */
function latestIn(line: Readonly<Record<string, unknown>>, steps: readonly unknown[]): unknown {
  const times = (['receivedAt', 'finishedAt', 'returnedAt'] satisfies (keyof Dossier)[]).map((name) => line[name]);
  const all = [...times, ...steps.map((step) => (isRecord(step) ? step.at : undefined))];
  return all
    .filter((time): time is string => typeof time === 'string')
    .sort((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);
}
