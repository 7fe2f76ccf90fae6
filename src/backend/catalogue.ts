/**
 * The whole catalogue for searching in the page: read line by line as it arrives, so that a slow phone is never blocked,
 * and kept for the next visit and for days without a network. It also comes from a plain folder of files, for an agency
 * that has no server.
 */
import { CATALOGUE_PATH, keepCatalogue, keptCatalogue } from './catalogue-shelf.ts';
import { catalogueHead, catalogueLine, type CatalogueHead, type CatalogueLine } from './contract/catalogue.ts';
import { procedure, type Procedure, type Summary } from './contract/procedures.ts';
import { BackendError } from './errors.ts';
import { parseJson } from './json.ts';
import { read } from './read.ts';
import { open, request, startDeadline, type Backend } from './request.ts';

const DEADLINE_MS = 120_000;
// About what a phone of 2018 parses and indexes in half a frame.
const LINES_A_SLICE = 40;

export interface CatalogueReader {
  /** The first line: when the list was made, and the province's own everyday words. */
  readonly head: (head: CatalogueHead) => void;
  readonly entry: (entry: Summary) => void;
  /** How many have been read so far, now and then. */
  readonly progress: (entries: number) => void;
}

/** Reads the catalogue, from the network or, without one, from what was kept. Lines that cannot be read are left out. */
export async function readCatalogue(backend: Backend, reader: CatalogueReader, signal: AbortSignal): Promise<void> {
  const deadline = startDeadline(DEADLINE_MS, signal);
  try {
    const response = await fetchOrKept(backend, deadline.signal);
    await readLines(response, reader);
  } catch (error) {
    throw deadline.explain(error);
  } finally {
    deadline.end();
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

async function fetchOrKept({ endpoint }: Backend, signal: AbortSignal): Promise<Response> {
  try {
    const response = await open({ endpoint }, CATALOGUE_PATH, { accept: 'application/x-ndjson', signal });
    await keepCatalogue({ endpoint }, response);
    return response;
  } catch (error) {
    const kept = signal.aborted ? undefined : await keptCatalogue({ endpoint });
    if (kept) return kept;
    throw error;
  }
}

async function readLines(response: Response, reader: CatalogueReader): Promise<void> {
  let head: CatalogueHead | undefined;
  let lines = 0;
  for await (const line of linesOf(response)) {
    const json = parse(line);
    if (!head) reader.head((head = read(catalogueHead, json)));
    else {
      const entry = catalogueLine.safeParse(json);
      if (entry.success) reader.entry(whole(entry.data, head));
    }
    if (++lines % LINES_A_SLICE === 0) {
      reader.progress(lines);
      await breathe();
    }
  }
  if (!head) throw new BackendError('contract', { hint: 'the catalogue is empty' });
}

function parse(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
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

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line.trim()) yield line;
    if (done) return;
  }
}

/** Lets the page answer a finger before the next lines. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
