/** `npm run import:agencies -- FILE`: agencies of the contract's shape, one a line (`.jsonl`, `.jsonl.gz`). */
import { runImport } from './command.ts';
import { readLines } from './files.ts';
import { keepAgencies } from './keep.ts';
import { readAgencies } from './own-records.ts';

await runImport((db, file) => keepAgencies(db, readAgencies(readLines(file))));
