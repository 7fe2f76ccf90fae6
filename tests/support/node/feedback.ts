import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { attachment, type Attachment } from '../../../src/backend/contract/attachments.ts';
import { receipt, type Feedback, type Receipt } from '../../../src/backend/contract/feedback.ts';
import { problem, type Problem } from '../../../src/backend/contract/problem.ts';
import type { Asking } from './server.ts';

/** A reflection that an agency takes. */
export const buildFeedback = (changes: Partial<Feedback> = {}): Feedback => ({
  kind: 'reflection',
  category: 'road',
  title: 'Đường hỏng',
  content: 'Đường trước cổng trường có ổ gà lớn.',
  sender: {
    name: "H'Hen Niê",
    phone: '0912 345 678',
    address: 'Thôn Giếng Làng, xã Đồi Mận',
    hidden: true,
  },
  attachments: [],
  consents: [],
  filledIn: { seconds: 95 },
  language: 'vi',
  page: 'https://songmay.example/phan-anh',
  ...changes,
});

export interface SendOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a feedback under a new key, or the one given. */
export const sendFeedback = (
  server: Asking,
  body: unknown = buildFeedback(),
  { key = randomUUID(), headers }: SendOptions = {},
): Promise<Response> => server.post('/feedback', body, { 'Idempotency-Key': key, ...headers });

/** The receipt of a feedback that is taken. */
export async function receiptOf(response: Response): Promise<Receipt> {
  const text = await response.text();
  assert.equal(response.status, 201, text);
  return receipt.parse(JSON.parse(text));
}

/** The problem of a request that is refused so. */
export async function problemOf(response: Response, status: number): Promise<Problem> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  return problem.parse(JSON.parse(text));
}

/** The fields that a 400 names, each with its reason: `content: required`. */
export const refusedFields = async (response: Response): Promise<string[]> =>
  ((await problemOf(response, 400)).errors ?? []).map(({ field, key }) => `${field}: ${key}`);

/** Sends a file under a new key, or the one given. */
export const sendFile = (
  server: Asking,
  body: Buffer | ReadableStream<Uint8Array>,
  {
    key = randomUUID(),
    type = 'image/jpeg',
    agency = '',
    headers = {},
  }: SendOptions & { type?: string; agency?: string } = {},
): Promise<Response> =>
  server.get(`/attachments${agency && `?agency=${agency}`}`, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'Content-Type': type, 'Idempotency-Key': key, ...headers },
  } as RequestInit);

/** What the endpoint says of a file that it takes. */
export async function attachmentOf(response: Response): Promise<Attachment> {
  const text = await response.text();
  assert.equal(response.status, 201, text);
  return attachment.parse(JSON.parse(text));
}
