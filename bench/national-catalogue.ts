import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLines } from '../demo/server/import/files.ts';
import { readNationalFile } from '../demo/server/import/national.ts';
import type { Procedure, Summary } from '../src/backend/contract/procedures.ts';

/** The national portal's records; they are no part of the project. */
export const RECORDS = fileURLToPath(new URL('../../shared/data/procedures-national.jsonl.gz', import.meta.url));

export const hasNationalCatalogue = (): boolean => existsSync(RECORDS);

/** The whole national catalogue as the endpoint would keep it. */
export async function nationalCatalogue(): Promise<Summary[]> {
  const kept: Summary[] = [];
  for await (const reading of readNationalFile(readLines(RECORDS)))
    if ('kept' in reading) kept.push(summaryOf(reading.kept));
  return kept;
}

function summaryOf(procedure: Procedure): Summary {
  const { code, title, field, levels, modes, audiences, keywords, issuer, scope, province, internal } = procedure;
  return {
    code,
    title,
    field,
    levels,
    modes,
    audiences,
    keywords,
    issuer,
    scope,
    ...(province && { province }),
    ...(internal && { internal }),
  };
}
