import { splitWords } from '../vietnamese/text.ts';
import type { Form, Vocabulary } from './vocabulary.ts';

export interface EverydayTable {
  /** Lines like those of `words`, of what is done: `cấp lại = mất | rơi`. By themselves they name no matter. */
  readonly deeds: readonly string[];
  /** Lines `called / called = said | said`: said words stand together. `~` is called nothing by itself. */
  readonly words: readonly string[];
  /** Lines `called = said + said | said + said`: each term anywhere in the question. */
  readonly matters: readonly string[];
  /** Lines `said | said` of what means nothing for the search. */
  readonly fillers: readonly string[];
}

/** A province's own word: what is said there, and what procedures are called or what is said for it elsewhere. */
export type OwnWord = readonly [said: string, called: string];

/** What procedures call it. */
export interface Called {
  readonly forms: readonly Form[];
  /** As the table writes it, to be shown. */
  readonly shown: string;
  /** Only what is done was said, not with what. */
  readonly isDeed: boolean;
}

/** Everything that is said for the same. */
export interface Line {
  readonly called: readonly Called[];
  readonly isFiller: boolean;
}

/** Words of a question that people say for something. */
export interface Mention {
  readonly line: Line;
  readonly places: readonly number[];
  /** How surely these words were said, each 0 to 1. */
  readonly likely: number;
  /** How much of the question they explain. */
  readonly score: number;
}

/** A thing and what is done with it, each by any of its names. */
interface Matter {
  readonly terms: readonly (readonly Line[])[];
  readonly called: readonly Called[];
}

/** Words of a question with what they may be called. */
interface Offer {
  readonly mention: Mention;
  readonly called: readonly Called[];
}

interface Saying {
  readonly said: readonly Form[];
  readonly line: Line;
}

/** How surely the word at a place of the question is `form`, 0 to 1; and how much the word says. */
export interface Question {
  readonly length: number;
  /** What the word at the place may be, the surest first. */
  readonly plains: (place: number) => readonly string[];
  readonly likelyToBe: (place: number, form: Form) => number;
  readonly meaning: (place: number) => number;
}

/** Words of a question read as something else. */
export interface Reading {
  readonly places: readonly number[];
  readonly score: number;
  /** The likeliest first; empty for a filler. */
  readonly called: { readonly called: Called; readonly likely: number }[];
}

const LIKELY_ENOUGH = 0.4;
/** So sure a word must be to be dropped. */
const SURE = 0.9;
/** Between two words of a saying only a little word may stand. */
const LITTLE = 0.3;
const LITTLE_SCORE = 0.7;
const COST_BETWEEN = 0.25;
/** A thing with its deed says more than the two apart. */
const MATTERS_MORE = 0.5;
/** The second thing a word may be called is a little less likely than the first. */
const LATER = 0.97;

/** The everyday words, learnt a few at a time so that a page stays quick while it loads. */
export class Sayings {
  readonly #vocabulary: Vocabulary;
  readonly #byFirst = new Map<string, Saying[]>();
  readonly #bySaid = new Map<string, Line[]>();
  readonly #matters = new Map<Line, Matter[]>();
  readonly #waiting: (() => void)[];

