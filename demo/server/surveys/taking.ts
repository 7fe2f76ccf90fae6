/**
 * Taking a response, durably and without knowing whose it is. Key, token and answers are one transaction, and none of
 * them says anything of the others: the key's row is made with the key alone, which only the sender has, the token's is
 * a hash among hashes, and answers lie unordered with their day.
 */
import { createHmac } from 'node:crypto';
import type { Survey, SurveyReceipt } from '../../../src/backend/contract/surveys.ts';
import { DAY, inVietnam, type Clock } from '../clock.ts';
import { canonicalJson, type HeldKey, type IdempotentWrites } from '../idempotency.ts';
import { ProblemError } from '../problems.ts';
import type { Store } from '../store/store.ts';
import { countSubject, keepAnswers, useToken, type NewAnswer } from '../store/surveys.ts';
import type { Database } from '../store/tables.ts';
import { readResponse, type ReadResponse } from './reading.ts';
import { FEWEST } from './releases.ts';
import { hashSurveyToken, isSurveyToken } from './tokens.ts';

/** A repeated key gets the same answer for so long. */
const KEYS_STAY = DAY;

export interface SentResponse {
  /** The agency's identifier. */
  readonly agency: string;
  readonly survey: Survey;
  readonly key: string;
  readonly body: unknown;
  /** Sent by a check of the endpoint: taken like any other, and not counted. */
  readonly isCheck: boolean;
  /** Called for what is not a repetition: throws where a limit wants it later. */
  readonly delay: () => void;
}

export class Taking {
  readonly #store: Store;
  readonly #secret: string;
  readonly #writes: IdempotentWrites;
  readonly #clock: Clock;
  #tidying = Promise.resolve();
  #nextTidying: Promise<void> | undefined;

  constructor(parts: { store: Store; secret: string; writes: IdempotentWrites; clock: Clock }) {
    this.#store = parts.store;
    this.#secret = parts.secret;
    this.#writes = parts.writes;
    this.#clock = parts.clock;
  }

  /** What says that a response was taken, now or before. */
  async take(sent: SentResponse): Promise<SurveyReceipt> {
    const { agency, survey, key, body } = sent;
    // Whoever knows the server's secret could try all answers against a hash that is made with it; the key they have not.
    const bodyHash = createHmac('sha256', key).update(canonicalJson(body)).digest('base64url');
    const route = `surveys/${survey.id}`;
    const answer = await this.#writes.hold({ agency, route, key }, async (held) => {
      if (held.isBound) return JSON.parse(held.answerAgain(bodyHash)) as Pick<SurveyReceipt, 'receivedAt'>;
      return this.#takeNew(sent, held, bodyHash);
    });
    return { ...answer, key };
  }

  async #takeNew(sent: SentResponse, held: HeldKey, bodyHash: string): Promise<Pick<SurveyReceipt, 'receivedAt'>> {
    sent.delay();
    const now = this.#clock();
    if (sent.survey.closesAt && new Date(sent.survey.closesAt) < now) throw refused('survey', 'closed');
    const response = readResponse(sent.body, sent.survey);
    const { token } = response;
    if (token !== undefined && !isSurveyToken(this.#secret, token, sent.survey.id))
      throw refused('subject.token', 'unknown');
    const receivedAt = inVietnam(now);
    await this.#store.write(async (transaction) => {
      await held.bind(transaction, { bodyHash, answer: JSON.stringify({ receivedAt }) }, KEYS_STAY);
      if (sent.isCheck) return;
      if (token !== undefined && !(await useToken(transaction, hashSurveyToken(this.#secret, token)))) {
        throw refused('subject.token', 'used');
      }
      const rows = rowsOf(sent, response, receivedAt.slice(0, 10));
      await keepAnswers(transaction, token === undefined ? rows : await withoutRareSubject(transaction, rows));
    });
    await this.#tidy();
    return { receivedAt };
  }

  /** SQLite's log of what was just written would show token and answers side by side; many are tidied up together. */
  #tidy(): Promise<void> {
    if (this.#store.kind !== 'sqlite') return Promise.resolve();
    this.#nextTidying ??= this.#tidying.then(() => {
      this.#nextTidying = undefined;
      // What could not be tidied up now is with the next one; the response is on disk all the same.
      this.#tidying = this.#store.settle().catch(() => {});
      return this.#tidying;
    });
    return this.#nextTidying;
  }
}

const rowsOf = ({ agency, survey }: SentResponse, { answers, procedureCode, counter }: ReadResponse, day: string) =>
  answers.map(({ question, value }) => ({
    agency,
    survey: survey.id,
    version: survey.version,
    question,
    value: JSON.stringify(value),
    procedure_code: procedureCode,
    counter,
    day,
  }));

/**
 * Which dossiers were rated can be told by who knows the secret: each token, and so each dossier with its procedure, was
 * used or was not. Until so many of a procedure and counter were rated that none of them can be told from the others, an
 * answer names neither.
 */
async function withoutRareSubject(transaction: Database, rows: readonly NewAnswer[]): Promise<readonly NewAnswer[]> {
  const [first] = rows;
  if (!first || (!first.procedure_code && !first.counter)) return rows;
  const { agency, survey, procedure_code, counter } = first;
  const rated = await countSubject(transaction, { agency, survey, procedure_code, counter });
  return rated >= FEWEST ? rows : rows.map((row) => ({ ...row, procedure_code: '', counter: '' }));
}

const refused = (field: string, key: string): ProblemError => new ProblemError('invalid', { errors: [{ field, key }] });
