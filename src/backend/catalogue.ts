/**
 * The whole catalogue for searching in the page: read line by line as it arrives, so that a slow phone is never blocked,
 * and kept for the next visit and for days without a network. It also comes from a plain folder of files, for an agency
 * that has no server.
 */
import { CATALOGUE_PATH, keepCatalogue, keptCatalogue } from './catalogue-shelf.ts';
import { catalogueHead, catalogueLine, type CatalogueHead, type CatalogueLine } from './contract/catalogue.ts';
import { issuer, procedure, type Procedure, type Summary } from './contract/procedures.ts';
import { BackendError } from './errors.ts';
import { parseJson } from './json.ts';
import { read } from './read.ts';
import { open, request, startDeadline, type Backend } from './request.ts';

const FIRST_WORD_MS = 20_000;
const WHOLE_MS = 120_000;
// A whole catalogue of the country has about 2 MB.
const LARGEST_CATALOGUE = 30_000_000;
// Half a frame: measured on the device itself, so that a slow phone reads fewer lines at a time.
const SLICE_MS = 8;
const PIECE = 16_384;

export interface CatalogueReader {
  /**
   * The first line: when the list was made, and the province's own everyday words. It comes again, and everything
   * anew, where the network failed half-way and the kept copy has to do.
   */
  readonly head: (head: CatalogueHead) => void;
  readonly entry: (entry: Summary) => void;
  /** How many have been read so far, now and then. */
  readonly progress: (entries: number) => void;
}

/** Reads the catalogue, from the network or, without one, from what was kept. Lines that cannot be read are left out. */
export async function readCatalogue(backend: Backend, reader: CatalogueReader, signal: AbortSignal): Promise<void> {
  try {
    await readFromNetwork(backend, reader, signal);
  } catch (error) {
    const kept = signal.aborted ? undefined : await keptCatalogue(backend);
    if (!kept) throw error;
    await readLines(kept, reader);
  }
}

/** One procedure whole, beside a static catalogue; nothing where the folder has no file for it. */
export async function findCatalogued(
  backend: Backend,
  code: string,
  signal: AbortSignal,
): Promise<Procedure | undefined> {
  try {
    const path = `/v1/procedures/${encodeURIComponent(code)}.json`;
    return await request(backend, { path, schema: procedure, signal });
  } catch (error) {
    if (error instanceof BackendError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

async function readFromNetwork({ endpoint }: Backend, reader: CatalogueReader, signal: AbortSignal): Promise<void> {
  const deadline = startDeadline(FIRST_WORD_MS, signal);
  try {
    const accept = 'application/x-ndjson';
    const answer = await open({ endpoint }, CATALOGUE_PATH, { accept, signal: deadline.signal });
    deadline.renew(WHOLE_MS);
    const copy = answer.clone();
    await readLines(answer, reader);
    // Only what could be read is kept: the page of a captive portal must not take the place of a good copy.
    await keepCatalogue({ endpoint }, copy);
  } catch (error) {
    throw deadline.explain(error);
  } finally {
    deadline.end();
  }
}

async function readLines(answer: Response, reader: CatalogueReader): Promise<void> {
  let head: CatalogueHead | undefined;
  let entries = 0;
  let since = performance.now();
  for await (const line of linesOf(answer)) {
    if (head) {
      const entry = readEntry(line, head);
      if (entry) reader.entry(entry);
      if (entry) entries++;
    } else {
      reader.head((head = readHead(parse(line))));
    }
    if (performance.now() - since > SLICE_MS) {
      reader.progress(entries);
      await breathe();
      since = performance.now();
    }
  }
  if (!head) throw new BackendError('contract', { hint: 'the catalogue is empty' });
}

/** The head's lists are referred to by place, so what cannot be read in them stays as an empty place. */
function readHead(json: unknown): CatalogueHead {
  const said = json as Partial<Record<keyof CatalogueHead, unknown>> | null;
  const listed = (list: unknown): unknown[] => (Array.isArray(list) ? (list as unknown[]) : []);
  const texts = (list: unknown): string[] => listed(list).map((text) => (typeof text === 'string' ? text : ''));
  return {
    ...read(catalogueHead, { ...said, fields: [], audiences: [], issuers: [] }),
    fields: texts(said?.fields),
    audiences: texts(said?.audiences),
    issuers: listed(said?.issuers).map((one) => {
      const known = issuer.safeParse(one);
      return known.success ? known.data : { name: '' };
    }),
  };
}

function readEntry(line: string, head: CatalogueHead): Summary | undefined {
  try {
    return whole(read(catalogueLine, parse(line)), head);
  } catch {
    return undefined;
  }
}

function parse(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    throw new BackendError('contract', { hint: 'a line of the catalogue is not JSON' });
  }
}

/** A line's own names and places become a summary again. */
function whole(line: CatalogueLine, head: CatalogueHead): Summary {
  return {
    levels: [],
    modes: [],
    keywords: [],
    scope: 'national',
    ...line,
    field: head.fields[line.field ?? -1] ?? '',
    audiences: (line.audiences ?? []).map((place) => head.audiences[place] ?? '').filter(Boolean),
    issuer: head.issuers[line.issuer ?? -1] ?? { name: '' },
  } as Summary;
}

async function* linesOf(answer: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let unfinished = '';
  for await (const piece of piecesOf(answer)) {
    const lines = decoder.decode(piece, { stream: true }).split('\n');
    lines[0] = unfinished + lines[0];
    unfinished = lines.pop()!;
    for (const line of lines) if (line.trim()) yield line;
  }
  const last = unfinished + decoder.decode();
  if (last.trim()) yield last;
}

/** A fast network or the cache hands over the whole at once; in small pieces no one of them holds the page up. */
async function* piecesOf(answer: Response): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader();
  if (!reader) return;
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return;
    bytes += value.byteLength;
    if (bytes > LARGEST_CATALOGUE) throw new BackendError('contract', { hint: 'the catalogue does not end' });
    for (let from = 0; from < value.length; from += PIECE) yield value.subarray(from, from + PIECE);
  }
}

/** Does `steps` one after the other, and lets the page answer a finger after each: on a slow phone one is long enough. */
export async function inSlices(steps: Iterator<unknown>): Promise<void> {
  while (!steps.next().done) await breathe();
  await breathe();
}

/** Lets the page answer a finger before what comes next. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
