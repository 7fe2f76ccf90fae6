/**
 * `npm run slips -- FILE --pages https://tên-miền/dvc/0.1.0/embed/`: for each dossier of a file (a code a line, or JSON
 * lines with `code`, as for `import:dossiers`) the two addresses that its slip can carry as QR codes, as JSON lines. With
 * `--sheet slips.html` it writes slips to print too. Codes and tokens stand in the output: it goes to the printer, and
 * nowhere else.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseJson, readLines, UnreadableFileError } from '../import/files.ts';
import { createLog, describeError } from '../log.ts';
import { readSecret } from '../secret.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { slipAddresses, type SlipPlaces } from './addresses.ts';
import { slipSheet, type Slip } from './sheet.ts';

const HELP = `npm run slips -- TỆP --pages https://tên-miền/dvc/0.1.0/embed/ [--endpoint https://tên-miền/api] [--agency MÃ] [--sheet giay-hen.html]
Chưa đặt DVC_PUBLIC_URL thì phải ghi --endpoint.`;

/** What is said to whoever runs the command, when it cannot be done. */
class CannotError extends Error {}

try {
  await run();
} catch (error) {
  const isKnown = [CannotError, SettingsError, UnreadableFileError].some((known) => error instanceof known);
  console.error(isKnown ? (error as Error).message : 'Không đọc được tệp này.');
  if (!isKnown) createLog().error(describeError(error), 'failed');
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { pages: text, endpoint: text, agency: text, sheet: text };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const settings = readSettings(process.env);
  const [file] = positionals;
  const endpoint = values.endpoint ?? settings.publicUrl;
  if (!file || !values.pages || !endpoint || !URL.canParse(values.pages)) throw new CannotError(HELP);
  const places: SlipPlaces = { pages: values.pages.replace(/\/?$/, '/'), endpoint, agency: values.agency };
  const secret = await readSecret(settings);
  const slips: Slip[] = [];
  for await (const line of readLines(file)) {
    const read = readSlip(line);
    if (read) slips.push({ ...read, ...slipAddresses(secret, places, read.code) });
  }
  for (const { code, lookup, survey } of slips) console.log(JSON.stringify({ code, lookup, survey }));
  if (values.sheet) await writeFile(values.sheet, await slipSheet(slips));
}

/** A code by itself, or a dossier as it is imported; nothing of an empty line. */
function readSlip(line: string): Pick<Slip, 'code' | 'title' | 'lookupCode'> | undefined {
  const said = line.trim();
  if (!said.startsWith('{')) return said ? { code: said } : undefined;
  const record = parseJson(said) as
    { code?: unknown; procedure?: { title?: string }; factors?: Record<string, string> } | undefined;
  if (typeof record?.code !== 'string') throw new CannotError(`Dòng này không có mã hồ sơ: ${said.slice(0, 60)}`);
  return { code: record.code, title: record.procedure?.title, lookupCode: record.factors?.['lookup-code'] };
}
