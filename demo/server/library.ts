/**
 * What the server holds in memory: the search index, the agencies, the categories, and the catalogue as it is sent.
 *
 * Another process may import at any time, so each request asks the store for its revision, which is one short row, and
 * whether the file of the province's own words is another. A new revision is read in small batches between which other requests get their turn; until it is ready, or at most for
 * as long as a citizen would not notice, requests wait, and after that they are answered from what was known before.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FeedbackCategory } from '../../src/backend/contract/feedback.ts';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import type { OwnWord } from '../../src/search/everyday.ts';
import { ProcedureIndex } from '../../src/search/procedure-index.ts';
import { AgencyBook } from './agency-book.ts';
import { encodeAsJson, encodeAsLines, type EncodedCatalogue } from './encode-catalogue.ts';
import type { OwnWords } from './own-words.ts';
import { readAgencies } from './store/agencies.ts';
import { readCategories } from './store/feedback.ts';
import { readNewestDate, readSummaries } from './store/procedures.ts';
import { readRevision, type Revision } from './store/revision.ts';
import type { Database } from './store/tables.ts';

/** How long a request waits for a new revision, in milliseconds. */
const PATIENCE = 1_000;
/** Entries indexed before other requests get their turn. */
const TURN = 50;

/** The store's content at one revision, with the province's own words. */
export class Edition {
  readonly revision: string;
  readonly index: ProcedureIndex;
  readonly agencies: AgencyBook;
  readonly categories: readonly FeedbackCategory[];
  readonly #summaries: readonly Summary[];
  readonly #words: readonly OwnWord[];
  readonly #asOf: string;
  #json: Promise<EncodedCatalogue> | undefined;
  #lines: Promise<EncodedCatalogue> | undefined;

  constructor(
    revision: string,
    index: ProcedureIndex,
    agencies: AgencyBook,
    categories: readonly FeedbackCategory[],
    summaries: readonly Summary[],
    words: readonly OwnWord[],
    asOf: string,
  ) {
    this.revision = revision;
    this.index = index;
    this.agencies = agencies;
    this.categories = categories;
    this.#summaries = summaries;
    this.#words = words;
    this.#asOf = asOf;
  }

  /** The catalogue as one JSON document. */
  json(): Promise<EncodedCatalogue> {
    return (this.#json ??= encodeAsJson(this.#summaries, this.#asOf));
  }

  /** The catalogue as lines. */
  lines(): Promise<EncodedCatalogue> {
    return (this.#lines ??= encodeAsLines(this.#summaries, this.#asOf, this.#words));
  }
}

export class Library {
  readonly #db: Database;
  readonly #ownAgency: string;
  readonly #words: OwnWords;
  #latest: Edition;
  #checking: Promise<void> | undefined;
  #reading: Promise<void> | undefined;

  private constructor(db: Database, ownAgency: string, words: OwnWords, first: Edition) {
    this.#db = db;
    this.#ownAgency = ownAgency;
    this.#words = words;
    this.#latest = first;
  }

  static async open(db: Database, ownAgency: string, words: OwnWords): Promise<Library> {
    return new Library(db, ownAgency, words, await readEdition(db, ownAgency, words));
  }

  /** The newest edition that is ready. */
  get latest(): Edition {
    return this.#latest;
  }

  /** The edition to answer from now: the store's newest, unless it takes too long to read. */
  async current(): Promise<Edition> {
    await (this.#checking ??= this.#check().finally(() => (this.#checking = undefined)));
    if (this.#reading) await Promise.race([this.#reading, setTimeout(PATIENCE, undefined, { ref: false })]);
    return this.#latest;
  }

  async #check(): Promise<void> {
    const revision = revisionOf(await readRevision(this.#db), await this.#words.version());
    if (revision === this.#latest.revision || this.#reading) return;
    this.#reading = this.#read().finally(() => (this.#reading = undefined));
    this.#reading.catch(() => {});
  }

  async #read(): Promise<void> {
    this.#latest = await readEdition(this.#db, this.#ownAgency, this.#words);
  }
}

/** Reads the revision before the rows: what changes meanwhile has a newer one and is read again. */
async function readEdition(db: Database, ownAgency: string, ownWords: OwnWords): Promise<Edition> {
  const revision = await readRevision(db);
  const version = await ownWords.version();
  const summaries = await inOrder(db);
  const words = await ownWords.read();
  const index = new ProcedureIndex({ everyday: EVERYDAY, words });
  for (const [at, summary] of summaries.entries()) {
    index.add(summary);
    if (at % TURN === TURN - 1) await setImmediate();
  }
  // The first search prepares what the next ones use; no citizen should wait for that.
  index.search({});
  const asOf = (await readNewestDate(db)) ?? revision.changedAt.slice(0, 10);
  const agencies = new AgencyBook(await readAgencies(db), ownAgency);
  const categories = await readCategories(db);
  return new Edition(revisionOf(revision, version), index, agencies, categories, summaries, words, asOf);
}

const revisionOf = ({ number }: Revision, words: string): string => `${number} ${words}`;

/** Every summary in the order of the codes, the same whatever the database sorts by. */
async function inOrder(db: Database): Promise<Summary[]> {
  const summaries: Summary[] = [];
  for await (const batch of readSummaries(db)) {
    summaries.push(...batch);
    await setImmediate();
  }
  return summaries.sort((a, b) => (a.code < b.code ? -1 : 1));
}
