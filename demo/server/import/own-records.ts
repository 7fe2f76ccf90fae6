/** Records of the contract's own shape. */
import { agency } from '../../../src/backend/contract/agencies.ts';
import { procedure, type Procedure } from '../../../src/backend/contract/procedures.ts';
import { readOrigin } from '../settings.ts';
import type { ServedAgency } from '../store/agencies.ts';
import { parseJson } from './files.ts';
import { whereWrong, type Reading } from './keep.ts';
import { REFUSALS } from './national.ts';

/** The procedures of a list. */
export async function* readProcedures(list: Iterable<unknown>): AsyncGenerator<Reading<Procedure>> {
  for (const record of list) {
    const { data, error } = procedure.safeParse(record);
    if (!data) yield { refused: `không phải một thủ tục: ${whereWrong(error)}`, code: codeOf(record) };
    else if (hasPartOfDong(data)) yield { refused: REFUSALS.partOfDong, code: data.code };
    else yield { kept: { ...data, code: data.code.trim() } };
  }
}

/** Whether a fee (phí, lệ phí) in đồng is no whole number; other currencies have cents. */
const hasPartOfDong = ({ channels }: Procedure): boolean =>
  channels
    .flatMap(({ fees }) => fees)
    .some(({ amount = 0, currency = 'VND' }) => currency === 'VND' && !Number.isInteger(amount));

/** Agencies, one a line; `origins` beside the contract's fields names the sites that may ask in an agency's name. */
export async function* readAgencies(lines: AsyncIterable<string>): AsyncGenerator<Reading<ServedAgency>> {
  for await (const line of lines) {
    if (line.trim() !== '') yield readAgency(parseJson(line));
  }
}

function readAgency(record: unknown): Reading<ServedAgency> {
  if (record === undefined) return { refused: REFUSALS.notJson };
  const { data, error } = agency.safeParse(record);
  if (!data) return { refused: `không phải một cơ quan: ${whereWrong(error)}`, code: codeOf(record) };
  const code = data.code.trim();
  const origins = originsOf(record);
  if (!origins) return { refused: 'không phải một cơ quan: origins', code };
  return { kept: { agency: { ...data, code }, origins } };
}

/** None when left out, undefined when one of them is not an origin. */
function originsOf(record: unknown): string[] | undefined {
  const { origins = [] } = record as { origins?: unknown };
  if (!Array.isArray(origins)) return undefined;
  try {
    return origins.map((origin) => readOrigin(String(origin)));
  } catch {
    return undefined;
  }
}

function codeOf(record: unknown): string | undefined {
  const code = (record as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
