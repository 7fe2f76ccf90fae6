/**
 * `npm run import -- FILE`: procedures from the national portal's records (`.jsonl`, `.jsonl.gz`, a record a line) or
 * from a list of our own (`.json`).
 */
import { runImport } from './command.ts';
import { readLines, readList, UnreadableFileError } from './files.ts';
import { keepProcedures } from './keep.ts';
import { readNationalFile } from './national.ts';
import { readProcedures } from './own-records.ts';

await runImport(async (db, file) => {
  if (file.endsWith('.json')) return keepProcedures(db, readProcedures(await readList(file)));
  if (/\.jsonl(\.gz)?$/.test(file)) return keepProcedures(db, readNationalFile(readLines(file)));
  throw new UnreadableFileError('Thủ tục được nhập từ tệp .json, .jsonl hoặc .jsonl.gz.');
});
