import * as z from 'zod/mini';
import { instant, listOf, text } from './common.ts';
import { reply } from './feedback.ts';

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

export type PublishedReply = z.infer<typeof publishedReply>;
export type PublishedReplies = z.infer<typeof publishedReplies>;
