import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { text } from '../../src/backend/contract/common.ts';
import { problem } from '../../src/backend/contract/problem.ts';
import { asJson } from '../../src/backend/json.ts';
import { BackendError } from '../../src/backend/errors.ts';
import { addressOf, request, secondsUntil, type RequestOptions } from '../../src/backend/request.ts';
import { stopClock, isDeadline, isPause } from './clock.ts';
import { html, inTurn, json, says, startEndpoint, type Answer } from './endpoint.ts';
import { failureOf } from './failure.ts';

const endpoint = await startEndpoint();
const clock = stopClock();
const schema = z.object({ title: text, steps: z.array(z.string()) });
const whole = { title: 'Đăng ký khai sinh', steps: ['Nộp giấy tờ'] };

const ask = (options: Partial<RequestOptions<typeof schema>> = {}) =>
  request({ endpoint: endpoint.address }, { path: '/v1/thing', schema, ...options });
/** A question that is not asked again, so that one bad answer is enough. */
const tell = () => ask({ init: asJson({ a: 1 }) });

beforeEach(() => clock.forget());
afterEach(() => assert.deepEqual(clock.pending, [], 'a timer was left behind'));

const cut: Answer = (response) => void response.socket!.resetAndDestroy();
const cutInTheBody: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"title":', () => response.socket!.destroy());
};
const silent: Answer = () => {};

describe('what is asked', () => {
  it('names the agency and the language, and leaves out what is empty', async () => {
    endpoint.answer(json(whole));
    await request(
      { endpoint: `${endpoint.address}/api`, agency: 'H90.101', lang: 'en' },
      { path: '/v1/procedures', schema, query: { q: 'khai sinh & cưới?', page: 2, field: '', level: undefined } },
    );
    assert.deepEqual(endpoint.asked, [
      'GET /api/v1/procedures?q=khai+sinh+%26+c%C6%B0%E1%BB%9Bi%3F&page=2&agency=H90.101',
    ]);
    assert.equal(endpoint.headers[0]?.['accept-language'], 'en');
    assert.equal(endpoint.headers[0]?.['accept'], 'application/json');
  });

  it('is no address that a half of a letter could break', () => {
    assert.match(addressOf({ endpoint: 'https://dvc.example' }, '/v1/procedures', { q: 'a\ud800b' }), /q=a%EF%BF%BDb$/);
  });

  it('sends JSON by POST', async () => {
    endpoint.answer(json(whole));
    await tell();
    assert.deepEqual(endpoint.asked, ['POST /v1/thing']);
    assert.deepEqual(endpoint.bodies, ['{"a":1}']);
    assert.equal(endpoint.headers[0]?.['content-type'], 'application/json');
  });

  it('carries no cookie and no page it comes from', async () => {
    endpoint.answer(json(whole, 200, { 'Set-Cookie': 'a=b' }));
    await ask();
    await ask();
    for (const headers of endpoint.headers) {
      assert.equal(headers.cookie, undefined);
      assert.equal(headers.referer, undefined);
    }
  });
});

describe('an answer that is as agreed', () => {
  it('is read', async () => {
    endpoint.answer(json(whole));
    assert.deepEqual(await ask(), whole);
  });

  it('may begin with a byte order mark and name its alphabet', async () => {
    endpoint.answer(says(`\ufeff${JSON.stringify(whole)}`, { 'Content-Type': 'Application/JSON; charset=utf-8' }));
    assert.deepEqual(await ask(), whole);
  });

  it('may come byte by byte, cutting letters in pieces', async () => {
    endpoint.answer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const bytes = Buffer.from(JSON.stringify(whole));
      const drip = (at: number): void => {
        if (at === bytes.length) return void response.end();
        response.write(bytes.subarray(at, at + 1), () => setImmediate(drip, at + 1));
      };
      drip(0);
    });
    assert.deepEqual(await ask(), whole);
  });

  it('may name a member twice: the last counts', async () => {
    endpoint.answer(says('{"title":"a","steps":[],"title":"b"}'));
    assert.deepEqual(await ask(), { title: 'b', steps: [] });
  });

  it('cannot reach the prototypes of the page', async () => {
    endpoint.answer(
      says('{"__proto__":{"planted":1},"constructor":{"prototype":{"planted":1}},"title":"a","steps":[]}'),
    );
    assert.deepEqual(Object.keys(await ask()), ['title', 'steps']);
    assert.equal(({} as { planted?: unknown }).planted, undefined);
  });

  it('lacks a part, and the rest is shown', async () => {
    endpoint.answer(says('{"title":"a","steps":["one",2,null,"three"]}'));
    assert.deepEqual(await ask(), { title: 'a', steps: ['one', 'three'] });
  });

  it('may come by a redirect', async () => {
    endpoint.answer((response, incoming, call) =>
      incoming.url === '/v1/elsewhere'
        ? json(whole)(response, incoming, call)
        : void response.writeHead(302, { Location: '/v1/elsewhere' }).end(),
    );
    assert.deepEqual(await ask(), whole);
  });
});

