/**
 * What the contract says of every answer, looked at in all the answers of the run. A tour sees to it that each kind is
 * among them, also where only one of these checks is run.
 */
import { day, instant } from '../../backend/contract/common.ts';
import type { Answer } from '../answer.ts';
import { expect, someOf, type CheckGroup } from '../check.ts';
import { once, withQuery } from '../endpoint.ts';
import { stringsOf } from '../strings.ts';

const errors = 'Conventions, Errors';
const cors = 'Conventions, CORS';
const texts = 'Conventions, texts';

const VARIES_BY = ['origin', 'accept', 'accept-language'];
const EXPOSED = ['etag', 'retry-after', 'date', 'content-language'];
/** Names of members that hold a point in time. */
const POINT_IN_TIME = /^(time|at|from|until|asOf|[a-z]+At)$/;

export const everyAnswerChecks: CheckGroup = {
  name: 'Every answer of this run',
  checks: [
    {
      name: 'lets the asking site read every answer, errors too',
      section: cors,
      async run(endpoint) {
        const allowed = ['*', endpoint.origin];
        const answers = (await askAround(endpoint)).filter(({ origin }) => origin === endpoint.origin);
        mustAll(
          answers,
          ({ headers }) => allowed.includes(headers.get('Access-Control-Allow-Origin') ?? ''),
          `Access-Control-Allow-Origin: ${endpoint.origin} or *`,
        );
      },
    },
    {
      name: 'says that every answer varies by Origin, Accept and Accept-Language',
      section: cors,
      async run(endpoint) {
        mustAll(
          await askAround(endpoint),
          (answer) => VARIES_BY.every((name) => answer.listIn('Vary').includes(name)),
          'Vary: Origin, Accept, Accept-Language',
        );
      },
    },
    {
      name: 'exposes ETag, Retry-After, Date and Content-Language to the page',
      section: cors,
      async run(endpoint) {
        const answers = (await askAround(endpoint)).filter(
          ({ method, status }) => method !== 'OPTIONS' && status !== 304,
        );
        mustAll(
          answers,
          (answer) => EXPOSED.every((name) => answer.listIn('Access-Control-Expose-Headers').includes(name)),
          'Access-Control-Expose-Headers: ETag, Retry-After, Date, Content-Language',
        );
      },
    },
    {
      name: 'asks no browser for credentials',
      section: cors,
      async run(endpoint) {
        mustAll(
          await askAround(endpoint),
          ({ headers }) => !headers.has('Access-Control-Allow-Credentials'),
          'no Access-Control-Allow-Credentials',
        );
      },
    },
    {
      name: 'sets no cookie',
      section: cors,
      async run(endpoint) {
        mustAll(await askAround(endpoint), ({ headers }) => !headers.has('Set-Cookie'), 'no Set-Cookie');
      },
    },
    {
      name: 'says the language of every text',
      section: 'Conventions, Languages',
      async run(endpoint) {
        const answers = (await askAround(endpoint)).filter(({ bytes }) => bytes.length > 0);
        mustAll(answers, ({ headers }) => !!headers.get('Content-Language'), 'Content-Language');
      },
    },
    {
      name: 'sends texts in UTF-8',
      section: texts,
      async run(endpoint) {
        mustAll(await askAround(endpoint), isUtf8, 'UTF-8, and no other charset in Content-Type');
      },
    },
    {
      name: 'sends texts in Unicode form NFC',
      section: texts,
      async run(endpoint) {
        mustAllTexts(await askAround(endpoint), ({ text }) => text === text.normalize('NFC'), 'text in form NFC');
      },
    },
    {
      name: 'writes instants with their offset and days as YYYY-MM-DD',
      section: texts,
      async run(endpoint) {
        mustAllTexts(
          await askAround(endpoint),
          ({ name, text }) =>
            !POINT_IN_TIME.test(name) || instant.safeParse(text).success || day.safeParse(text).success,
          'an instant such as 2026-11-24T08:00:00+07:00 or a day such as 2026-11-24',
        );
      },
    },
    {
      name: 'answers every error with a problem of the contract',
      section: errors,
      async run(endpoint) {
        for (const answer of await askAround(endpoint)) {
          if (!answer.isError) continue;
          const expected = `application/problem+json for ${answer.asked}`;
          expect(answer.type === 'application/problem+json', expected, answer.summary);
          answer.heldToProblem();
        }
      },
    },
    {
      name: 'says with 429 and 503 when to come back',
      section: errors,
      async run(endpoint) {
        const answers = (await askAround(endpoint)).filter(({ status }) => status === 429 || status === 503);
        mustAll(answers, ({ headers }) => headers.has('Retry-After'), 'Retry-After');
      },
    },
  ],
};

/** All answers of the run, after one of each kind. */
const tour = once(async (endpoint) => {
  for (const path of ['/v1/status', '/v1/agencies', '/v1/procedures', '/v1/catalogue', '/v1/khong-co-cho-nay']) {
    await endpoint.ask(path);
  }
  await endpoint.ask('/v1/procedures/khong-co-ma-nay');
  await endpoint.ask(withQuery('/v1/agencies', { page: 0 }));
  await endpoint.ask(withQuery('/v1/status', { agency: 'H00.99.99' }));
  await endpoint.ask('/v1/status', { method: 'DELETE' });
  await endpoint.ask('/v1/status', { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'GET' } });
  const lines = await endpoint.ask('/v1/catalogue', { headers: { Accept: 'application/x-ndjson' } });
  await endpoint.ask('/v1/catalogue', {
    headers: { Accept: 'application/x-ndjson', 'If-None-Match': lines.headers.get('ETag') ?? '"none"' },
  });
});

const askAround = once(async (endpoint) => {
  await tour(endpoint);
  return endpoint.answers;
});

/** Fails with the first few answers that do not hold. */
function mustAll(answers: readonly Answer[], holds: (answer: Answer) => boolean, expected: string): void {
  const others = answers.filter((answer) => !holds(answer)).map(({ asked, status }) => `${asked} (${status})`);
  expect(others.length === 0, `${expected} on every answer`, `otherwise on ${someOf(others)}`);
}

function mustAllTexts(
  answers: readonly Answer[],
  holds: (place: { name: string; text: string }) => boolean,
  expected: string,
): void {
  const others: string[] = [];
  for (const answer of answers) {
    for (const place of stringsOf(answer.values())) {
      if (!holds(place)) others.push(`"${place.name}" of ${answer.asked}`);
    }
  }
  expect(others.length === 0, `${expected} everywhere`, `otherwise in ${someOf(others)}`);
}

function isUtf8({ bytes, headers }: Answer): boolean {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(headers.get('Content-Type') ?? '')?.[1] ?? 'utf-8';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^utf-?8$/i.test(charset);
  } catch {
    return false;
  }
}
