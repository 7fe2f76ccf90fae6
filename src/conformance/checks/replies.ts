import { publishedReplies, publishedReply, type PublishedReply } from '../../backend/contract/replies.ts';
import { CheckSkipped, expect, type CheckGroup } from '../check.ts';
import { once, withQuery, type Endpoint } from '../endpoint.ts';
import { LARGEST_SIZE } from '../known.ts';
import { sameJson } from '../same-json.ts';
import { withoutMarks } from '../strings.ts';
import { listChecks } from './lists.ts';

const PATH = '/v1/replies';
const section = 'Calls, GET /v1/replies';
/** Files of replies that are looked at. */
const FILES = 3;

export const replyChecks: CheckGroup = {
  name: 'Published replies',
  operation: 'replies',
  checks: [
    {
      name: 'lists published replies as the contract names them, each once',
      section,
      async run(endpoint) {
        const ids = (await readReplies(endpoint)).items.map(({ id }) => id);
        expect(new Set(ids).size === ids.length, `each id once in ${PATH}`, 'one twice');
      },
    },
    ...listChecks(PATH),
    {
      name: 'says of a published reply what its list says of it',
      section,
      async run(endpoint) {
        const listed = await anyReply(endpoint);
        const reply = (await endpoint.ask(`${PATH}/${encodeURIComponent(listed.id)}`)).read(publishedReply);
        expect(sameJson(reply, listed), `the same reply in ${PATH} and ${PATH}/{id}`, 'another one');
      },
    },
    {
      name: 'finds a published reply by its title, with or without diacritics',
      section,
      async run(endpoint) {
        const { id, title } = await anyReply(endpoint);
        for (const q of [title, withoutMarks(title)]) {
          const { items } = (await endpoint.ask(withQuery(PATH, { q, size: LARGEST_SIZE }))).read(publishedReplies);
          expect(
            items.some((item) => item.id === id),
            `the reply among those found by its title in ${PATH}?q=…`,
            `${items.length} others`,
          );
        }
      },
    },
    {
      name: 'gives only published replies of the category asked for',
      section,
      async run(endpoint) {
        const { category } = await anyReply(endpoint);
        const answer = await endpoint.ask(withQuery(PATH, { category, size: LARGEST_SIZE }));
        const { items } = answer.read(publishedReplies);
        const others = items.filter((item) => item.category !== category);
        expect(
          items.length > 0 && others.length === 0,
          `replies of "${category}" only`,
          `${others.length} others of ${items.length}`,
        );
      },
    },
    {
      name: 'serves the files of published replies as downloads that run nothing',
      section: 'Calls, POST /v1/feedback/lookup',
      async run(endpoint) {
        const files = (await readReplies(endpoint)).items.flatMap(({ reply }) => reply.attachments).slice(0, FILES);
        if (files.length === 0) throw new CheckSkipped('no published reply has a file');
        for (const { url } of files) {
          const isWhole = /^https:\/\/./.test(url) || (endpoint.isOnLoopback && /^http:\/\/./.test(url));
          expect(isWhole, 'a whole https address of each file, or http on loopback', 'another one');
          // Files may lie on another host, which is asked nothing here.
          if (!url.startsWith(`${endpoint.address}/`)) continue;
          const { status, headers } = await endpoint.ask(url.slice(endpoint.address.length));
          const isSaved = (headers.get('Content-Disposition') ?? '').startsWith('attachment');
          const isSniffed = headers.get('X-Content-Type-Options') !== 'nosniff';
          expect(
            status === 200 && isSaved && !isSniffed,
            '200 with "Content-Disposition: attachment" and "X-Content-Type-Options: nosniff" for a file of a reply',
            `${status}${isSaved ? '' : ', to be shown'}${isSniffed ? ', to be sniffed' : ''}`,
          );
        }
      },
    },
    {
      name: 'answers words that no reply holds with an empty list',
      section,
      async run(endpoint) {
        const answer = await endpoint.ask(withQuery(PATH, { q: 'khongaihoicaunaybaogio' }));
        const { items, total } = answer.read(publishedReplies);
        expect(items.length === 0 && total === 0, `no items for ${answer.asked}`, `${items.length} of ${total}`);
      },
    },
    {
      name: 'answers an unknown reply with not-found',
      section,
      async run(endpoint) {
        (await endpoint.ask(`${PATH}/khong-co-ma-nay`)).problem(404);
      },
    },
  ],
};

const readReplies = once(async (endpoint) =>
  (await endpoint.ask(withQuery(PATH, { size: LARGEST_SIZE }))).read(publishedReplies),
);

async function anyReply(endpoint: Endpoint): Promise<PublishedReply> {
  const [first] = (await readReplies(endpoint)).items;
  if (!first) throw new CheckSkipped('nothing is published');
  return first;
}