describe('an answer that is not as agreed', () => {
  const refused: [what: string, answer: Answer][] = [
    ['a page of HTML with 200', html(200)],
    ['JSON that says it is HTML', says(JSON.stringify(whole), { 'Content-Type': 'text/html' })],
    ['HTML that says it is JSON', says('<!doctype html>')],
    ['an answer without a type', (response) => void response.writeHead(200).end(JSON.stringify(whole))],
    ['nothing with 200', says('')],
    ['only a byte order mark', says('\ufeff')],
    ['204', (response) => void response.writeHead(204).end()],
    ['304', (response) => void response.writeHead(304).end()],
    ['a number', says('5')],
    ['null', says('null')],
    ['a list', says('[]')],
    ['another object', says('{"message":"ok"}')],
    ['UTF-16', says(Buffer.from(`\ufeff${JSON.stringify(whole)}`, 'utf16le'))],
    ['two answers in one', says(JSON.stringify(whole).repeat(2))],
    ['a status nobody agreed on', html(418)],
  ];
  for (const [what, answer] of refused) {
    it(`is told as such: ${what}`, async () => {
      endpoint.answer(answer);
      assert.equal((await failureOf(ask())).kind, 'contract');
      assert.equal(endpoint.asked.length, 1, 'asking again would not help');
    });
  }

  it('is found out wherever it is cut off', async () => {
    const bytes = Buffer.from(JSON.stringify(whole));
    for (let length = 0; length < bytes.length; length++) {
      endpoint.answer(says(bytes.subarray(0, length)));
      assert.equal((await failureOf(tell())).kind, 'contract', `cut after ${length} bytes`);
    }
  });

  it('is not read without end', async () => {
    const block = Buffer.alloc(64 * 1024, ' ');
    let sent = 0;
    endpoint.answer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const pour = (): void => {
        while (sent < 50_000_000 && !response.destroyed) {
          sent += block.length;
          if (!response.write(block)) return void response.once('drain', pour);
        }
        response.end();
      };
      pour();
    });
    assert.equal((await failureOf(ask())).kind, 'contract');
    await endpoint.left();
    assert.ok(sent < 20_000_000, `${sent} bytes were sent`);
  });

  it('is not read without end when it is packed small', async () => {
    endpoint.answer(says(gzipSync(Buffer.alloc(50_000_000, ' ')), { 'Content-Encoding': 'gzip' }));
    assert.equal((await failureOf(ask())).kind, 'contract');
  });
});

