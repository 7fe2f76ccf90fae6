/**
 * Published replies in memory, to be listed, searched and paged. Words are compared by their folding, as everywhere: with
 * or without marks, in either Unicode form.
 */
import { fold } from '../../../src/vietnamese/text.ts';

/** A reply as it is kept here. */
export interface IndexedReply {
  readonly id: string;
  readonly agency: string;
  readonly category: string;
  readonly title: string;
  readonly content: string;
  readonly replyText: string;
  /** An instant that sorts as a text; the newest comes first. */
  readonly publishedAt: string;
}

export interface ReplyQuery {
  readonly agency: string;
  readonly q?: string;
  readonly category?: string;
  readonly page: number;
  readonly size: number;
}

export interface ReplyPage<R> {
  readonly items: readonly R[];
  readonly total: number;
}

/** Words of a query that are looked at. */
const MOST_WORDS = 40;
/** The part of what a query weighs that a reply must hold: a question in whole sentences has words that no answer has. */
const ENOUGH = 0.6;
/** Of so many that hold the words, the best are looked at for words side by side and in titles. */
const LOOKED_AT = 100;

interface Entry<R> {
  readonly reply: R;
  readonly title: string;
  readonly text: string;
  /** A newer one stands in its place, or it is withdrawn. */
  isGone: boolean;
}

interface Found<R> {
  readonly entry: Entry<R>;
  score: number;
}

export class ReplyIndex<R extends IndexedReply> {
  #entries: Entry<R>[] = [];
  #postings = new Map<string, number[]>();
  readonly #placeOf = new Map<string, number>();
  #newestFirst: Entry<R>[] | undefined;
  #gone = 0;

  /** Adds a reply, or puts it in the place of what was known under its id. */
  put(reply: R): void {
    this.remove(reply.id);
    this.#add(reply);
  }

  /** Takes a reply away; one that is not there is no fault. */
  remove(id: string): void {
    const place = this.#placeOf.get(id);
    if (place === undefined) return;
    this.#entries[place]!.isGone = true;
    this.#placeOf.delete(id);
    this.#newestFirst = undefined;
    this.#gone += 1;
    if (this.#gone > 100 && this.#gone > this.#entries.length / 2) this.#tidy();
  }

  find(id: string): R | undefined {
    const place = this.#placeOf.get(id);
    return place === undefined ? undefined : this.#entries[place]!.reply;
  }

  /** A page of an agency's replies: the best for a query, otherwise the newest, first. */
  search({ agency, q, category, page, size }: ReplyQuery): ReplyPage<R> {
    const isMeant = ({ reply, isGone }: Entry<R>) =>
      !isGone && reply.agency === agency && (category === undefined || reply.category === category);
    const found = q === undefined ? this.#inOrder().filter(isMeant) : this.#best(q, isMeant);
    const items = found.slice((page - 1) * size, page * size).map(({ reply }) => reply);
    return { items, total: found.length };
  }

  #best(q: string, isMeant: (entry: Entry<R>) => boolean): Entry<R>[] {
    const words = fold(q).split(' ').filter(Boolean).slice(0, MOST_WORDS);
    const scores = new Float64Array(this.#entries.length);
    let whole = 0;
    for (const word of new Set(words)) {
      const places = this.#postings.get(word) ?? [];
      // A word that no reply holds counts as one that a single one does.
      const weight = Math.log(1 + this.#entries.length / (places.length || 1));
      whole += weight;
      for (const place of places) scores[place]! += weight;
    }
    const found: Found<R>[] = [];
    for (let place = 0; place < scores.length; place++) {
      const score = scores[place]!;
      const entry = this.#entries[place]!;
      if (score > 0 && score >= whole * ENOUGH && isMeant(entry)) found.push({ entry, score });
    }
    found.sort(byScore);
    const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
    const best = found.slice(0, LOOKED_AT);
    for (const one of best) one.score += whole * (closeness(one.entry.text, pairs) + closeness(one.entry.title, words));
    return [...best.sort(byScore), ...found.slice(LOOKED_AT)].map(({ entry }) => entry);
  }

  #add(reply: R): void {
    const place = this.#entries.length;
    const title = ` ${fold(reply.title)} `;
    const text = `${title}${fold(reply.content)}  ${fold(reply.replyText)} `;
    this.#entries.push({ reply, title, text, isGone: false });
    this.#placeOf.set(reply.id, place);
    this.#newestFirst = undefined;
    for (const word of new Set(text.split(' '))) {
      const places = this.#postings.get(word);
      if (places) places.push(place);
      else if (word) this.#postings.set(word, [place]);
    }
  }

  #inOrder(): Entry<R>[] {
    return (this.#newestFirst ??= this.#entries.filter(({ isGone }) => !isGone).sort(byAge));
  }

  #tidy(): void {
    const left = this.#entries.filter(({ isGone }) => !isGone);
    this.#entries = [];
    this.#postings = new Map();
    this.#placeOf.clear();
    this.#gone = 0;
    for (const { reply } of left) this.#add(reply);
  }
}

/** Which part of the texts stands in a folded one, as whole words. */
const closeness = (folded: string, texts: readonly string[]): number =>
  texts.length === 0 ? 0 : texts.filter((text) => folded.includes(` ${text} `)).length / texts.length;

const byScore = (a: Found<IndexedReply>, b: Found<IndexedReply>): number =>
  b.score - a.score || byAge(a.entry, b.entry);

function byAge({ reply: a }: Entry<IndexedReply>, { reply: b }: Entry<IndexedReply>): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
