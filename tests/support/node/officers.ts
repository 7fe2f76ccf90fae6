import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { AgencyBook } from '../../../demo/server/agency-book.ts';
import { Files } from '../../../demo/server/attachments/files.ts';
import type { Clock } from '../../../demo/server/clock.ts';
import { CaseChanges, type ChangedCase } from '../../../demo/server/feedback/case-changes.ts';
import { hashFollowUpCode } from '../../../demo/server/feedback/follow-up-codes.ts';
import { OfficerActs, type OfficerAct } from '../../../demo/server/feedback/officer-acts.ts';
import { keepReplyFile, type KeptReplyFile } from '../../../demo/server/feedback/reply-files.ts';
import { readPolicy } from '../../../demo/server/policy/policy.ts';
import { readSecret } from '../../../demo/server/secret.ts';
import { readAgencies } from '../../../demo/server/store/agencies.ts';
import { findCase } from '../../../demo/server/store/feedback.ts';
import { openStore, type Store } from '../../../demo/server/store/store.ts';
import type { FeedbackRow } from '../../../demo/server/store/tables.ts';
import { NO_WEBHOOK, type WebhookQueue } from '../../../demo/server/webhook/queue.ts';
import { acknowledgement, feedbackCase, type Acknowledgement } from '../../../src/backend/contract/feedback.ts';
import { afterAllTests } from './cleanup.ts';
import { buildFeedback, receiptOf, sendFeedback } from './feedback.ts';
import { buildPdf } from './pictures.ts';
import type { Asking } from './server.ts';

interface Place {
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  readonly secret?: string | undefined;
}

/** Officers who work on the cases of a server, in the process of the tests. */
export interface Desk {
  readonly store: Store;
  readonly changes: CaseChanges;
  readonly acts: OfficerActs;
  caseOf(code: string): Promise<FeedbackRow>;
  /** Does it in the name of the agency that has the case, having seen its newest step. */
  do(code: string, act: OfficerAct): Promise<ChangedCase>;
  keepFile(name: string, type: string, bytes: Buffer): Promise<KeptReplyFile>;
}

export async function openDesk(
  place: Place,
  { clock = () => new Date(), webhook = NO_WEBHOOK }: { clock?: Clock; webhook?: WebhookQueue } = {},
): Promise<Desk> {
  const store = await openStore(place);
  afterAllTests(() => store.close());
  const policy = await readPolicy(place.data);
  const secret = await readSecret(place);
  const files = await Files.open(place.data);
  const agencies = new AgencyBook(await readAgencies(store.db), 'H90');
  const changes = new CaseChanges({ store, policy, clock, webhook });
  const acts = new OfficerActs({ changes, agencies: () => agencies, policy });
  const caseOf = async (code: string) => {
    const row = await findCase(store.db, hashFollowUpCode(secret, code));
    return row ?? assert.fail('there is no such case');
  };
  return {
    store,
    changes,
    acts,
    caseOf,
    async do(code, act) {
      const { id, agency, steps } = await caseOf(code);
      return acts.do(id, { id: 'officer', agency }, steps, act);
    },
    keepFile: (name, type, bytes) =>
      keepReplyFile(files, { name, type, body: new Blob([Uint8Array.from(bytes)]).stream() }, policy.attachments),
  };
}

interface SendOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends to `POST /v1/feedback/additions` under a new key, or the one given. */
export const sendAddition = (
  server: Asking,
  body: unknown,
  { key = randomUUID(), headers }: SendOptions = {},
): Promise<Response> => server.post('/feedback/additions', body, { 'Idempotency-Key': key, ...headers });

/** Sends to `POST /v1/feedback/rating` under a new key, or the one given. */
export const sendRating = (
  server: Asking,
  body: unknown,
  { key = randomUUID(), headers }: SendOptions = {},
): Promise<Response> => server.post('/feedback/rating', body, { 'Idempotency-Key': key, ...headers });

/** The acknowledgement of what is taken. */
export async function acknowledgementOf(response: Response): Promise<Acknowledgement> {
  const text = await response.text();
  assert.equal(response.status, 201, text);
  return acknowledgement.parse(JSON.parse(text));
}

/** What whoever holds the code sees. */
export async function follow(server: Asking, code: string) {
  const response = await server.post('/feedback/lookup', { code });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return feedbackCase.parse(JSON.parse(text));
}

const SAMPLES = [
  ['lighting', 'Đèn đường trước chợ', 'Đèn đường trước chợ không sáng.', 'Đã thay bóng đèn.'],
  ['road', 'Ổ gà trên đường Cầu Gỗ', 'Đường Cầu Gỗ có ổ gà.', 'Đã vá xong.'],
  ['lighting', 'Đèn ở bến đò', 'Bến đò tối.', 'Đã lắp thêm đèn.'],
] as const;

/** Publishes some replies of a server's own agency, each with a file. */
export async function publishSamples(server: Asking & { readonly settings: Place }): Promise<void> {
  const desk = await openDesk(server.settings);
  for (const [category, title, content, replyText] of SAMPLES) {
    const { code } = await receiptOf(await sendFeedback(server, buildFeedback({ category })));
    const { id } = await desk.do(code, {
      kind: 'answer',
      text: replyText,
      files: [await desk.keepFile('bien-ban.pdf', 'application/pdf', buildPdf())],
    });
    const files = await desk.store.db.selectFrom('reply_files').select('id').where('feedback_id', '=', id).execute();
    const publication = {
      title,
      content,
      replyText,
      ground: 'anonymous' as const,
      files: files.map((file) => file.id),
    };
    await desk.do(code, { kind: 'publish', ...publication });
  }
}
