/**
 * The code of a dossier (mã hồ sơ), as people paste it: the agency's identifier, the day it was received and a running
 * number (Decree 61/2018; form of the slip by Circular 03/2025/TT-VPCP), `H57.132-260804-0583`. Old and new agency
 * identifiers, days of six and of eight digits, running numbers of three to eight, and codes without the second hyphen
 * live side by side; social insurance counts in another way, `03706/2026/07906`.
 *
 * No check here may keep a citizen from asking: courts, police and power companies have numbers of their own.
 */

/** More than any code and what people copy around it; a whole page pasted by mistake ends here. */
const LONGEST_PASTE = 400;

const BY_AGENCY = '[A-Z0-9_]+(?:\\.[A-Z0-9_]+)*-\\d{6}(?:\\d{2})?-?\\d{3,8}';
const BY_SOCIAL_INSURANCE = '\\d{4,6}/\\d{4}/\\d{4,7}';
const SHAPE = `(?:${BY_AGENCY}|${BY_SOCIAL_INSURANCE})`;
const WHOLE = new RegExp(`^${SHAPE}$`);
const SOMEWHERE = new RegExp(`(?:^|[^A-Z0-9_.-])(${SHAPE})(?![A-Z0-9_-])`);

/** Blanks of all kinds, joiners, soft hyphens and direction marks: nothing of it belongs to a code. */
const BLANK = /[\s\p{Cf}]+/gu;
const DASH = /[\p{Pd}\u2043\u2212]/gu;
/** “Mã hồ sơ:”, “Mã số hồ sơ”, “Số hồ sơ”, “MÃ HS:”, with or without marks. */
const LABEL = /^(?:M[ÃA] )?(?:S[ỐO] )?(?:H[ỒO] S[ƠO]|HS)(?: S[ỐO])?(?![A-Z0-9]) ?[:.=-]? ?/;

/**
 * The code within what was typed, pasted or scanned, as a slip would print it: in capitals, with plain hyphens, without
 * blanks, without “Mã hồ sơ:” before it and whatever follows. What looks like no code comes back tidied, and nothing
 * is added to it.
 */
export function readDossierCode(said: string): string {
  const line = unescaped(said.slice(0, LONGEST_PASTE)).normalize('NFKC').slice(0, LONGEST_PASTE);
  const spaced = line.replace(DASH, '-').replace(BLANK, ' ').trim().toUpperCase().replace(LABEL, '');
  const joined = spaced.replace(/ /g, '');
  if (WHOLE.test(joined)) return joined;
  const found = SOMEWHERE.exec(spaced) ?? SOMEWHERE.exec(spaced.replace(/ ?([-./]) ?/g, '$1'));
  return found?.[1] ?? joined;
}

/** Whether a code read by {@link readDossierCode} has a shape we know; another shape is worth a hint, never a refusal. */
export const isKnownDossierCode = (code: string): boolean => WHOLE.test(code);

/**
 * What two ways to write one code have in common, for an endpoint to find it by: letters and digits alone. So
 * `G22.99.3-241219795252` is found by `g22.99.3-241219-795252`.
 */
export const dossierCodeKey = (said: string): string => readDossierCode(said).replace(/[^\p{L}\p{N}]/gu, '');

/** A scanned link carries the code in its fragment, percent-encoded. */
function unescaped(said: string): string {
  if (!said.includes('%')) return said;
  try {
    return decodeURIComponent(said);
  } catch {
    return said;
  }
}
