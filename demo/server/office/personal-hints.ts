/**
 * What in a text may tell of a person: pointed out to an officer before it is published. It points out too much rather
 * than too little, and decides nothing.
 */
import { readPhone } from '../../../src/vietnamese/phone.ts';

export const HINT_NAMES = {
  phone: 'số điện thoại',
  number: 'số giấy tờ, số tài khoản hoặc dãy số dài',
  email: 'thư điện tử',
  address: 'địa chỉ',
  plate: 'biển số xe',
  name: 'tên người gửi',
} as const;

export type HintKind = keyof typeof HINT_NAMES;

export interface Hint {
  readonly kind: HintKind;
  readonly start: number;
  readonly end: number;
}

/** Digits with what people put between them: a telephone, a citizen ID of 12, an older one of 9, an account. */
const DIGITS = /(?<![\d.])\+?\d(?:[ .\u00a0-]?\d){7,19}(?!\d)/g;
/** Sums of money and dates look alike and tell of nobody. */
const MONEY = /^[1-9]\d{0,2}(?:[ .\u00a0]\d{3})+$/;
const DATE = /^\d{1,2}[ .-]\d{1,2}[ .-]\d{4}$/;
const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
/** `47B1-123.45`, `51F 12345` */
const PLATE = /(?<![\p{L}\d])\d{2}\s?[A-Z][A-Z\d]?\s?[-–. ]\s?\d{3}\.?\d{2}(?!\d)/gu;
const NAMES = String.raw`\p{Lu}[\p{L}\d]*(?:\s+\p{Lu}[\p{L}\d]*)*`;
/** A house, a lane, or the smallest place that has a name. */
const ADDRESS = new RegExp(
  [
    String.raw`(?:[Ss]ố nhà|[Nn]hà số)\s+\d+\S*(?:\s+(?:đường|phố)\s+${NAMES})?`,
    String.raw`(?:[Ss]ố\s+)?\d+[A-Za-z]?(?:\/\d+)*,?\s+(?:đường|phố)\s+${NAMES}`,
    String.raw`(?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt)\s+\d+(?:\/\d+)*`,
    String.raw`(?:[Tt]hôn|[Xx]óm|[Ấấ]p|[Bb]uôn|[Bb]ản|[Kk]hóm|[Kk]hu phố|[Tt]ổ dân phố|[Tt]ổ)\s+(?:\d+|${NAMES})`,
  ].join('|'),
  'gu',
);

/** What means something in a pattern. */
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** Where something is said that may tell of a person, in the order of the text; nothing is pointed out twice. */
export function findHints(text: string, senderName?: string | null): Hint[] {
  const found = [
    ...digitsIn(text),
    ...all(text, EMAIL, 'email'),
    ...all(text, PLATE, 'plate'),
    ...all(text, ADDRESS, 'address'),
    ...nameIn(text, senderName ?? ''),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((hint, at) => !found.slice(0, at).some((earlier) => earlier.end > hint.start));
}

function digitsIn(text: string): Hint[] {
  return all(text, DIGITS, 'number').flatMap((hint) => {
    const digits = text.slice(hint.start, hint.end);
    if (MONEY.test(digits) || DATE.test(digits)) return [];
    return [{ ...hint, kind: readPhone(digits) ? 'phone' : 'number' }];
  });
}

/** A name is a name however its marks are written. */
function nameIn(text: string, name: string): Hint[] {
  const words = name.normalize('NFC').trim().split(/\s+/).filter(Boolean);
  if (words.length < 2) return [];
  const pattern = words.map((word) => word.replace(SYNTAX, String.raw`\$&`)).join(String.raw`\s+`);
  return all(text, new RegExp(pattern, 'giu'), 'name');
}

const all = (text: string, pattern: RegExp, kind: HintKind): Hint[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ kind, start: index, end: index + found.length }));
