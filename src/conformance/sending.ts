/** What checks send: feedback and files that say what they are, marked so that an endpoint erases them within a day. */
import { randomUUID } from 'node:crypto';
import { attachment } from '../backend/contract/attachments.ts';
import { feedbackCategories, receipt, type Feedback, type Receipt } from '../backend/contract/feedback.ts';
import type { Answer } from './answer.ts';
import { CheckSkipped } from './check.ts';
import { once, type Endpoint, withQuery } from './endpoint.ts';

const MARK = { 'Dvc-Check': '1' };

/** Words of the sample sender that no answer about a case may hold. */
export const SENDER = {
  name: 'Kiểm Tra Kết Nối',
  phone: '0900 000 000',
  email: 'kiem-tra@trang-thu.example',
  address: 'Số 0 đường Không Có Thật',
} as const;

/** Well-formed, and given to nobody: the code of nothing but zeros. */
export const UNKNOWN_CODE = '0000-0000-0000-0000-0';
export const UNKNOWN_AGENCY = 'H00.99.99';

export const newKey = (): string => randomUUID();

export const readCategories = once(async (endpoint) =>
  (await endpoint.ask('/v1/feedback/categories')).read(feedbackCategories),
);

/** A feedback that the endpoint takes. */
export async function buildFeedback(endpoint: Endpoint, changes: Partial<Feedback> = {}): Promise<Feedback> {
  const category = (await readCategories(endpoint)).find(({ elsewhere }) => !elsewhere);
  if (!category) throw new CheckSkipped('the endpoint has no category of its own');
  return {
    kind: category.kind === 'petition' ? 'petition' : 'reflection',
    category: category.id,
    content: 'Bản gửi thử tự động để kiểm tra kết nối, không cần xử lý.',
    sender: { ...SENDER, hidden: true },
    attachments: [],
    consents: [],
    language: 'vi',
    page: `${endpoint.origin}/kiem-tra`,
    ...changes,
  };
}

interface Sending {
  /** Left out, none is sent. */
  readonly key?: string;
  readonly type?: string;
  /** In a burst an answer of any status is wanted as it comes. */
  readonly atOnce?: boolean;
}

/** Sends a body to `POST /v1/feedback`. */
export function sendFeedback(
  endpoint: Endpoint,
  body: unknown,
  { key, type = 'application/json', atOnce = false }: Sending,
): Promise<Answer> {
  const headers = { ...MARK, 'Content-Type': type, ...(key !== undefined && { 'Idempotency-Key': key }) };
  const question = { method: 'POST', headers, body: textOf(body) };
  return atOnce ? endpoint.askOnce('/v1/feedback', question) : endpoint.ask('/v1/feedback', question);
}

/** Sends a feedback that must be taken. */
export async function takeFeedback(endpoint: Endpoint, changes: Partial<Feedback> = {}): Promise<Receipt> {
  const answer = await sendFeedback(endpoint, await buildFeedback(endpoint, changes), { key: newKey() });
  return answer.read(receipt, 201);
}

/** Sends what goes with a code to `POST /v1/feedback/additions` or `/v1/feedback/rating`. */
export function sendWithCode(endpoint: Endpoint, path: string, body: unknown, { key }: Sending): Promise<Answer> {
  const headers = { ...MARK, 'Content-Type': 'application/json', ...(key !== undefined && { 'Idempotency-Key': key }) };
  return endpoint.ask(path, { method: 'POST', headers, body: textOf(body) });
}

/** Asks `POST /v1/feedback/lookup`, which keeps nothing. */
export const lookUp = (endpoint: Endpoint, code: string): Promise<Answer> =>
  endpoint.ask('/v1/feedback/lookup', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: textOf({ code }),
  });

/** Asks `POST /v1/dossiers/lookup`, which keeps nothing. */
export const lookUpDossier = (endpoint: Endpoint, body: unknown, type = 'application/json'): Promise<Answer> =>
  endpoint.ask('/v1/dossiers/lookup', { method: 'POST', headers: { 'Content-Type': type }, body: textOf(body) });

/** A picture of four grey points. */
export const PICTURE = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNoaGBoaAAABgYCASzBUNcAAAAASUVORK5CYII=',
    'base64',
  ),
);

interface SendingFile extends Sending {
  readonly agency?: string;
}

/** Sends bytes to `POST /v1/attachments`. */
export const sendFile = (
  endpoint: Endpoint,
  body: Uint8Array<ArrayBuffer>,
  { key, type = 'image/png', agency }: SendingFile,
): Promise<Answer> =>
  endpoint.ask(withQuery('/v1/attachments', { ...(agency && { agency }) }), {
    method: 'POST',
    headers: { ...MARK, 'Content-Type': type, ...(key !== undefined && { 'Idempotency-Key': key }) },
    body,
  });

/** Sends a picture that must be taken; returns its id. */
export async function takePicture(endpoint: Endpoint, agency?: string): Promise<string> {
  const answer = await sendFile(endpoint, PICTURE, { key: newKey(), ...(agency && { agency }) });
  return answer.read(attachment, 201).id;
}

// Nothing here runs on a page whose libraries could change what JSON says.
// eslint-disable-next-line dvc/no-json-stringify
const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
