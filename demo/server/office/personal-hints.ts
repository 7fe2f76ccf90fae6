/**
 * What in a text may tell of a person: pointed out to an officer before it is published. It points out too much rather
 * than too little, and decides nothing.
 */
import { readFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import { isKnownDossierCode } from '../../../src/vietnamese/dossier-code.ts';
import { readPhone } from '../../../src/vietnamese/phone.ts';
import { ADDRESS_WORDS } from './address-words.ts';
import { flattenText } from './flat-text.ts';
import { withoutPlainNumbers } from './plain-numbers.ts';

export const HINT_NAMES = {
  phone: 'số điện thoại',
  number: 'số giấy tờ, số tài khoản hoặc dãy số dài',
  code: 'mã theo dõi hoặc mã hồ sơ',
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

/** A telephone, with up to three signs between its digits: `(0912) - 345, 678`. */
const PHONE = /(?<!\d)\(?(?:\+?84|0)(?:[ .,/()\-·•_]{0,3}\d){9,10}(?!\d)/g;
/** Digits with what stands within one number: a citizen ID of 12, an older one of 9, an account, a telephone without its 0. */
const DIGITS = /(?<!\d)\+?\d(?:(?:[ .,/\-·•_]| - )?\d){7,}/g;
/** Written in pairs, eight digits are two times of the day. */
const LONG_GROUP = /\d{3}|(?:\d\D*){9}/;
const PASSPORT = /(?<![\p{L}\d])[A-Za-z] ?\d{7}(?!\d)/gu;
const DOSSIER_CODE = /(?<![\p{L}\d._])[A-Za-z\d_]{1,20}(?:\.[A-Za-z\d_]{1,20}){0,5}[-/]\d{4,8}[-/]?\d{3,8}(?!\d)/gu;
const FOLLOW_UP_CODE = /(?<![\p{L}\d])[A-Za-z\d]{4}(?:[ .\-_]?[A-Za-z\d]{4}){3}[ .\-_]?[A-Za-z\d](?![\p{L}\d])/gu;
const EMAIL = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,80}@[\p{L}\d-]{1,80}(?:\.[\p{L}\d-]{1,80})+/gu;
/** `47B1-123.45`, `47-B1 12345`, `51F 12345` */
const PLATE = /(?<![\p{L}\d])\d{2}[ -]?[A-Z][A-Z\d]? ?[-. ] ?\d{3}\.?\d{2}(?!\d)/gu;

/** What means something in a pattern. */
const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;

/** Where something is said that may tell of a person, in the order of the text; nothing is pointed out twice. */
export function findHints(text: string, senderName?: string | null): Hint[] {
  const { flat, placeOf } = flattenText(text);
  const telling = withoutPlainNumbers(flat);
  const found = [
    ...all(telling, PHONE, 'phone').filter(({ start, end }) => readPhone(flat.slice(start, end))),
    ...digitsIn(telling),
    ...all(telling, PASSPORT, 'number'),
    ...all(flat, DOSSIER_CODE, 'code').filter(({ start, end }) =>
      isKnownDossierCode(flat.slice(start, end).toUpperCase()),
    ),
    ...all(flat, FOLLOW_UP_CODE, 'code').filter(({ start, end }) => readFollowUpCode(flat.slice(start, end))),
    ...all(flat, EMAIL, 'email'),
    ...all(flat, PLATE, 'plate'),
    ...all(telling, ADDRESS_WORDS, 'address'),
    ...nameIn(flat, senderName ?? ''),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  return apart(found).map(({ kind, start, end }) => ({ kind, ...placeOf(start, end) }));
}

/** What overlaps is marked once, and to its end. */
function apart(found: readonly Hint[]): Hint[] {
  let end = 0;
  return found.flatMap((hint) => {
    if (hint.end <= end) return [];
    const rest = { ...hint, start: Math.max(hint.start, end) };
    end = hint.end;
    return [rest];
  });
}

function digitsIn(telling: string): Hint[] {
  return all(telling, DIGITS, 'number').flatMap((hint) => {
    const digits = telling.slice(hint.start, hint.end);
    if (readPhone(digits)) return [{ ...hint, kind: 'phone' }];
    return LONG_GROUP.test(digits) ? [hint] : [];
  });
}

/** A name is a name however its marks are written. */
function nameIn(flat: string, name: string): Hint[] {
  const words = name.normalize('NFKC').trim().split(/\s+/).filter(Boolean);
  if (words.length < 2) return [];
  const pattern = words.map((word) => word.replace(SYNTAX, String.raw`\$&`)).join(String.raw`\s+`);
  return all(flat, new RegExp(pattern, 'giu'), 'name');
}

const all = (text: string, pattern: RegExp, kind: HintKind): Hint[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ kind, start: index, end: index + found.length }));
