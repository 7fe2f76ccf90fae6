import type { Summary } from '../backend/contract/procedures.ts';
import { fold, splitWords } from '../vietnamese/text.ts';
import { emptyColumns, fillColumns, placeColumnsOf, type Columns, type PlaceColumns } from './columns.ts';
import { likelihood, RARE_CASES } from './likelihood.ts';
import type { Place } from './place.ts';
import type { Form, Vocabulary } from './vocabulary.ts';

export interface Entry {
  readonly summary: Summary;
  readonly forms: readonly Form[];
  /** The first letters of the title's words. */
  readonly initials: string;
  /** The code without what punctuates it. */
  readonly digits: string;
  /** From this word on the title speaks of cases and conditions. */
  readonly headEnd: number;
  readonly likely: number;
  /** Which of the rare cases the title names, a bit each. */
  readonly rareCases: number;
  /** The number of the title: procedures of one title are variants of one another. */
  readonly group: number;
}

const CONDITIONS =
  /[(;/]| đối với | trong trường hợp | theo quy định| theo nghị | thực hiện tại| thực hiện bằng| bằng dịch vụ| thuộc thẩm quyền| tại cấp /;
const SHORTEST_HEAD = 3;
const CODE_DIGITS = 7;
const MOST_MEANINGS = 3;
const MOST_PLACES = 100;

/** The procedures with what a search must know of each, and who may see which. */
export class Catalogue {
  readonly entries: Entry[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #byCode = new Map<string, number>();
  readonly #byField = new Map<string, number[]>();
  readonly #foldedFields = new Map<string, string>();
  readonly #groups: number[][] = [];
  readonly #groupByTitle = new Map<string, number>();
  readonly #rareCases = new Map<number, number>();
  readonly #replaced = new Set<number>();
  #columns = emptyColumns(0);
  #filled = 0;
  #rarities: Float32Array = new Float32Array(0);
  /** One endpoint serves the pages of many agencies. */
  readonly #places = new Map<string, PlaceColumns>();
  #placesOf = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    RARE_CASES.forEach(({ words }, bit) => {
      const [first, second] = words.map((word) => vocabulary.learn(word));
      this.#rareCases.set(pairOf(first!, second!), 1 << bit);
    });
  }

  /** Procedures of different codes. */
  get size(): number {
    return this.#byCode.size;
  }

  add(summary: Summary): void {
    const id = this.entries.length;
    const written = summary.title.toLowerCase();
    const condition = written.search(CONDITIONS);
    const head = splitWords(condition < 0 ? written : written.slice(0, condition));
    const words = condition < 0 ? head : head.concat(splitWords(written.slice(condition)));
    const forms = words.map((word) => this.#vocabulary.learn(word));
    const title = forms.map(({ syllable }) => syllable.plain).join(' ');
    this.entries.push({
      summary,
      forms,
      initials: forms.map(({ syllable }) => syllable.plain.charAt(0)).join(''),
      digits: lettersAndDigits(summary.code),
      headEnd: head.length < SHORTEST_HEAD ? words.length : head.length,
      likely: likelihood(summary),
      rareCases: this.#learnWords(forms, id),
      group: this.#groupOf(title, id),
    });
    const replaced = this.#byCode.get(lettersAndDigits(summary.code));
    if (replaced !== undefined) this.#replaced.add(replaced);
    this.#byCode.set(lettersAndDigits(summary.code), id);
    this.#learnField(summary.field, id);
  }

  /** The procedures of a field (lĩnh vực), by its folded name. */
  inField(name: string): readonly number[] {
    return this.#byField.get(name) ?? [];
  }

  /** What words of titles begin with these letters, the most often met first: `dkks` is "đăng ký khai sinh". */
  initialled(letters: string): Form[][] {
    const times = new Map<string, { forms: Form[]; met: number }>();
    for (const { forms, initials, likely } of this.entries) {
      const at = initials.indexOf(letters);
      if (at < 0) continue;
      const words = forms.slice(at, at + letters.length);
      const key = words.map(({ id }) => id).join();
      const known = times.get(key);
      if (known) known.met += likely;
      else times.set(key, { forms: words, met: likely });
    }
    return [...times.values()]
      .sort((a, b) => b.met - a.met)
      .slice(0, MOST_MEANINGS)
      .map(({ forms }) => forms);
  }

  /** The procedures whose code begins with these digits. */
  codesBeginning(digits: string): number[] {
    return this.entries.flatMap(({ digits: code }, id) => (code.startsWith(digits) ? [id] : []));
  }

  /** The procedure of a code, however it is punctuated, with or without the part of a case behind it. */
  byCode(code: string): number | undefined {
    const wanted = lettersAndDigits(code);
    for (let length = wanted.length; length >= Math.min(CODE_DIGITS, wanted.length); length -= 1) {
      const id = this.#byCode.get(wanted.slice(0, length));
      if (id !== undefined) return id;
    }
    return undefined;
  }

  columns(): Columns {
    this.fillColumns(Infinity);
    return this.#columns;
  }

  /** Fills in the columns of up to `most` procedures; true while some are left. */
  fillColumns(most: number): boolean {
    const count = this.entries.length;
    if (this.#columns.groups.length !== count) {
      this.#columns = emptyColumns(count);
      this.#filled = 0;
      this.#rarities = this.#vocabulary.rarities((times) => rarityOf(times, this.size));
    }
    const end = Math.min(count, this.#filled + most);
    fillColumns(this.#columns, this.entries, this.#rarities, this.#filled, end);
    this.#filled = end;
    return end < count;
  }

  at(place: Place): PlaceColumns {
    if (this.#placesOf !== this.entries.length) this.#places.clear();
    this.#placesOf = this.entries.length;
    const key = `${place.province ?? ''} ${place.level ?? ''}`;
    const known = this.#places.get(key);
    if (known) return known;
    if (this.#places.size > MOST_PLACES) this.#places.clear();
    const columns = placeColumnsOf(this.entries, this.#groups, this.#replaced, place);
    this.#places.set(key, columns);
    return columns;
  }

  /** The summary with the codes of the other procedures of its title that are shown at the place. */
  withVariants(id: number, place: Place): Summary {
    const { summary, group } = this.entries[id]!;
    const { shown } = this.at(place);
    const variants = this.#groups[group]!.filter((other) => other !== id && shown[other] === 1);
    if (variants.length === 0) return summary;
    return { ...summary, variants: variants.map((other) => this.entries[other]!.summary.code) };
  }

  #learnWords(forms: readonly Form[], id: number): number {
    let rareCases = 0;
    let before: Form | undefined;
    for (const form of forms) {
      this.#vocabulary.hold(form, id);
      if (before) {
        this.#vocabulary.pair(before.syllable, form.syllable);
        rareCases |= this.#rareCases.get(pairOf(before, form)) ?? 0;
      }
      before = form;
    }
    return rareCases;
  }

  #learnField(field: string, id: number): void {
    const name = this.#foldedFields.get(field) ?? fold(field);
    this.#foldedFields.set(field, name);
    const ids = this.#byField.get(name);
    if (ids) ids.push(id);
    else this.#byField.set(name, [id]);
  }

  #groupOf(title: string, id: number): number {
    const known = this.#groupByTitle.get(title);
    if (known !== undefined) {
      this.#groups[known]!.push(id);
      return known;
    }
    this.#groupByTitle.set(title, this.#groups.length);
    return this.#groups.push([id]) - 1;
  }
}

/** How much a word says: much where few titles hold it, something where none does. */
export const rarityOf = (times: number, total: number): number => (times === 0 ? 3 : Math.log(1 + total / times));

const pairOf = (first: Form, second: Form): number => first.id * 2 ** 20 + second.id;

const lettersAndDigits = (code: string): string => code.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
