/**
 * Everything published, ready to be searched. Each request asks the store for one number; what changed since is read in
 * small batches, in this process as in any other that publishes.
 */
import { setImmediate } from 'node:timers/promises';
import { readChangedPublications, readPublicationsRevision } from '../store/publications.ts';
import type { Database, PublicationRow } from '../store/tables.ts';
import { ReplyIndex, type IndexedReply } from './reply-index.ts';

/** A file as a reply shows it. */
export interface PublishedFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A publication in memory. Instants are ISO 8601 in UTC. */
export interface ShelvedReply extends IndexedReply {
  readonly askedAt: string;
  readonly replyAt: string;
  readonly place: string | undefined;
  readonly files: readonly PublishedFile[];
}

/** Publications read at a time, between which other requests get their turn. */
const BATCH = 50;

export class ReplyShelf {
  readonly #db: Database;
  readonly #index = new ReplyIndex<ShelvedReply>();
  #revision = 0;
  #reading: Promise<void> | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  /** What is published now. */
  async current(): Promise<ReplyIndex<ShelvedReply>> {
    await (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
    return this.#index;
  }

  async #read(): Promise<void> {
    const newest = await readPublicationsRevision(this.#db);
    while (this.#revision < newest) {
      const changed = await readChangedPublications(this.#db, this.#revision, BATCH);
      for (const row of changed) this.#shelve(row);
      this.#revision = changed.length < BATCH ? newest : changed.at(-1)!.revision;
      await setImmediate();
    }
  }

  #shelve(row: PublicationRow): void {
    if (row.withdrawn_at === null) this.#index.put(asShelved(row));
    else this.#index.remove(row.id);
  }
}

const asShelved = (row: PublicationRow): ShelvedReply => ({
  id: row.id,
  agency: row.agency,
  category: row.category,
  title: row.title ?? '',
  content: row.content ?? '',
  replyText: row.reply_text ?? '',
  publishedAt: row.published_at,
  askedAt: row.asked_at,
  replyAt: row.reply_at,
  place: row.place ?? undefined,
  files: JSON.parse(row.files ?? '[]') as PublishedFile[],
});
