import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { problem } from '../../../src/backend/contract/problem.ts';
import { attachmentOf, problemOf, refusedFields, sendFile } from '../../support/node/feedback.ts';
import { buildPdf, buildPhoto, pngChunk } from '../../support/node/pictures.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
const MEGABYTE = 1_024 * 1_024;
const PNG_BEGINS = Buffer.from('89504e470d0a1a0a', 'hex');

/** A PNG that says it is so large, and holds these rows. */
function pngOf(width: number, height: number, rows: Buffer, ...chunks: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const idat = pngChunk('IDAT', deflateSync(rows));
  return Buffer.concat([PNG_BEGINS, pngChunk('IHDR', header), ...chunks, idat, pngChunk('IEND', Buffer.alloc(0))]);
}

/** A JPEG of 65,535 pixels each way, by its frame header. */
function hugeJpeg(jpeg: Buffer): Buffer {
  const huge = Buffer.from(jpeg);
  const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
  huge.writeUInt16BE(65_535, frame + 5);
  huge.writeUInt16BE(65_535, frame + 7);
  return huge;
}

describe('a file that is none', () => {
  let server: TestServer;
  let jpeg: Buffer;
  let png: Buffer;
  before(async () => {
    server = await startTestServer({ policy: { attachments: { bytes: 2 * MEGABYTE } } });
    jpeg = await buildPhoto('image/jpeg');
    png = await buildPhoto('image/png');
  });

  const nothingIsLeft = async () => {
    assert.deepEqual(await readdir(join(server.settings.data, 'files/incoming')), []);
  };

  it('is refused by its type alone, unread', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'image/gif', 'image/heic', 'application/zip', 'image/*', '']) {
      assert.equal((await problemOf(await sendFile(server, jpeg, { type }), 415)).kind, 'unsupported');
    }
  });

  it('is refused by its content, whatever it says it is', async () => {
    const pretenders = [
      '<!doctype html><script>alert(1)</script>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'MZ\u0090\u0000\u0003',
      'PK\u0003\u0004',
      'GIF89a\u0001\u0000\u0001\u0000',
      '#!/bin/sh\n',
      'II*\u0000\b\u0000\u0000\u0000',
      'just words',
      '\u0000'.repeat(100),
    ];
    for (const type of ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']) {
      for (const content of pretenders) {
        await problemOf(await sendFile(server, Buffer.from(content, 'latin1'), { type }), 415);
      }
    }
    await problemOf(await sendFile(server, buildPdf(), { type: 'image/jpeg' }), 415);
    await problemOf(await sendFile(server, jpeg, { type: 'application/pdf' }), 415);
    await nothingIsLeft();
  });

  it('is refused when it is empty or broken', async () => {
    assert.deepEqual(await refusedFields(await sendFile(server, Buffer.alloc(0))), ['file: empty']);
    for (const [type, broken] of [
      ['image/jpeg', jpeg.subarray(0, jpeg.length / 2)],
      ['image/jpeg', jpeg.subarray(0, 20)],
      ['image/png', png.subarray(0, png.length / 2)],
      ['image/png', pngOf(8, 8, Buffer.alloc(3))],
      ['application/pdf', buildPdf().subarray(0, 60)],
      ['application/pdf', Buffer.from('%PDF-9.9\n%%EOF')],
    ] as const) {
      assert.deepEqual(await refusedFields(await sendFile(server, broken, { type })), ['file: damaged']);
    }
    await nothingIsLeft();
  });

  it(`is refused or mended where a telephone or a line has damaged it (seed ${SEED})`, async () => {
    const photos = await Promise.all(TYPES.map((type) => buildPhoto(type)));
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 1, 2), damage, async (which, changes) => {
        const photo = Buffer.from(photos[which]!);
        for (const [place, byte] of changes) photo[place % photo.length] = byte;
        const response = await sendFile(server, photo, { type: TYPES[which] });
        assert.ok(response.status === 201 || (response.status >= 400 && response.status < 500), `${response.status}`);
        await response.arrayBuffer();
      }),
      { seed: SEED, numRuns: process.env.DVC_FULL ? 5_000 : 250 },
    );
    await nothingIsLeft();
  });

  it('is refused when it would fill the memory', async () => {
    const bombs: readonly (readonly [string, Buffer])[] = [
      ['image/png', pngOf(65_535, 65_535, Buffer.alloc(100))],
      ['image/png', pngOf(2_147_483_647, 2_147_483_647, Buffer.alloc(100))],
      ['image/png', pngOf(8_000, 8_000, Buffer.alloc(1_001 * 8_000))],
      ['image/jpeg', hugeJpeg(jpeg)],
    ];
    for (const [type, bomb] of bombs) {
      assert.ok(bomb.length < MEGABYTE);
      const response = await sendFile(server, bomb, { type });
      const { kind } = problem.parse(await response.json());
      assert.ok(kind === 'too-large' || kind === 'invalid', kind);
    }
    await nothingIsLeft();
  });

  it('does no harm by something large that is packed beside the picture', async () => {
    const hidden = pngChunk('zTXt', Buffer.concat([Buffer.from('note\0\0'), deflateSync(Buffer.alloc(32 * MEGABYTE))]));
    const response = await sendFile(server, pngOf(8, 8, Buffer.alloc(16), hidden), { type: 'image/png' });
    assert.ok(response.status === 201 || response.status === 400, String(response.status));
    await response.arrayBuffer();
  });

  it('hides nothing behind a picture, and is served by nobody as something else', async () => {
    const folder = join(server.settings.data, 'files');
    const known = new Set(await readdir(folder));
    const polyglots = [
      Buffer.concat([jpeg, Buffer.from('<script>alert("polyglot")</script>')]),
      Buffer.concat([jpeg, Buffer.from('PK\u0003\u0004polyglot', 'latin1')]),
      Buffer.concat([
        jpeg.subarray(0, 2),
        Buffer.from([0xff, 0xfe, 0, 30]),
        Buffer.from('/*<script>polyglot</script>*/'.slice(0, 28)),
        jpeg.subarray(2),
      ]),
    ];
    for (const polyglot of polyglots) await attachmentOf(await sendFile(server, polyglot));
    const added = (await readdir(folder)).filter((name) => !known.has(name));
    assert.equal(added.length, polyglots.length);
    for (const name of added) {
      assert.match(name, /^[0-9a-f]{32}$/);
      assert.equal((await readFile(join(folder, name))).includes('polyglot'), false);
    }
  });

  it('is refused in an answer that reaches whoever sends a file far too large', async () => {
    for (const size of [3, 12, 40]) {
      const response = await sendFile(server, Buffer.alloc(size * MEGABYTE));
      assert.equal((await problemOf(response, 413)).kind, 'too-large');
    }
  });

  it('is refused by its announced length, before it is sent', async () => {
    const sent = request(`${server.address}/api/v1/attachments`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/jpeg', 'Content-Length': 200 * MEGABYTE, 'Idempotency-Key': 'x'.repeat(21) },
    });
    sent.on('error', () => {});
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    assert.equal(response.statusCode, 413);
    sent.destroy();
  });

  it('is refused once it is too long, in an answer that reaches whoever still sends', async () => {
    let sent = 0;
    let isWanted = true;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 64 * 1_024;
        if (!isWanted || sent > 32 * MEGABYTE) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1_024));
      },
      cancel() {
        isWanted = false;
      },
    });
    assert.equal((await problemOf(await sendFile(server, endless), 413)).kind, 'too-large');
    await nothingIsLeft();
  });

  it('leaves nothing when whoever sends it hangs up half-way', async () => {
    const key = 'half-way-half-way-half-way';
    const headers = { 'Content-Type': 'image/jpeg', 'Idempotency-Key': key, Expect: '100-continue' };
    const sent = request(`${server.address}/api/v1/attachments`, { method: 'POST', headers });
    sent.on('error', () => {});
    sent.flushHeaders();
    await once(sent, 'continue');
    sent.write(jpeg.subarray(0, 100));
    await problemOf(await sendFile(server, jpeg, { key }), 409);
    const givenUp = server.nextLine(/attachments/);
    sent.destroy();
    await givenUp;
    await attachmentOf(await sendFile(server, jpeg, { key }));
    await nothingIsLeft();
  });
});
