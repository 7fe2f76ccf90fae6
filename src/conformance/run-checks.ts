import type { Operation } from '../backend/contract/status.ts';
import { CheckFailure, CheckSkipped, type Check, type CheckGroup } from './check.ts';
import { agencyChecks } from './checks/agencies.ts';
import { answerChecks } from './checks/answers.ts';
import { attachmentChecks } from './checks/attachments.ts';
import { catalogueChecks } from './checks/catalogue.ts';
import { dossierChecks } from './checks/dossiers.ts';
import { everyAnswerChecks } from './checks/every-answer.ts';
import { feedbackChecks } from './checks/feedback.ts';
import { procedureChecks } from './checks/procedures.ts';
import { replyChecks } from './checks/replies.ts';
import { statusChecks } from './checks/status.ts';
import { surveyChecks } from './checks/surveys.ts';
import { transportChecks } from './checks/transport.ts';
import { Endpoint, type KnownDossier } from './endpoint.ts';
import { readStatus } from './known.ts';

/**
 * Every check there is; what looks at all answers of a run comes last. A new resource adds its file in `checks/` and its
 * group here; the tests then ask for an endpoint that is wrong in each of its checks.
 */
export const CHECK_GROUPS: readonly CheckGroup[] = [
  transportChecks,
  statusChecks,
  agencyChecks,
  procedureChecks,
  catalogueChecks,
  dossierChecks,
  feedbackChecks,
  answerChecks,
  attachmentChecks,
  replyChecks,
  surveyChecks,
  everyAnswerChecks,
];

const LEAVES_SOMETHING = 'it leaves something at the endpoint, which --write allows';

/** A site that nobody has, for endpoints that let every site ask. */
export const MADE_UP_ORIGIN = 'https://trang-thu.example';

export interface CheckOptions {
  /** The site in whose name the endpoint is asked: one that it allows. */
  readonly origin?: string;
  /** Only checks whose sentence holds this text. */
  readonly only?: string;
  /** Whether checks may leave something at an endpoint that is not on this machine. */
  readonly write?: boolean;
  /** A dossier that may be looked up, for the checks that need one. */
  readonly dossier?: KnownDossier | undefined;
}

export type CheckResult = { readonly group: CheckGroup; readonly check: Check } & (
  | { readonly outcome: 'holds' }
  | { readonly outcome: 'fails'; readonly expected: string; readonly came: string }
  | { readonly outcome: 'skipped'; readonly reason: string }
);

/** The endpoint could not be checked at all: it gave no answer, or does not let the site ask. */
export class CannotCheckError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'CannotCheckError';
  }
}

/** Checks an endpoint one check after the other; throws a `CannotCheckError` where that makes no sense. */
export async function* runChecks(
  address: string,
  { origin = MADE_UP_ORIGIN, only = '', write = false, dossier }: CheckOptions = {},
): AsyncGenerator<CheckResult> {
  const endpoint = new Endpoint(address, origin, dossier);
  const offered = await findOffered(endpoint);
  const mayWrite = write || endpoint.isOnLoopback;
  for (const group of CHECK_GROUPS) {
    for (const check of group.checks) {
      if (!check.name.includes(only)) continue;
      const reason = reasonToSkip(group, offered) ?? (check.writes && !mayWrite ? LEAVES_SOMETHING : undefined);
      yield reason ? { group, check, outcome: 'skipped', reason } : await runCheck(endpoint, group, check);
    }
  }
}

/** What the endpoint says it offers; undefined when its status cannot be read, which is a failure of its own. */
async function findOffered(endpoint: Endpoint): Promise<readonly string[] | undefined> {
  try {
    return (await readStatus(endpoint)).operations;
  } catch (error) {
    const [first] = endpoint.answers;
    if (!first) throw new CannotCheckError(`${endpoint.address} does not answer (${(error as CheckFailure).came}).`);
    if (first.status === 403) {
      throw new CannotCheckError(
        `The endpoint does not let ${endpoint.origin} ask. Name a site that it allows: --origin https://…`,
      );
    }
    return undefined;
  }
}

function reasonToSkip({ operation }: CheckGroup, offered: readonly string[] | undefined): string | undefined {
  const isOffered = (name: Operation): boolean => offered?.includes(name) ?? false;
  if (!operation || isOffered(operation)) return undefined;
  return offered ? `the endpoint does not offer "${operation}"` : 'its status could not be read';
}

async function runCheck(endpoint: Endpoint, group: CheckGroup, check: Check): Promise<CheckResult> {
  try {
    await check.run(endpoint);
    return { group, check, outcome: 'holds' };
  } catch (error) {
    if (error instanceof CheckSkipped) return { group, check, outcome: 'skipped', reason: error.message };
    const { expected, came } =
      error instanceof CheckFailure ? error : { expected: 'a check that runs to its end', came: String(error) };
    return { group, check, outcome: 'fails', expected, came };
  }
}
