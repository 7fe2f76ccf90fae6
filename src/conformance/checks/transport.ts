import { expect, someOf, type CheckGroup } from '../check.ts';
import { withQuery, type Endpoint } from '../endpoint.ts';
import { readStatus } from '../known.ts';

const errors = 'Conventions, Errors';
const cors = 'Conventions, CORS';
const languages = 'Conventions, Languages';

const AT_ONCE = 60;
const REQUEST_HEADERS = ['content-type', 'idempotency-key', 'if-none-match', 'dvc-check'];
const PREFLIGHT_SECONDS = '600';
/** Sent where an error must not repeat it: a word that nobody says otherwise. */
const CANARY = 'Chimhoangyen7x4';
const JSON_TYPE = { 'Content-Type': 'application/json' };

export const transportChecks: CheckGroup = {
  name: 'Conventions',
  checks: [
    {
      name: 'lets 60 requests at once from one address through',
      section: 'Conventions, limits',
      async run(endpoint) {
        const asked = Array.from({ length: AT_ONCE }).map(() => endpoint.askOnce('/v1/status'));
        const refused = (await Promise.all(asked)).filter(({ isOk }) => !isOk);
        const came = `${AT_ONCE - refused.length}, and ${refused.length} times ${someOf(refused.map((a) => a.summary))}`;
        expect(refused.length === 0, `${AT_ONCE} answers of 2xx to ${AT_ONCE} requests at once`, came);
      },
    },
    {
      name: 'has an https address, or http on loopback',
      section: 'Conventions, {endpoint}',
      async run(endpoint) {
        const { protocol, host } = new URL(endpoint.address);
        const isSafe = protocol === 'https:' || endpoint.isOnLoopback;
        expect(isSafe, 'https, because browsers refuse anything else on an https page', `${protocol}//${host}`);
      },
    },
    {
      name: 'answers an unknown path with problem+json 404',
      section: errors,
      async run(endpoint) {
        (await endpoint.ask('/v1/khong-co-cho-nay')).problem(404);
        (await endpoint.ask('/v1/status/khong-co-cho-nay')).problem(404);
      },
    },
    {
      name: 'answers a method or body that a call does not take with a 4xx problem',
      section: errors,
      async run(endpoint) {
        for (const method of ['DELETE', 'PUT', 'PATCH']) (await endpoint.ask('/v1/status', { method })).problem();
        for (const [type, body] of [
          ['application/json', '{"a":1}'],
          ['application/json', '{"a":'],
          ['application/x-www-form-urlencoded', 'a=1'],
          ['text/html', '<p>a</p>'],
        ] as const) {
          const question = { method: 'POST', headers: { 'Content-Type': type }, body };
          (await endpoint.ask('/v1/status', question)).problem();
        }
      },
    },
    {
      name: 'answers odd queries in order or with a 4xx problem',
      section: errors,
      async run(endpoint) {
        const queries = [
          'agency=%00',
          'agency=%FF%FE',
          'agency=%E0%A4%A',
          'agency=%',
          'agency[]=1&agency[a]=2',
          'agency=a&agency=b',
          '&&=&=1&?',
          `agency=${encodeURIComponent("' OR 1=1 --")}`,
          `agency=${encodeURIComponent('\u202e\u0301\ud83d\ude00')}`,
        ];
        for (const path of ['/v1/status', ...(await searchedBy(endpoint))]) {
          for (const query of queries) {
            await mustCope(endpoint, `${path}?${query}`);
            if (path !== '/v1/status') await mustCope(endpoint, `${path}?${query.replaceAll('agency', 'q')}`);
          }
        }
      },
    },
    {
      name: 'answers a very long query in order or with a 4xx problem',
      section: errors,
      async run(endpoint) {
        for (const path of await searchedBy(endpoint)) {
          await mustCope(endpoint, withQuery(path, { q: 'khai sinh '.repeat(600) }));
          await mustCope(endpoint, withQuery(path, { q: 'x'.repeat(7_000) }));
        }
      },
    },
    {
      name: 'never says in an error what was sent',
      section: errors,
      async run(endpoint) {
        const answers = [
          await endpoint.ask(`/v1/${CANARY}`),
          await endpoint.ask(`/v1/procedures/${CANARY}`),
          await endpoint.ask(withQuery('/v1/status', { agency: CANARY })),
          await endpoint.ask(withQuery('/v1/agencies', { page: CANARY, [CANARY]: CANARY })),
          await endpoint.ask('/v1/status', { method: 'POST', headers: JSON_TYPE, body: `{"content":"${CANARY}"}` }),
          await endpoint.ask('/v1/status', { method: 'POST', headers: JSON_TYPE, body: CANARY }),
        ];
        for (const answer of answers) {
          const said = [...answer.headers.values(), answer.text].join('\n').toLowerCase();
          const echoes = answer.isError && said.includes(CANARY.toLowerCase());
          expect(
            !echoes,
            `an answer to ${answer.asked} that repeats nothing of it`,
            `${answer.summary} that repeats it`,
          );
        }
      },
    },
    {
      name: 'lets browsers send the headers of the contract',
      section: cors,
      async run(endpoint) {
        for (const path of ['/v1/status', '/v1/catalogue']) {
          const answer = await askPreflight(endpoint, path);
          expect(answer.isOk, `2xx for the preflight ${answer.asked}`, answer.summary);
          const allowed = answer.listIn('Access-Control-Allow-Headers');
          const missing = REQUEST_HEADERS.filter((name) => !allowed.includes(name));
          const expected = `Access-Control-Allow-Headers with ${REQUEST_HEADERS.join(', ')} for ${answer.asked}`;
          expect(missing.length === 0, expected, `it without ${missing.join(', ')}`);
        }
      },
    },
    {
      name: 'has browsers keep a preflight for 600 seconds',
      section: cors,
      async run(endpoint) {
        const answer = await askPreflight(endpoint, '/v1/status');
        const seconds = answer.headers.get('Access-Control-Max-Age');
        expect(
          seconds === PREFLIGHT_SECONDS,
          `Access-Control-Max-Age: ${PREFLIGHT_SECONDS} for ${answer.asked}`,
          seconds ?? 'none',
        );
      },
    },
    {
      name: 'varies by Origin even for whoever sends none',
      section: cors,
      async run(endpoint) {
        const answer = await endpoint.ask('/v1/status', { origin: null });
        expect(
          answer.listIn('Vary').includes('origin'),
          `Vary with Origin for ${answer.asked} without an Origin, or caches hand its answer to browsers`,
          answer.headers.get('Vary') ?? 'no Vary',
        );
      },
    },
    {
      name: 'answers in Vietnamese whoever asks for it',
      section: languages,
      run: (endpoint) => mustSpeak(endpoint, 'vi', ['vi']),
    },
    {
      name: 'answers in English or Vietnamese whoever asks for English, and says which',
      section: languages,
      run: (endpoint) => mustSpeak(endpoint, 'en', ['en', 'vi']),
    },
    {
      name: 'answers in Vietnamese whoever asks for a language it does not have',
      section: languages,
      run: (endpoint) => mustSpeak(endpoint, 'tlh', ['vi']),
    },
  ],
};

