/**
 * Published replies of the fictional province, so that the demonstration shows what citizens would read. An agency's own
 * endpoint never starts with them.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { hasPublications, savePublication } from '../../store/publications.ts';
import type { Store } from '../../store/store.ts';

const instant = z.iso.datetime({ offset: true });
const replies = z.array(
  z.object({
    id: z.string(),
    agency: z.string(),
    category: z.string(),
    title: z.string(),
    content: z.string(),
    place: z.optional(z.string()),
    askedAt: instant,
    replyAt: instant,
    reply: z.string(),
  }),
);

const inUtc = (time: string): string => new Date(time).toISOString();

/** Publishes them where nothing was ever published. */
export async function loadDemonstrationReplies(store: Store): Promise<void> {
  if (await hasPublications(store.db)) return;
  const samples = replies.parse(JSON.parse(readFileSync(new URL('replies.json', import.meta.url), 'utf8')));
  await store.write(async (transaction) => {
    for (const { id, agency, category, title, content, place = null, askedAt, replyAt, reply } of samples) {
      await savePublication(transaction, {
        id,
        feedback_id: null,
        agency,
        category,
        title,
        content,
        place,
        asked_at: inUtc(askedAt),
        reply_at: inUtc(replyAt),
        reply_text: reply,
        files: null,
        ground: 'anonymous',
        published_at: inUtc(replyAt),
        withdrawn_at: null,
      });
    }
  });
}
