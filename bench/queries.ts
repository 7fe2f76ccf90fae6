import { existsSync, readFileSync } from 'node:fs';
import type { Summary } from '../src/backend/contract/procedures.ts';
import { fold } from '../src/vietnamese/text.ts';
import { randomOf, shuffled } from './random.ts';

/** A question with the codes of the procedures that would be right. */
export interface LabelledQuery {
  readonly kind: string;
  readonly text: string;
  readonly codes: readonly string[];
  /** Not looked at while the search was tuned. */
  readonly keptAside: boolean;
}

const SEED = 20261122;
const TITLES = 300;
const MOST_WORDS = 22;

/**
 * Questions written by hand, as people ask. Of the first a third of each kind was kept aside by the seed; those written
 * later were looked at while the everyday words grew; the fresh ones were written after that, and the newest once the
 * words of the three regions were in: nothing was changed for either.
 */
export function writtenQueries(): LabelledQuery[] {
  const written = linesOf('written.tsv').map(([kind = '', text = '', codes = '']) => ({
    kind,
    text,
    codes: codes.split(','),
  }));
  const kinds = [...new Set(written.map(({ kind }) => kind))];
  const first = kinds.flatMap((kind) =>
    shuffled(
      written.filter((query) => query.kind === kind),
      randomOf(SEED),
    ).map((query, at, all) => ({ ...query, keptAside: at < all.length / 3 })),
  );
  const more = (file: string, kind: string, keptAside: boolean): LabelledQuery[] =>
    linesOf(file).map(([text = '', codes = '']) => ({ kind, text, codes: codes.split(','), keptAside }));
  return [
    ...first,
    ...more('later.tsv', 'everyday, written later', false),
    ...more('fresh.tsv', 'everyday, fresh', true),
    ...more('newest.tsv', 'everyday, newest', true),
  ];
}

const linesOf = (file: string): string[][] =>
  readFileSync(new URL(`queries/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

/** The everyday questions that came with the data, where they are. */
export function givenQueries(): LabelledQuery[] {
  const file = new URL('../../shared/data/queries-everyday-dev.tsv', import.meta.url);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines.flatMap((line) => {
    const [text = '', codes = ''] = line.split('\t');
    const query = { codes: codes.split(','), keptAside: false };
    return [
      { ...query, kind: 'given', text },
      { ...query, kind: 'given without marks', text: fold(text) },
    ];
  });
}

/** Titles as published, typed in the ways people type them; the titles of a third are kept aside by the seed. */
export function titleQueries(catalogue: readonly Summary[]): LabelledQuery[] {
  const random = randomOf(SEED);
  const titles = catalogue.filter(
    ({ scope, internal, title }) =>
      scope === 'national' && !internal && wordsOfTitle(title).length > 2 && wordsOfTitle(title).length <= MOST_WORDS,
  );
  return shuffled(titles, random)
    .slice(0, TITLES)
    .flatMap(({ title, code }, at) => {
      const words = wordsOfTitle(title);
      const query = { codes: [code], keptAside: at < TITLES / 3 };
      return Object.entries(WAYS_OF_TYPING).map(([kind, type]) => ({ ...query, kind, text: type(words, random) }));
    });
}

const wordsOfTitle = (title: string): string[] => title.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

type TypeIt = (words: readonly string[], random: () => number) => string;

const plain: TypeIt = (words) => words.map(fold).join(' ');

const WAYS_OF_TYPING: Readonly<Record<string, TypeIt>> = {
  'as published': (words) => words.join(' '),
  'without marks': plain,
  'one slip': (words, random) => withSlip(words.map(fold), random).join(' '),
  Telex: (words) => words.map((word) => typedKeys(word, TELEX)).join(' '),
  VNI: (words) => words.map((word) => typedKeys(word, VNI)).join(' '),
  'halves swapped': (words, random) =>
    plain([...words.slice(words.length >> 1), ...words.slice(0, words.length >> 1)], random),
  'words in any order': (words, random) => plain(shuffled(words, random), random),
  'no spaces': (words, random) => plain(words, random).replace(/ /g, ''),
  'last word unfinished': (words, random) => {
    const text = plain(words, random);
    return words.length > 3 ? text.slice(0, Math.max(text.lastIndexOf(' ') + 2, text.length - 2)) : text;
  },
  'misspelt by sound': (words, random) => misheard(words, random).join(' '),
  'first six words': (words, random) => plain(words.slice(0, 6), random),
};

function withSlip(words: readonly string[], random: () => number): string[] {
  const long = words.map((word, at) => [word, at] as const).filter(([word]) => /^[a-z]{3,}$/.test(word));
  const chosen = long[Math.floor(random() * long.length)];
  if (!chosen) return [...words];
  const [word, at] = chosen;
  const place = 1 + Math.floor(random() * (word.length - 1));
  const letter = 'abcdeghiklmnopqrstuvxy'.charAt(Math.floor(random() * 22));
  const slipped = [
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place) + letter + word.slice(place),
    word.slice(0, place) + letter + word.slice(place + 1),
    word.slice(0, place - 1) + word.charAt(place) + word.charAt(place - 1) + word.slice(place + 1),
  ][Math.floor(random() * 4)]!;
  return words.map((each, index) => (index === at ? slipped : each));
}

interface Keyboard {
  readonly tones: Readonly<Record<string, string>>;
  readonly letters: Readonly<Record<string, string>>;
}

const TELEX: Keyboard = {
  tones: { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
  letters: { â: 'aa', ê: 'ee', ô: 'oo', ă: 'aw', ơ: 'ow', ư: 'uw', đ: 'dd' },
};
const VNI: Keyboard = {
  tones: { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' },
  letters: { â: 'a6', ê: 'e6', ô: 'o6', ă: 'a8', ơ: 'o7', ư: 'u7', đ: 'd9' },
};

/** The keys of a word, its tone last, as most people type. */
function typedKeys(word: string, { tones, letters }: Keyboard): string {
  let tone = '';
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
      tone = tones[mark] ?? '';
      return '';
    })
    .normalize('NFC');
  return [...bare].map((letter) => letters[letter] ?? letter).join('') + tone;
}

const MISHEARD: readonly (readonly [RegExp, string])[] = [
  [/^s/, 'x'],
  [/^x/, 's'],
  [/^tr/, 'ch'],
  [/^ch/, 'tr'],
  [/^gi(?=[aou])/, 'd'],
  [/^d/, 'gi'],
  [/^r/, 'd'],
  [/^l/, 'n'],
  [/^n(?![gh])/, 'l'],
  [/y$/, 'i'],
  [/n$/, 'ng'],
];

/** Up to three words written by ear, the rest without marks. */
function misheard(words: readonly string[], random: () => number): string[] {
  let left = 3;
  return words.map(fold).map((word) => {
    const rule = MISHEARD.find(([heard]) => heard.test(word));
    if (!rule || left === 0 || word.length < 3 || random() < 0.5) return word;
    left -= 1;
    return word.replace(rule[0], rule[1]);
  });
}
