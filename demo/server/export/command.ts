/**
 * `npm run export -- FOLDER` writes the catalogue that this endpoint serves as files for a web space without a server:
 * `FOLDER/v1/catalogue.ndjson` and `FOLDER/v1/procedures/CODE.json`. Run it again after each import. The exit code is 0
 * when all was written.
 */
import { resolve } from 'node:path';
import { Library } from '../library.ts';
import { createLog, describeError } from '../log.ts';
import { OwnWords } from '../own-words.ts';
import { loadStarterCatalogue } from '../seed.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { openStore } from '../store/store.ts';
import { exportCatalogue } from './static-folder.ts';

/** What is said to whoever runs the command, when it cannot be done. */
class CannotError extends Error {}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isKnown = error instanceof CannotError || error instanceof SettingsError;
  console.error(isKnown ? error.message : 'Chưa ghi xong thư mục này. Hãy chạy lại lệnh.');
  if (!isKnown) createLog().error(describeError(error), 'failed');
  process.exitCode = 1;
}

async function run([folder, ...more]: string[]): Promise<void> {
  if (!folder || more.length > 0) throw new CannotError('npm run export -- THƯ-MỤC');
  const settings = readSettings(process.env);
  const store = await openStore(settings);
  try {
    await loadStarterCatalogue(store.db, settings.agency);
    const library = await Library.open(store.db, settings.agency, new OwnWords(settings.data, createLog()));
    const lines = await library.latest.lines();
    const { procedures, leftOut } = await exportCatalogue(store.db, lines, resolve(folder));
    for (const code of leftOut) console.log(`không đặt được tên tệp (no file) ${JSON.stringify(code)}`);
    console.log(`Đã ghi (written): ${procedures} thủ tục (procedures).`);
  } finally {
    await store.close();
  }
}