/** Lists that take words to search for. */
async function searchedBy(endpoint: Endpoint): Promise<string[]> {
  const { operations } = await readStatus(endpoint);
  return ['/v1/agencies', ...(operations.includes('procedures') ? ['/v1/procedures'] : [])];
}

/** Whatever was asked: JSON with 200, or a 4xx problem. */
async function mustCope(endpoint: Endpoint, path: string): Promise<void> {
  const answer = await endpoint.ask(path);
  if (answer.isError) answer.problem();
  else expect(answer.status === 200, `200 or a 4xx problem for ${answer.asked}`, answer.summary);
}

const askPreflight = (endpoint: Endpoint, path: string) =>
  endpoint.ask(path, {
    method: 'OPTIONS',
    headers: {
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'dvc-check,if-none-match',
    },
  });

async function mustSpeak(endpoint: Endpoint, asked: string, allowed: readonly string[]): Promise<void> {
  const answer = await endpoint.ask('/v1/status', { headers: { 'Accept-Language': asked } });
  const spoken = answer.listIn('Content-Language').map((tag) => tag.split('-')[0]!);
  expect(
    answer.status === 200 && spoken.every((language) => allowed.includes(language)),
    `200 with Content-Language ${allowed.join(' or ')} for ${answer.asked} with Accept-Language: ${asked}`,
    `${answer.status} with ${answer.headers.get('Content-Language') ?? 'no Content-Language'}`,
  );
}
