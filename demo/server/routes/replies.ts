import { Hono, type Context } from 'hono';
import type { PublishedReplies, PublishedReply } from '../../../src/backend/contract/replies.ts';
import type { AppEnv } from '../app-env.ts';
import { storedInVietnam } from '../clock.ts';
import { ProblemError } from '../problems.ts';
import { addressFinder } from '../public-address.ts';
import { QueryReader } from '../query.ts';
import { ReplyShelf, type ShelvedReply } from '../replies/shelf.ts';
import type { Settings } from '../settings.ts';
import type { Database } from '../store/tables.ts';
import { REPLY_FILES_PATH } from './reply-files.ts';

const CACHING = { 'Cache-Control': 'public, max-age=60' };

/** `GET /v1/replies`, an agency's; `GET /v1/replies/{id}`, whoever's it is: a link to it holds on any agency's page. */
export function repliesRoute({ store, settings }: { store: { readonly db: Database }; settings: Settings }) {
  const shelf = new ReplyShelf(store.db);
  // Read now, so that nobody has to wait for it; where that fails, whoever asks first is told.
  shelf.current().catch(() => {});
  const addressOf = addressFinder(settings);
  const show = (c: Context<AppEnv>, reply: ShelvedReply) => asPublished(reply, c, addressOf(c));
  return new Hono<AppEnv>()
    .get('/replies', async (c) => {
      const query = new QueryReader(c.req.url);
      const wanted = query.texts(['q', 'category']);
      const paging = query.paging();
      query.finish();
      const { items, total } = (await shelf.current()).search({
        agency: c.var.served.agency.code,
        ...wanted,
        ...paging,
      });
      const list: PublishedReplies = { items: items.map((reply) => show(c, reply)), total, ...paging };
      return c.json(list, 200, CACHING);
    })
    .get('/replies/:id', async (c) => {
      const reply = (await shelf.current()).find(c.req.param('id'));
      if (!reply) throw new ProblemError('not-found');
      return c.json(show(c, reply), 200, CACHING);
    });
}

function asPublished(reply: ShelvedReply, c: Context<AppEnv>, address: string): PublishedReply {
  const { id, title, content, category, place, files } = reply;
  return {
    id,
    title,
    content,
    category,
    askedAt: storedInVietnam(reply.askedAt),
    ...(place && { place }),
    reply: {
      at: storedInVietnam(reply.replyAt),
      agency: c.var.edition.agencies.name(reply.agency),
      text: reply.replyText,
      attachments: files.map(({ id: file, name, type, bytes }) => ({
        name,
        type,
        bytes,
        url: `${address}${REPLY_FILES_PATH}/${file}`,
      })),
    },
  };
}