describe('a refusal', () => {
  const kinds: [status: number, kind: string][] = [
    [400, 'invalid'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [408, 'timeout'],
    [409, 'conflict'],
    [410, 'not-found'],
    [413, 'too-large'],
    [415, 'unsupported'],
    [422, 'conflict'],
    [429, 'too-many'],
    [500, 'server'],
    [502, 'server'],
    [503, 'unavailable'],
    [504, 'server'],
    [511, 'server'],
  ];
  for (const [status, kind] of kinds) {
    it(`of a proxy with ${status} is told as ${kind}`, async () => {
      endpoint.answer(html(status));
      assert.equal((await failureOf(tell())).kind, kind);
    });
  }

  it('says which fields, until when and how long to wait', async () => {
    const until = '2026-11-24T08:00:00+07:00';
    const body = {
      type: 'about:blank',
      title: 'Sai',
      status: 400,
      kind: 'invalid',
      errors: [{ field: 'q', key: 'long' }],
      until,
    };
    endpoint.answer(json(problem.parse(body), 400, { 'Content-Type': 'application/problem+json', 'Retry-After': '7' }));
    const failure = await failureOf(tell());
    assert.deepEqual(failure.fields, [{ field: 'q', key: 'long' }]);
    assert.equal(failure.until, until);
    assert.equal(failure.retryAfter, 7);
    assert.match(failure.message, /400.*Sai/);
  });

  it('is told by its status when its words are another shape', async () => {
    endpoint.answer(json({ error: 'oops', errors: 'all', until: 5 }, 503));
    const failure = await failureOf(tell());
    assert.equal(failure.kind, 'unavailable');
    assert.deepEqual(failure.fields, []);
    assert.equal(failure.until, undefined);
  });

  it('says nothing of what was sent when it comes from elsewhere', async () => {
    endpoint.answer((response, incoming) =>
      incoming.url === '/v1/elsewhere'
        ? void response.writeHead(404, { 'Content-Type': 'application/problem+json' }).end('{}')
        : void response.writeHead(302, { Location: '/v1/elsewhere' }).end(),
    );
    await assert.rejects(ask(), { kind: 'not-found', status: undefined });
  });

  it('is told by its status when its words never end or break off', async () => {
    endpoint.answer((response) => {
      response.writeHead(500, { 'Content-Type': 'application/problem+json' });
      response.write('{"type":', () => response.socket!.destroy());
    });
    assert.equal((await failureOf(tell())).kind, 'server');
    endpoint.answer(says(Buffer.alloc(2_000_000, ' '), {}, 500));
    assert.equal((await failureOf(tell())).kind, 'server');
  });
});

describe('no answer', () => {
  it('is told as unreachable when nobody listens', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    const asking = request({ endpoint: `http://127.0.0.1:${port}` }, { path: '/v1/status', schema, init: asJson({}) });
    assert.equal((await failureOf(asking)).kind, 'unreachable');
  });

  for (const [what, answer] of [
    ['the connection is cut', cut],
    ['the connection is cut in the body', cutInTheBody],
    ['a redirect leads in a circle', (response) => void response.writeHead(302, { Location: '/v1/thing' }).end()],
    ['packed data is broken', says('{"title":"a"}', { 'Content-Encoding': 'gzip' })],
  ] satisfies [string, Answer][]) {
    it(`is told as unreachable when ${what}`, async () => {
      endpoint.answer(answer);
      assert.equal((await failureOf(tell())).kind, 'unreachable');
    });
  }

  it('is told as offline when the device has no network', async (t) => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    t.after(() => Reflect.deleteProperty(navigator, 'onLine'));
    endpoint.answer(cut);
    assert.equal((await failureOf(tell())).kind, 'offline');
  });

  for (const [what, answer] of [
    ['the endpoint never answers', silent],
    ['the body never ends', (response) => void response.writeHead(200).write('{')],
  ] satisfies [string, Answer][]) {
    it(`is told as a timeout when ${what}, and the connection is given up`, async () => {
      endpoint.answer(answer);
      const asking = tell();
      await endpoint.request(0);
      const [failure] = await Promise.all([failureOf(asking), clock.pass(isDeadline)]);
      assert.equal(failure.kind, 'timeout');
      await endpoint.left();
    });
  }
});

describe('asking again', () => {
  it('turns a passing failure into an answer', async () => {
    endpoint.answer(inTurn(html(502), cut, json(whole)));
    const asking = ask();
    await clock.pass(isPause);
    await clock.pass(isPause);
    assert.deepEqual(await asking, whole);
    assert.equal(endpoint.asked.length, 3);
  });

  it('ends after two more tries, each after a longer pause that is not the same for all', async () => {
    endpoint.answer(html(500));
    const first = [];
    for (let round = 0; round < 4; round++) {
      const asking = failureOf(ask());
      const pauses = [await clock.pass(isPause), await clock.pass(isPause)] as const;
      assert.equal((await asking).kind, 'server');
      assert.ok(pauses[0] >= 600 && pauses[0] <= 1000, `${pauses[0]} ms`);
      assert.ok(pauses[1] >= 1875 && pauses[1] <= 3125, `${pauses[1]} ms`);
      first.push(pauses[0]);
    }
    assert.equal(endpoint.asked.length, 12);
    assert.ok(new Set(first).size > 1, 'all phones would ask in the same moment');
  });

  it('is left to the citizen, at once, when the device itself says that it has no network', async (t) => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    t.after(() => Reflect.deleteProperty(navigator, 'onLine'));
    endpoint.answer(cut);
    assert.equal((await failureOf(ask())).kind, 'offline');
    assert.equal(endpoint.asked.length, 1);
  });

  it('waits as long as the endpoint asks', async () => {
    endpoint.answer(inTurn(html(429, { 'Retry-After': '4' }), json(whole)));
    const [answer, pause] = await Promise.all([ask(), clock.pass(isPause)]);
    assert.deepEqual(answer, whole);
    assert.equal(pause, 4000);
  });

  for (const wait of ['6', '86400', '99999999999999999999999', new Date(Date.now() + 60_000).toUTCString()]) {
    it(`is left to the citizen when the endpoint wants Retry-After: ${wait.slice(0, 8)}…`, async () => {
      endpoint.answer(html(503, { 'Retry-After': wait }));
      const failure = await failureOf(ask());
      assert.equal(endpoint.asked.length, 1);
      assert.ok(failure.retryAfter! > 5 && failure.retryAfter! <= 600);
    });
  }

  for (const wait of ['soon', '', '-5', '1.5', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    it(`comes after the usual pause when Retry-After is “${wait}”`, async () => {
      endpoint.answer(inTurn(html(503, { 'Retry-After': wait }), json(whole)));
      const [, pause] = await Promise.all([ask(), clock.pass(isPause)]);
      assert.ok(pause >= 600 && pause <= 1000, `${pause} ms`);
    });
  }

  for (const status of [400, 403, 404, 409, 413, 415, 422]) {
    it(`does not help against ${status}`, async () => {
      endpoint.answer(html(status));
      await failureOf(ask());
      assert.equal(endpoint.asked.length, 1);
    });
  }

  for (const [what, answer] of [
    ['500', html(500)],
    ['503 with Retry-After', html(503, { 'Retry-After': '1' })],
    ['a cut connection', cut],
    ['an answer cut in the body', cutInTheBody],
  ] satisfies [string, Answer][]) {
    it(`never happens to what changes something: ${what}`, async () => {
      endpoint.answer(answer);
      await failureOf(tell());
      assert.equal(endpoint.asked.length, 1);
    });
  }
});

