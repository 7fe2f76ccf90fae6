import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { backUp, BackupError } from '../../../demo/server/backup/backup.ts';
import type { Receipt } from '../../../src/backend/contract/feedback.ts';
import { attachmentOf, buildFeedback, receiptOf, sendFeedback, sendFile } from '../../support/node/feedback.ts';
import { temporaryFolder } from '../../support/node/folder.ts';
import { buildPhoto } from '../../support/node/pictures.ts';
import { runScript } from '../../support/node/script.ts';
import { startTestServer, type Asking } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const COMMAND = 'demo/server/backup/command.ts';

const send = async (server: Asking): Promise<Receipt> => receiptOf(await sendFeedback(server));

async function sendWithPhoto(server: Asking): Promise<Receipt> {
  const { id } = await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg')));
  return receiptOf(await sendFeedback(server, buildFeedback({ attachments: [id] })));
}

async function mustFind(server: Asking, { code }: Receipt): Promise<void> {
  assert.equal((await server.post('/feedback/lookup', { code })).status, 200, code);
}

describe('a copy of a server that is at work', () => {
  it('holds all that was acknowledged before, opens by itself, and takes more', async () => {
    const data = await temporaryFolder();
    const target = join(await temporaryFolder(), 'ban-sao');
    const server = await startTestServer({ data });
    const before = [
      await sendWithPhoto(server),
      ...(await Promise.all(Array.from({ length: 20 }, () => send(server)))),
    ];
    let isBusy = true;
    const meanwhile = (async () => {
      while (isBusy) await send(server);
    })();
    const { code, output } = await runScript(COMMAND, [target], { DVC_DATA: data });
    isBusy = false;
    await meanwhile;
    assert.equal(code, 0, output);
    assert.match(output, /database\), 1 tệp/);
    await server.close();

    const restored = await startTestServer({ data: target });
    for (const receipt of before) await mustFind(restored, receipt);
    await mustFind(restored, await send(restored));
    const files = async (folder: string) =>
      (await readdir(join(folder, 'files'))).filter((name) => name !== 'incoming');
    assert.deepEqual(await files(target), await files(data));
  });

  it('is for its owner alone', async () => {
    const { settings, close } = await startTestServer();
    const target = join(await temporaryFolder(), 'ban-sao');
    await backUp(settings, target);
    await close();
    assert.equal((await stat(target)).mode & 0o077, 0);
    for (const name of ['dvc.sqlite', 'secret']) assert.equal((await stat(join(target, name))).mode & 0o077, 0, name);
  });

  it('never takes the place of another, and is nothing where there is no store', async () => {
    const { settings } = await startTestServer();
    const folder = await temporaryFolder();
    await assert.rejects(backUp(settings, folder), BackupError);
    const target = join(folder, 'ban-sao');
    await assert.rejects(backUp({ data: join(folder, 'nowhere') }, target), BackupError);
    assert.deepEqual(await readdir(folder), []);
  });

  for (const { name, skip, emptyPlace } of STORES.filter(({ name }) => name === 'PostgreSQL')) {
    it(`beside ${name} holds the secret and the files, and says what is left to do`, { skip }, async () => {
      const place = await emptyPlace();
      const server = await startTestServer(place);
      await sendWithPhoto(server);
      const target = join(await temporaryFolder(), 'ban-sao');
      const environment = { DVC_DATA: place.data, DATABASE_URL: place.databaseUrl! };
      const { code, output } = await runScript(COMMAND, [target], environment);
      assert.equal(code, 0, output);
      assert.match(output, /pg_dump/);
      assert.deepEqual((await readdir(target)).sort(), ['files', 'secret']);
      assert.equal((await readdir(join(target, 'files'))).length, 1);
    });
  }
});
