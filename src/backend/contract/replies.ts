import * as z from 'zod/mini';
import { count, instant, listOf, text } from './common.ts';
import { readableReply, reply } from './feedback.ts';

/** A published question and its answer: no sender, none of the sender's pictures. */
export const publishedReply = z.object({
  id: text,
  title: text,
  content: z.string(),
  category: z.string(),
  askedAt: instant,
  place: z.optional(z.string()),
  reply,
});

/** `GET /v1/replies` */
export const publishedReplies = listOf(publishedReply);

/** One as a page reads it: question or answer, whatever else is missing. */
export const readablePublishedReply = z.extend(publishedReply, {
  title: z.string(),
  askedAt: z.optional(instant),
  reply: readableReply,
});

/** A page of them, as a page reads it: which one it is the asker knows. */
export const readablePublishedReplies = z.object({ items: z.array(readablePublishedReply), total: count });

export type PublishedReply = z.infer<typeof publishedReply>;
export type PublishedReplies = z.infer<typeof publishedReplies>;
export type ReadablePublishedReply = z.infer<typeof readablePublishedReply>;
export type ReadablePublishedReplies = z.infer<typeof readablePublishedReplies>;
