import { readablePublishedReplies, readablePublishedReply } from './contract/replies.ts';
import type { ReadablePublishedReplies, ReadablePublishedReply } from './contract/replies.ts';
import { request, type Backend } from './request.ts';

/** What to look for among what was published; everything left out does not narrow. `page` from 1. */
export interface ReplyQuery {
  readonly q?: string;
  /** Id of a category of feedback. */
  readonly category?: string;
  readonly page?: number;
  readonly size?: number;
}

/** Finds published questions and answers (phản ánh đã trả lời), the newest first. */
export async function searchReplies(
  backend: Backend,
  query: ReplyQuery,
  signal: AbortSignal,
): Promise<ReadablePublishedReplies> {
  const found = await request(backend, {
    path: '/v1/replies',
    query: { ...query },
    schema: readablePublishedReplies,
    signal,
  });
  return { ...found, total: Math.max(found.total, found.items.length) };
}

/** Reads one published answer whole. */
export const findReply = (backend: Backend, id: string, signal: AbortSignal): Promise<ReadablePublishedReply> =>
  request(backend, { path: `/v1/replies/${encodeURIComponent(id)}`, schema: readablePublishedReply, signal });
