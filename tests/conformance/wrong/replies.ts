import { drop, json, ofReplies, pathOf, query, answer, sayProblem, type WrongDoing } from './spoil.ts';

const LIST = 'lists published replies as the contract names them, each once';
const NO_WORDS = 'answers words that no reply holds with an empty list';

const DOWNLOADS = 'serves the files of published replies as downloads that run nothing';

/** Serves the files of replies itself, with other headers. */
const ofFiles =
  (spoil: (headers: Headers) => unknown): WrongDoing['mischief'] =>
  () => ({
    answer(given, asked) {
      if (pathOf(asked).startsWith('/reply-files/')) spoil(given.headers);
      else if (pathOf(asked) === '/replies') {
        const text = given.body.toString().replaceAll(asked.url.origin, `http://${asked.headers.host}`);
        given.body = Buffer.from(text);
      }
    },
  });

const reply = (id: string) => ({
  id,
  title: 'Đèn đường',
  content: 'Đèn đường trước chợ không sáng.',
  category: 'lighting',
  askedAt: '2026-11-02T08:00:00+07:00',
  reply: {
    at: '2026-11-05T08:00:00+07:00',
    agency: { code: 'H90', name: 'Ủy ban nhân dân tỉnh Sông Mây', level: 'province' },
    text: 'Đã thay đèn.',
    attachments: [],
  },
});

export const WRONG_REPLIES: readonly WrongDoing[] = [
  {
    wrong: 'lists its replies without a total',
    fails: LIST,
    mischief: ofReplies((list) => drop(list, 'total')),
  },
  {
    wrong: 'lists replies without an answer',
    fails: LIST,
    mischief: ofReplies((list) => {
      list.items.push(reply('1'));
      drop(list.items[0], 'reply');
    }),
  },
  {
    wrong: 'has no list where it offers replies',
    fails: LIST,
    mischief: answer((given, asked) => pathOf(asked) === '/replies' && sayProblem(given, 404, 'not-found')),
  },
  {
    wrong: 'gives its replies in a size of its own',
    fails: 'gives page 1 of /v1/replies in the default size where none is asked for',
    mischief: ofReplies((list) => (list.size = 10)),
  },
  {
    wrong: 'counts more replies than it gives',
    fails: 'fills every page of /v1/replies and counts the same total on each',
    mischief: ofReplies((list) => (list.total += 3)),
  },
  {
    wrong: 'clamps the size of its replies',
    fails: 'refuses a page or size of /v1/replies outside its range and never clamps it',
    mischief: query((asked) => asked.delete('size')),
  },
  {
    wrong: 'repeats its last replies for ever',
    fails: 'has nothing after the last page of /v1/replies',
    mischief: ofReplies((list) => list.items.push(reply('1'))),
  },
  {
    wrong: 'lists a reply twice',
    fails: LIST,
    mischief: ofReplies((list) => list.items.push(list.items[0]!)),
  },
  {
    wrong: 'begins its second page of replies where the first began',
    fails: 'continues /v1/replies from page to page without gap or overlap',
    mischief: query((asked) => asked.has('page') && asked.set('page', '1')),
  },
  {
    wrong: 'says more of a reply than its list does',
    fails: 'says of a published reply what its list says of it',
    mischief: json<{ title: string }>(/^\/replies\/./, (reply) => (reply.title += ' (mới)')),
  },
  {
    wrong: 'does not find what is published by its words',
    fails: 'finds a published reply by its title, with or without diacritics',
    mischief: query((asked) => asked.has('q') && asked.set('q', 'khongaihoicaunaybaogio')),
  },
  {
    wrong: 'finds replies by words with their marks only',
    fails: 'finds a published reply by its title, with or without diacritics',
    mischief: query((asked) => {
      if (/^[\x20-\x7e]+$/.test(asked.get('q') ?? '')) asked.set('q', 'khongaihoicaunaybaogio');
    }),
  },
  {
    wrong: 'does not look at the category asked for',
    fails: 'gives only published replies of the category asked for',
    mischief: query((asked) => asked.delete('category')),
  },
  {
    wrong: 'has browsers show the files of its replies',
    fails: DOWNLOADS,
    mischief: ofFiles((headers) => headers.set('Content-Disposition', 'inline')),
  },
  {
    wrong: 'lets browsers guess what a file of a reply is',
    fails: DOWNLOADS,
    mischief: ofFiles((headers) => headers.delete('X-Content-Type-Options')),
  },
  {
    wrong: 'gives the files of its replies addresses that lead nowhere',
    fails: DOWNLOADS,
    mischief: ofReplies((list) => {
      for (const { reply } of list.items) for (const file of reply.attachments) file.url = '/tep/1';
    }),
  },
  {
    wrong: 'does not listen to what was asked of its replies',
    fails: NO_WORDS,
    mischief: ofReplies((list) => Object.assign(list, { items: [reply('1')], total: 1 })),
  },
  {
    wrong: 'answers an unknown reply with an empty one',
    fails: 'answers an unknown reply with not-found',
    mischief: answer((given, asked) => {
      if (!pathOf(asked).startsWith('/replies/')) return;
      given.status = 200;
      given.headers.set('Content-Type', 'application/json');
      given.body = Buffer.from('{}');
    }),
  },
];
