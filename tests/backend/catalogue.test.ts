import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { findCatalogued, readCatalogue } from '../../src/backend/catalogue.ts';
import { keptCatalogue } from '../../src/backend/catalogue-shelf.ts';
import type { CatalogueHead } from '../../src/backend/contract/catalogue.ts';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { buildProcedure } from '../../demo/mocks/builders.ts';
import { isDeadline, stopClock } from './clock.ts';
import { html, json, says, startEndpoint, type Answer } from './endpoint.ts';
import { failureOf } from './failure.ts';
import { holdsFor } from './property.ts';

const endpoint = await startEndpoint();
const clock = stopClock();
const backend = { endpoint: endpoint.address, agency: 'H90.101', lang: 'vi' };
const never = new AbortController().signal;

const head = {
  asOf: '2026-07-18',
  version: '7',
  fields: ['Hộ tịch', 'Đất đai'],
  audiences: ['Công dân Việt Nam', 'Tổ chức'],
  issuers: [{ code: 'G15', name: 'Bộ Tư pháp' }],
};
const line = { code: '1.001193', title: 'Đăng ký khai sinh', field: 0, audiences: [1], issuer: 0, levels: ['commune'] };
const birth: Summary = {
  code: '1.001193',
  title: 'Đăng ký khai sinh',
  field: 'Hộ tịch',
  audiences: ['Tổ chức'],
  issuer: { code: 'G15', name: 'Bộ Tư pháp' },
  levels: ['commune'],
  modes: [],
  keywords: [],
  scope: 'national',
};
const ndjson = (...lines: unknown[]): string => lines.map((one) => JSON.stringify(one)).join('\n');
const catalogue = (...lines: unknown[]): Answer =>
  says(ndjson(head, ...lines), { 'Content-Type': 'application/x-ndjson' });

const inPieces = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

/** A browser's cache storage, as far as it is needed. */
class Shelf {
  readonly kept = new Map<string, { body: string }>();
  open = async () => ({
    match: async (address: string) => {
      const found = this.kept.get(address);
      return found && new Response(found.body);
    },
    put: async (address: string, answer: Response) => void this.kept.set(address, { body: await answer.text() }),
  });
}
const ADDRESS = `${endpoint.address}/v1/catalogue.ndjson`;
let shelf: Shelf;

beforeEach(() => {
  clock.forget();
  shelf = new Shelf();
  Object.assign(globalThis, { caches: shelf });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'caches');
  assert.deepEqual(clock.pending, [], 'a timer was left behind');
});

async function readAll(signal = never) {
  let heads: CatalogueHead[] = [];
  let entries: Summary[] = [];
  const progress: number[] = [];
  await readCatalogue(
    backend,
    {
      head: (one) => ((heads = [...heads, one]), (entries = [])),
      entry: (entry) => entries.push(entry),
      progress: (count) => progress.push(count),
    },
    signal,
  );
  return { heads, entries, progress };
}