describe('an abort', () => {
  const reason = new Error('the element has left the page');
  const rejectsWithTheReason = (asking: Promise<unknown>) => assert.rejects(asking, (error) => error === reason);

  it('before asking asks nobody', async () => {
    await rejectsWithTheReason(ask({ signal: AbortSignal.abort(reason) }));
    assert.deepEqual(endpoint.asked, []);
  });

  for (const [when, answer] of [
    ['while the answer is awaited', silent],
    ['in the body', (response) => void response.writeHead(200).write('{')],
  ] satisfies [string, Answer][]) {
    it(`${when} gives up the connection and throws the reason as it is`, async () => {
      endpoint.answer(answer);
      const abort = new AbortController();
      const asking = rejectsWithTheReason(ask({ signal: abort.signal }));
      await endpoint.request(0);
      abort.abort(reason);
      await asking;
      await endpoint.left();
      assert.equal(endpoint.asked.length, 1);
    });
  }

  it('in a pause ends it', async () => {
    endpoint.answer(html(500));
    const abort = new AbortController();
    const asking = rejectsWithTheReason(ask({ signal: abort.signal }));
    await clock.running(isPause);
    abort.abort(reason);
    await asking;
    assert.equal(endpoint.asked.length, 1);
  });

  it('between a failure and its pause leaves no pause', async () => {
    endpoint.answer(json(whole));
    const abort = new AbortController();
    const examine = (): never => {
      queueMicrotask(() => abort.abort(reason));
      throw new BackendError('server');
    };
    await rejectsWithTheReason(ask({ signal: abort.signal, examine }));
    assert.equal(endpoint.asked.length, 1);
  });

  it('leaves no listener on the signal after an answer', async () => {
    endpoint.answer(json(whole));
    const { signal } = new AbortController();
    await ask({ signal });
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});

describe('how long to wait', () => {
  const now = 'Tue, 24 Nov 2026 01:00:00 GMT';
  for (const [header, date, seconds] of [
    ['120', null, 120],
    ['0', null, 0],
    ['Tue, 24 Nov 2026 01:02:00 GMT', now, 120],
    ['Tue, 24 Nov 2026 00:00:00 GMT', now, 0],
    ['Wed, 25 Nov 2036 00:00:00 GMT', now, 600],
    ['99999999999999999999', null, 600],
    ['1'.repeat(400), null, 600],
    ['soon', now, undefined],
    ['', now, undefined],
    [null, now, undefined],
  ] satisfies [string | null, string | null, number | undefined][]) {
    it(`is ${seconds} s by “${header?.slice(0, 30)}”`, () => {
      assert.equal(secondsUntil(header, date), seconds);
    });
  }

  it('is reckoned by the answer’s own clock, whatever the phone’s says', (t) => {
    for (const phone of [0, Date.parse(now), Date.parse('2099-01-01')]) {
      t.mock.method(Date, 'now', () => phone);
      assert.equal(secondsUntil('Tue, 24 Nov 2026 01:00:30 GMT', now), 30);
    }
  });

  it('is reckoned by the phone’s clock where the answer shows none that makes sense', (t) => {
    t.mock.method(Date, 'now', () => Date.parse(now));
    assert.equal(secondsUntil('Tue, 24 Nov 2026 01:00:30 GMT', null), 30);
    assert.equal(secondsUntil('Tue, 24 Nov 2026 01:00:30 GMT', 'yesterday'), 30);
  });
});