  constructor(table: EverydayTable, own: readonly OwnWord[], vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#waiting = [
      ...table.matters.map((line) => () => this.#learnMatters(line)),
      ...own.map((word) => () => this.#learnOwn(word)),
      ...table.fillers.map((line) => () => this.#learnWords(line.split(' | '), [], 'filler')),
      ...table.words.map((line) => () => this.#learnLine(line, 'thing')),
      ...table.deeds.map((line) => () => this.#learnLine(line, 'deed')),
    ];
  }

  /** Learns up to `count` lines of what still waits; true while more does. */
  learn(count: number): boolean {
    for (let left = Math.min(count, this.#waiting.length); left > 0; left -= 1) this.#waiting.pop()?.();
    return this.#waiting.length > 0;
  }

  /** What the question's words are called, by themselves and with the matters they make up. */
  read(question: Question): { readonly words: Reading[]; readonly matters: Reading[] } {
    const mentions = this.#mentions(question);
    const byThemselves = mentions
      .filter(({ line }) => line.isFiller || line.called.length > 0)
      .map((mention) => ({ mention, called: mention.line.called }));
    const matters = [...this.#mattersIn(mentions)];
    return { words: readingsOf(byThemselves), matters: readingsOf([...byThemselves, ...matters]) };
  }

  #mentions(question: Question): Mention[] {
    const mentions: Mention[] = [];
    for (let place = 0; place < question.length; place += 1) {
      for (const plain of question.plains(place)) {
        for (const saying of this.#byFirst.get(plain) ?? []) {
          const mention = mentionAt(place, saying, question);
          if (mention) mentions.push(mention);
        }
      }
    }
    return mentions;
  }

  *#mattersIn(mentions: readonly Mention[]): Generator<Offer> {
    const byLine = new Map<Line, Mention[]>();
    for (const mention of mentions) pushTo(byLine, mention.line, mention);
    for (const first of mentions) {
      for (const { terms, called } of this.#matters.get(first.line) ?? []) {
        let mention: Mention | undefined = { ...first, score: first.score + MATTERS_MORE };
        for (const lines of terms.slice(1)) mention = mention && withBest(mention, lines, byLine);
        if (mention) yield { mention, called };
      }
    }
  }

  #learnLine(text: string, kind: 'thing' | 'deed'): void {
    const [called, said] = halves(text);
    this.#learnWords(said, called === '~' ? [] : called.split(' / '), kind);
  }

  #learnWords(said: readonly string[], called: readonly string[], kind: 'thing' | 'deed' | 'filler'): Line {
    const isDeed = kind === 'deed';
    const line = {
      called: called.map((shown) => ({ forms: this.#forms(shown), shown, isDeed })),
      isFiller: kind === 'filler',
    };
    for (const one of said) this.#learnSaying(one, line);
    return line;
  }

  /** What is called by a word that is known already stands for all that this one stands for. */
  #learnOwn([said, called]: OwnWord): void {
    const lines = this.#bySaid.get(called.toLowerCase());
    if (lines) for (const line of [...lines]) this.#learnSaying(said, line);
    else this.#learnWords([said], [called], 'thing');
  }

  #learnSaying(text: string, line: Line): void {
    const said = this.#forms(text);
    pushTo(this.#byFirst, said[0]?.syllable.plain ?? '', { said, line });
    pushTo(this.#bySaid, text, line);
  }

  #learnMatters(text: string): void {
    const [shown, matters] = halves(text);
    const called = shown.split(' / ').map((one) => ({ forms: this.#forms(one), shown: one, isDeed: false }));
    for (const matter of matters) {
      const terms = matter
        .split(' + ')
        .map((term) => this.#bySaid.get(term) ?? [this.#learnWords([term], [], 'thing')]);
      for (const line of terms[0] ?? []) pushTo(this.#matters, line, { terms, called });
    }
  }

  #forms(text: string): Form[] {
    const forms = splitWords(text).map((word) => this.#vocabulary.learn(word));
    for (let at = 1; at < forms.length; at += 1) this.#vocabulary.pair(forms[at - 1]!.syllable, forms[at]!.syllable);
    return forms;
  }
}

/** The saying's words in their order from `place` on, with a word or two between them. */
function mentionAt(place: number, { said, line }: Saying, question: Question): Mention | undefined {
  const least = line.isFiller ? SURE : LIKELY_ENOUGH;
  const mostBetween = line.isFiller ? 0 : said.length - 1;
  const places: number[] = [];
  let sure = 0;
  let score = 0;
  let at = place;
  for (const form of said) {
    let likely = question.likelyToBe(at, form);
    for (let between = 0; likely < least && between < mostBetween && places.length > 0; between += 1) {
      if (said.length === 2 && question.meaning(at) > LITTLE) return undefined;
      score -= COST_BETWEEN * question.meaning(at);
      at += 1;
      likely = question.likelyToBe(at, form);
    }
    if (likely < least) return undefined;
    sure += likely;
    score += question.meaning(at) > LITTLE ? likely : likely * LITTLE_SCORE;
    places.push(at);
    at += 1;
  }
  return { line, places, likely: sure, score };
}

/** The mention with the best one of `lines` beside it; nothing where the question holds none. */
function withBest(
  mention: Mention,
  lines: readonly Line[],
  byLine: ReadonlyMap<Line, readonly Mention[]>,
): Mention | undefined {
  let best: Mention | undefined;
  for (const line of lines) {
    for (const other of byLine.get(line) ?? []) {
      if (best && best.score >= other.score) continue;
      if (!other.places.some((place) => mention.places.includes(place))) best = other;
    }
  }
  return (
    best && {
      line: mention.line,
      places: [...mention.places, ...best.places],
      likely: mention.likely + best.likely,
      score: mention.score + best.score,
    }
  );
}

/** What is offered for the same words becomes one reading; of readings that share words the one that explains most stays. */
function readingsOf(offers: readonly Offer[]): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { mention, called } of offers) {
    const places = [...mention.places].sort((a, b) => a - b);
    const known = readings.get(places.join());
    const likely = mention.likely / places.length;
    readings.set(places.join(), {
      places,
      score: Math.max(mention.score, known?.score ?? 0),
      called: [...(known?.called ?? []), ...called.map((one, at) => ({ called: one, likely: likely * LATER ** at }))],
    });
  }
  return withoutOverlap([...readings.values()]);
}

function withoutOverlap(readings: Reading[]): Reading[] {
  const taken = new Set<number>();
  return readings
    .sort((a, b) => b.score - a.score)
    .filter(({ places }) => {
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    });
}

function halves(line: string): [called: string, said: string[]] {
  const [called = '', said = ''] = line.split(' = ');
  return [called, said.split(' | ')];
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
