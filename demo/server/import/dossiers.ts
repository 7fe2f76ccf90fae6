/**
 * `npm run import:dossiers -- FILE`: dossiers, one a line (`.jsonl`, `.jsonl.gz`): as the contract has them with
 * `factors`, or messages as they go to the national synchronisation service; a `.json` file holds one, or a list.
 */
import { readFile } from 'node:fs/promises';
import { readSecret } from '../secret.ts';
import { readSettings } from '../settings.ts';
import { runImport } from './command.ts';
import { keepDossiers } from './dossiers-keep.ts';
import { readDossierRecords, type DossierReading } from './dossiers-messages.ts';
import { parseJson, readLines, UnreadableFileError } from './files.ts';

await runImport(async (db, file) => {
  // What is compared later is hashed under the server's own secret.
  const secret = await readSecret(readSettings(process.env));
  return keepDossiers(db, secret, file.endsWith('.json') ? await readWhole(file) : readEachLine(file));
});

async function* readEachLine(file: string): AsyncGenerator<DossierReading> {
  for await (const line of readLines(file)) {
    if (line.trim() !== '') yield* readDossierRecords(parseJson(line));
  }
}

async function readWhole(file: string): Promise<DossierReading[]> {
  const whole = parseJson(await readFile(file, 'utf8'));
  if (whole === undefined) throw new UnreadableFileError('Tệp này không phải JSON hoàn chỉnh.');
  return (Array.isArray(whole) ? (whole as unknown[]) : [whole]).flatMap(readDossierRecords);
}
