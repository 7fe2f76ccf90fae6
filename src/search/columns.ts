import type { Entry } from './catalogue.ts';
import type { Place } from './place.ts';
import type { Form } from './vocabulary.ts';

/** What is true of every procedure wherever it is asked for, by its number in the catalogue. */
export interface Columns {
  readonly likely: Float32Array;
  readonly rareCases: Int32Array;
  /** What the words of the title say, summed up. */
  readonly weights: Float32Array;
  /** The number of the title: procedures of one title are variants of one another. */
  readonly groups: Int32Array;
}

/** What is true of every procedure for those who ask at a place. */
export interface PlaceColumns {
  /** 1 where it is shown. */
  readonly shown: Uint8Array;
  /** 1 where it is of the level of the place. */
  readonly ofLevel: Uint8Array;
}

/** Words of a title that speak of cases and conditions count for less. */
const CONDITION = 0.3;
const FORMULA = 0.1;

export const emptyColumns = (count: number): Columns => ({
  likely: new Float32Array(count),
  rareCases: new Int32Array(count),
  weights: new Float32Array(count),
  groups: new Int32Array(count),
});

/** Fills in the columns of the procedures from `start` to `end`; `rarities` by the number of the syllable. */
export function fillColumns(
  columns: Columns,
  entries: readonly Entry[],
  rarities: Float32Array,
  start: number,
  end: number,
): void {
  for (let id = start; id < end; id += 1) {
    const entry = entries[id]!;
    columns.likely[id] = entry.likely;
    columns.rareCases[id] = entry.rareCases;
    columns.groups[id] = entry.group;
    let sum = 0;
    for (let at = 0; at < entry.forms.length; at += 1) {
      sum += shareOfWord(entry, at) * rarities[entry.forms[at]!.syllable.id]!;
    }
    columns.weights[id] = sum;
  }
}

/** How much of what it says the word at a place of a title counts for. */
export function shareOfWord({ forms, headEnd }: Entry, at: number): number {
  if (isFormula(forms[at]!, at)) return FORMULA;
  return at < headEnd ? 1 : CONDITION;
}

/** The words "Thủ tục" that some titles begin with and others do not. */
export const isFormula = ({ marked }: Form, at: number): boolean => at < 2 && (marked === 'thu3' || marked === 'tuc5');

/**
 * Internal procedures are shown nowhere, a province's own there alone, in place of the national one of the same title,
 * and one whose code was added again nowhere.
 */
export function placeColumnsOf(
  entries: readonly Entry[],
  groups: readonly (readonly number[])[],
  replaced: ReadonlySet<number>,
  { province, level }: Place,
): PlaceColumns {
  const shown = new Uint8Array(entries.length);
  const ofLevel = new Uint8Array(entries.length);
  const wanted = level === 'department' ? 'province' : (level ?? '');
  const isOwn = (id: number): boolean => {
    const { scope, internal, province: whose } = entries[id]!.summary;
    return scope === 'province' && !internal && whose !== undefined && whose === province && !replaced.has(id);
  };
  entries.forEach(({ summary, group }, id) => {
    if (summary.levels.includes(wanted)) ofLevel[id] = 1;
    if (summary.internal || replaced.has(id)) return;
    const variants = groups[group]!;
    const isShown = summary.scope === 'province' ? isOwn(id) : variants.length === 1 || !variants.some(isOwn);
    if (isShown) shown[id] = 1;
  });
  return { shown, ofLevel };
}