describe('the catalogue', () => {
  it('is one for all agencies of an endpoint', async () => {
    endpoint.answer(catalogue(line));
    await readAll();
    assert.deepEqual(endpoint.asked, ['GET /v1/catalogue.ndjson']);
    assert.equal(endpoint.headers[0]?.accept, 'application/x-ndjson');
  });

  it('makes whole summaries of its short lines', async () => {
    endpoint.answer(catalogue(line, { code: '2', title: 'Khác', scope: 'province', province: 'H90', internal: true }));
    const { heads, entries } = await readAll();
    assert.deepEqual(heads, [head]);
    assert.deepEqual(entries, [
      birth,
      {
        code: '2',
        title: 'Khác',
        field: '',
        audiences: [],
        issuer: { name: '' },
        levels: [],
        modes: [],
        keywords: [],
        scope: 'province',
        province: 'H90',
        internal: true,
      },
    ]);
  });

  it('hands over the province’s own words', async () => {
    endpoint.answer(says(ndjson({ ...head, words: [['sổ đỏ', 'giấy chứng nhận'], ['một mình'], 5] })));
    assert.deepEqual((await readAll()).heads[0]?.words, [['sổ đỏ', 'giấy chứng nhận']]);
  });

  it('tells how many have been read, and lets the page breathe after half a frame of work', async (context) => {
    let now = 0;
    context.mock.method(performance, 'now', () => now++);
    endpoint.answer(catalogue(...Array.from({ length: 60 }, (_, place) => ({ ...line, code: String(place) }))));
    const { entries, progress } = await readAll();
    assert.equal(entries.length, 60);
    assert.ok(progress.length >= 4 && progress.length <= 15, `${progress.length} times`);
    assert.deepEqual(
      progress,
      progress.toSorted((one, other) => one - other),
    );
    assert.ok(progress.at(-1)! <= 60);
  });

  it('is read as it arrives', async () => {
    let end = (): void => {};
    endpoint.answer((response) => {
      response.write(`${ndjson(head, line)}\n`);
      end = () => response.end(ndjson({ ...line, code: '2' }));
    });
    const codes: string[] = [];
    const entry = ({ code }: Summary): void => {
      codes.push(code);
      // Had it waited for the whole answer, this would never be asked for.
      if (codes.length === 1) end();
    };
    await readCatalogue(backend, { head: () => {}, entry, progress: () => {} }, never);
    assert.deepEqual(codes, ['1.001193', '2']);
  });

  for (const [what, broken] of [
    ['not JSON', '{"code":'],
    ['not an object', '5'],
    ['null', 'null'],
    ['without a code', '{"title":"x"}'],
    ['without a title', '{"code":"x","title":""}'],
    ['a page of HTML', '<html>'],
  ]) {
    it(`leaves out a line that is ${what}`, async () => {
      endpoint.answer(says([ndjson(head), broken, ndjson(line)].join('\n')));
      assert.deepEqual((await readAll()).entries, [birth]);
    });
  }

  it('reads of a faulty line what can be read', async () => {
    endpoint.answer(
      catalogue({
        ...line,
        keywords: null,
        modes: 'post',
        internal: 'no',
        field: 99,
        issuer: -1,
        audiences: [0, 'x', 7],
      }),
    );
    assert.deepEqual((await readAll()).entries, [
      { ...birth, field: '', issuer: { name: '' }, audiences: ['Công dân Việt Nam'] },
    ]);
  });

  it('passes over empty lines, line ends of Windows and a byte order mark', async () => {
    endpoint.answer(says(`\ufeff${JSON.stringify(head)}\r\n\r\n\n${JSON.stringify(line)}\r\n`));
    assert.deepEqual((await readAll()).entries, [birth]);
  });

  it('keeps the places of its lists when one entry of them cannot be read', async () => {
    const holed = {
      ...head,
      fields: [null, 'Hộ tịch'],
      audiences: [5, 'Tổ chức'],
      issuers: [{ name: 5 }, head.issuers[0]],
    };
    endpoint.answer(
      says(ndjson(holed, { ...line, field: 1, issuer: 1 }, { ...line, field: 0, audiences: [0], issuer: 0 })),
    );
    assert.deepEqual((await readAll()).entries, [birth, { ...birth, field: '', audiences: [], issuer: { name: '' } }]);
  });

  it('has no lists to refer to, and says what it can', async () => {
    endpoint.answer(says(ndjson({ asOf: '2026', version: '1' }, line)));
    assert.deepEqual((await readAll()).entries, [{ ...birth, field: '', audiences: [], issuer: { name: '' } }]);
  });

  holdsFor(
    'gives the same summaries however it is cut into pieces',
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (cuts) => {
      const bytes = Buffer.from(ndjson(head, line, { ...line, code: '2', title: 'Sổ đỏ – “cấp đổi” 😀' }));
      const places = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((one, other) => one - other);
      const pieces = [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
      const answer = new Response(inPieces(pieces));
      shelf.open = async () => ({ match: async () => answer, put: async () => {} });
      endpoint.answer(html(502));
      const { entries } = await readAll();
      assert.deepEqual(entries, [birth, { ...birth, code: '2', title: 'Sổ đỏ – “cấp đổi” 😀' }]);
    }),
    100,
  );
});

