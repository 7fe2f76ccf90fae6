import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import sharp from 'sharp';
import { attachmentOf, sendFile } from '../../support/node/feedback.ts';
import { buildPhoto, CANARIES, differenceFrom, MOTIFS, ORIENTATIONS } from '../../support/node/pictures.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';

/** What a picture may lose by being written anew: the mean difference of a pixel, of 255. */
const LOSS = 6;
const MARKS = [
  ...Object.values(CANARIES),
  'Exif\0',
  'ns.adobe.com',
  'xmpmeta',
  'Photoshop',
  '8BIM',
  'eXIf',
  'iTXt',
  'XMP ',
];

/** The one file that came into the folder while this was done. */
async function newFile({ settings }: TestServer, work: () => Promise<unknown>): Promise<Buffer> {
  const folder = join(settings.data, 'files');
  const known = new Set(await readdir(folder));
  await work();
  const added = (await readdir(folder)).filter((name) => !known.has(name));
  assert.equal(added.length, 1);
  return readFile(join(folder, added[0]!));
}

describe('a picture that was sent', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });

  for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const) {
    it(`is kept upright and without a word about its owner: ${type}, six motifs, eight orientations`, async () => {
      for (const [name, motif] of Object.entries(MOTIFS)) {
        for (const orientation of ORIENTATIONS) {
          const photo = await buildPhoto(type, motif, orientation);
          for (const canary of Object.values(CANARIES)) assert.ok(photo.includes(canary), `${type} ${canary}`);
          assert.equal((await sharp(photo).metadata()).orientation, orientation);
          const kept = await newFile(server, async () => {
            const taken = await attachmentOf(await sendFile(server, photo, { type }));
            assert.equal(taken.type, type);
          });
          const which = `${name}, orientation ${orientation}`;
          for (const mark of MARKS) assert.equal(kept.includes(mark), false, `${which}: ${mark}`);
          const { exif, xmp, iptc, icc, orientation: left, format } = await sharp(kept).metadata();
          assert.deepEqual(
            [exif, xmp, iptc, icc, left],
            [undefined, undefined, undefined, undefined, undefined],
            which,
          );
          assert.equal(`image/${format}`, type);
          const difference = await differenceFrom(motif, kept);
          assert.ok(difference < LOSS, `${which}: ${difference}`);
        }
      }
    });
  }

  it('is the kind that it is, whatever a telephone called it', async () => {
    const taken = await attachmentOf(await sendFile(server, await buildPhoto('image/webp'), { type: 'image/jpeg' }));
    assert.equal(taken.type, 'image/webp');
  });

  it('is told by its size as it is kept', async () => {
    let bytes = 0;
    const kept = await newFile(server, async () => {
      ({ bytes } = await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg'))));
    });
    assert.equal(bytes, kept.length);
  });
});
