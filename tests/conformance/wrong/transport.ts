import { answer, errors, headers, put, say, sayHtml, sayProblem, ofProblem, type WrongDoing } from './spoil.ts';

export const WRONG_TRANSPORT: readonly WrongDoing[] = [
  {
    wrong: 'lets 30 requests through and refuses the rest',
    fails: 'lets 60 requests at once from one address through',
    mischief: () => {
      let asked = 0;
      return {
        answer(given) {
          asked += 1;
          if (asked <= 30) return;
          sayProblem(given, 429, 'too-many');
          given.headers.set('Retry-After', '0');
        },
      };
    },
  },
  {
    wrong: 'is reached without https from elsewhere',
    fails: 'has an https address, or http on loopback',
    host: '0.0.0.0',
    mischief: () => ({}),
  },
  {
    wrong: 'answers an unknown path with a page in HTML',
    fails: 'answers an unknown path with problem+json 404',
    mischief: errors((given) => sayHtml(given, 404)),
  },
  {
    wrong: 'answers every unknown path with its start page',
    fails: 'answers an unknown path with problem+json 404',
    mischief: errors((given) => sayHtml(given, 200)),
  },
  {
    wrong: 'takes a DELETE for a GET',
    fails: 'answers a method or body that a call does not take with a 4xx problem',
    mischief: answer((given, { method }) => method === 'DELETE' && say(given, 200, 'application/json', '{}')),
  },
  {
    wrong: 'falls over a broken body',
    fails: 'answers a method or body that a call does not take with a 4xx problem',
    mischief: answer((given, { method }) => method === 'POST' && sayProblem(given, 500, 'server')),
  },
  {
    wrong: 'says 405 in plain text',
    fails: 'answers a method or body that a call does not take with a 4xx problem',
    mischief: errors((given) => given.status === 405 && say(given, 405, 'text/plain', 'Method Not Allowed')),
  },
  {
    wrong: 'falls over a NUL in a query',
    fails: 'answers odd queries in order or with a 4xx problem',
    mischief: answer((given, { url }) => url.search.includes('%00') && sayProblem(given, 500, 'server')),
  },
  {
    wrong: 'falls over a quote in a search',
    fails: 'answers odd queries in order or with a 4xx problem',
    mischief: answer((given, { url }) => url.searchParams.get('q')?.includes("'") && sayProblem(given, 500, 'server')),
  },
  {
    wrong: 'stands behind a proxy that refuses long addresses in HTML',
    fails: 'answers a very long query in order or with a 4xx problem',
    mischief: answer((given, { url }) => url.href.length > 4000 && sayHtml(given, 414)),
  },
  {
    wrong: 'repeats the path in its errors',
    fails: 'never says in an error what was sent',
    mischief: ofProblem((problem, { url }) => put(problem, 'instance', url.pathname)),
  },
  {
    wrong: 'repeats the query in its errors',
    fails: 'never says in an error what was sent',
    mischief: ofProblem((problem, { url }) => put(problem, 'detail', url.search)),
  },
  {
    wrong: 'repeats what was asked in a header',
    fails: 'never says in an error what was sent',
    mischief: errors((given, { url }) => given.headers.set('X-Asked', url.pathname)),
  },
  {
    wrong: 'does not let browsers send Idempotency-Key',
    fails: 'lets browsers send the headers of the contract',
    mischief: headers((all) => {
      if (all.has('Access-Control-Allow-Headers'))
        all.set('Access-Control-Allow-Headers', 'Content-Type, If-None-Match, Dvc-Check');
    }),
  },
  {
    wrong: 'refuses preflights',
    fails: 'lets browsers send the headers of the contract',
    mischief: answer((given, { method }) => method === 'OPTIONS' && sayProblem(given, 405, 'unsupported')),
  },
  {
    wrong: 'has preflights kept for a day',
    fails: 'has browsers keep a preflight for 600 seconds',
    mischief: headers((all) => all.set('Access-Control-Max-Age', '86400')),
  },
  {
    wrong: 'has every preflight asked again',
    fails: 'has browsers keep a preflight for 600 seconds',
    mischief: headers((all) => all.delete('Access-Control-Max-Age')),
  },
  {
    wrong: 'varies by Origin only where one was sent',
    fails: 'varies by Origin even for whoever sends none',
    mischief: headers((all, asked) => !asked.headers.origin && all.set('Vary', 'Accept, Accept-Language')),
  },
  {
    wrong: 'speaks English only',
    fails: 'answers in Vietnamese whoever asks for it',
    mischief: headers((all) => all.set('Content-Language', 'en')),
  },
  {
    wrong: 'does not say its language to whoever asks for English',
    fails: 'answers in English or Vietnamese whoever asks for English, and says which',
    mischief: headers((all, asked) => asked.headers['accept-language'] === 'en' && all.delete('Content-Language')),
  },
  {
    wrong: 'refuses languages it does not have',
    fails: 'answers in Vietnamese whoever asks for a language it does not have',
    mischief: answer(
      (given, asked) => asked.headers['accept-language'] === 'tlh' && sayProblem(given, 406, 'unsupported'),
    ),
  },
];