describe('a catalogue that cannot be had', () => {
  const failing: [what: string, answer: Answer, kind: string][] = [
    ['a page of HTML with 200', html(200), 'contract'],
    ['nothing', says(''), 'contract'],
    ['empty lines', says('\n\r\n\n'), 'contract'],
    ['a head of another shape', says(ndjson({ procedures: [] }, line)), 'contract'],
    ['a broken head', says(`{"asOf":\n${ndjson(line)}`), 'contract'],
    ['204', (response) => void response.writeHead(204).end(), 'contract'],
    ['500', html(500), 'server'],
    ['404', html(404), 'not-found'],
    ['a cut connection', (response) => void response.socket!.resetAndDestroy(), 'unreachable'],
    [
      'a cut connection in the middle',
      (response) => {
        response.writeHead(200, { 'Content-Length': '100000' });
        response.write(ndjson(head, line, line), () => response.socket!.destroy());
      },
      'unreachable',
    ],
  ];
  for (const [what, answer, kind] of failing) {
    it(`says so: ${what}`, async () => {
      endpoint.answer(answer);
      assert.equal((await failureOf(readAll())).kind, kind);
      assert.equal(shelf.kept.size, 0, 'what is no catalogue was kept');
    });

    it(`is replaced by the kept copy, which stays: ${what}`, async () => {
      endpoint.answer(catalogue(line));
      await readAll();
      endpoint.answer(answer);
      assert.deepEqual((await readAll()).entries, [birth]);
      assert.deepEqual((await readAll()).entries, [birth]);
    });
  }

  it('is replaced by the kept copy when the endpoint never answers', async () => {
    shelf.kept.set(ADDRESS, { body: ndjson(head, line) });
    endpoint.answer(() => {});
    const reading = readAll();
    await endpoint.request(0);
    assert.equal(await clock.pass(isDeadline), 20_000);
    assert.deepEqual((await reading).entries, [birth]);
    await endpoint.left();
  });

  it('is given up when it never ends, with two minutes for a slow phone', async () => {
    endpoint.answer((response) => void response.writeHead(200).write(ndjson(head)));
    const reading = failureOf(readAll());
    assert.equal(await clock.pass((milliseconds) => milliseconds > 20_000), 120_000);
    assert.equal((await reading).kind, 'timeout');
    await endpoint.left();
  });

  it('is not read without end, also when it is one line', async () => {
    const block = Buffer.alloc(256 * 1024, 'x');
    let sent = 0;
    endpoint.answer((response) => {
      const pour = (): void => {
        while (sent < 100_000_000 && !response.destroyed) {
          sent += block.length;
          if (!response.write(block)) return void response.once('drain', pour);
        }
        response.end();
      };
      pour();
    });
    assert.equal((await failureOf(readAll())).kind, 'contract');
    await endpoint.left();
    assert.ok(sent < 60_000_000, `${sent} bytes were sent`);
  });

  it('asks nothing and takes nothing kept once the element has left', async () => {
    shelf.kept.set(ADDRESS, { body: ndjson(head, line) });
    const reason = new Error('left');
    await assert.rejects(readAll(AbortSignal.abort(reason)), (error) => error === reason);
    assert.deepEqual(endpoint.asked, []);
  });

  it('is given up in the middle when the element leaves', async () => {
    const leaving = new AbortController();
    const reason = new Error('left');
    endpoint.answer((response) => void response.writeHead(200).write(`${ndjson(head)}\n`));
    const reader = { head: () => leaving.abort(reason), entry: () => {}, progress: () => {} };
    await assert.rejects(readCatalogue(backend, reader, leaving.signal), (error) => error === reason);
    await endpoint.left();
  });
});

describe('keeping a catalogue', () => {
  it('keeps the newest whole one', async () => {
    endpoint.answer(catalogue(line));
    await readAll();
    endpoint.answer(catalogue(line, { ...line, code: '2' }));
    await readAll();
    assert.equal(shelf.kept.get(ADDRESS)?.body, ndjson(head, line, { ...line, code: '2' }));
    assert.ok(await keptCatalogue(backend));
  });

  it('does no harm where there is no storage, or a full or forbidden one', async () => {
    const forbidden = async () => Promise.reject(new Error('SecurityError'));
    const full = async () => ({
      match: async () => undefined,
      put: async () => Promise.reject(new Error('QuotaExceededError')),
    });
    for (const caches of [undefined, { open: forbidden }, { open: full }]) {
      Object.assign(globalThis, { caches });
      endpoint.answer(catalogue(line));
      assert.deepEqual((await readAll()).entries, [birth]);
      endpoint.answer(html(500));
      assert.equal((await failureOf(readAll())).kind, 'server');
    }
  });
});

describe('one procedure beside a catalogue of files', () => {
  it('is read from its file', async () => {
    endpoint.answer(json(buildProcedure()));
    assert.deepEqual(await findCatalogued(backend, '1.001193/H90', never), buildProcedure());
    assert.deepEqual(endpoint.asked, ['GET /v1/procedures/1.001193%2FH90.json?agency=H90.101']);
  });

  it('is nothing where there is no file', async () => {
    endpoint.answer(html(404));
    assert.equal(await findCatalogued(backend, '9', never), undefined);
  });

  it('is a failure where there is no readable answer', async () => {
    endpoint.answer(html(200));
    assert.equal((await failureOf(findCatalogued(backend, '9', never))).kind, 'contract');
  });
});
