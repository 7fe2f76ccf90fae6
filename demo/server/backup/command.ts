/**
 * `npm run backup -- FOLDER` copies the database, the files, the secret and the agency's own rules to a new folder while
 * the server works. The copy is a data folder itself: `DVC_DATA=FOLDER npm run server` runs from it. With a PostgreSQL
 * it copies what is beside it, and `pg_dump` the rows. The exit code is 0 when the copy is whole and on the disk.
 */
import { resolve } from 'node:path';
import { createLog, describeError } from '../log.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { backUp, BackupError } from './backup.ts';

const HELP = 'npm run backup -- THƯ-MỤC-MỚI';

try {
  await run(process.argv.slice(2));
} catch (error) {
  const isKnown = error instanceof BackupError || error instanceof SettingsError;
  console.error(isKnown ? error.message : 'Không sao lưu được. Thư mục đích chưa có gì dùng được.');
  if (!isKnown) createLog().error(describeError(error), 'failed');
  process.exitCode = 1;
}

async function run([folder, ...more]: string[]): Promise<void> {
  if (!folder || more.length > 0) throw new BackupError(HELP);
  const { database, files } = await backUp(readSettings(process.env), resolve(folder));
  console.log(`Đã sao lưu (backed up): ${database ? 'kho dữ liệu (database), ' : ''}${files} tệp (files).`);
  if (!database) console.log('Kho dữ liệu ở PostgreSQL: hãy sao lưu bằng pg_dump trước lệnh này (run pg_dump first).');
}
