/**
 * The code by which a citizen follows a feedback (mã theo dõi): 80 bits in Crockford's base32 and his check character,
 * `7Q2M-XK4D-0R9T-VB3C-H`. The alphabet has no I, L, O and U, so what is misheard or misread is put right; one wrong
 * character, or two that changed places, never pass.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters before the check character, five bits each. */
const LENGTH = 16;
const GROUP = /.{1,4}/g;
const MODULUS = 37;
/** Spaces of any kind, and all that looks like a hyphen or a dot. */
const BETWEEN_GROUPS = /[\s\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff.\-_]/g;
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/**
 * The code as it was given out, from how somebody typed or pasted it: in lower case, with or without hyphens and
 * spaces, O for 0, I or L for 1. Undefined for what is no code, a mistyped one too.
 */
export function readFollowUpCode(typed: string): string | undefined {
  const code = typed
    .replace(BETWEEN_GROUPS, '')
    .toUpperCase()
    .replace(/[OIL]/g, (character) => MISREAD[character]!);
  if (code.length !== LENGTH + 1) return undefined;
  const body = code.slice(0, LENGTH);
  return checkCharacter(body) === code[LENGTH] ? inGroups(code) : undefined;
}

/** Characters of what was typed that count, of the 17 that a code has. */
export const countOfCode = (typed: string): number => typed.replace(BETWEEN_GROUPS, '').length;

/** How many characters a whole code has, its check character included. */
export const WHOLE_CODE = LENGTH + 1;

// From every place on, since a word before the code may look like its beginning.
const LIKE_A_CODE = /(?=([0-9A-Z](?:[\s\u2010-\u2015.\-_]{0,3}[0-9A-Z]){16})(?![0-9A-Z]))/gi;

/** The first code in a text: a pasted message, or the address that a QR code holds. */
export function findFollowUpCode(text: string): string | undefined {
  const whole = readFollowUpCode(text);
  if (whole) return whole;
  for (const [, like] of text.matchAll(LIKE_A_CODE)) {
    const code = readFollowUpCode(like!);
    if (code) return code;
  }
  return undefined;
}

/**
 * The code of ten bytes. Undefined for those few whose check character would be one of Crockford's signs (`*~$=U`),
 * which nobody can read aloud; whoever makes codes then takes other bytes.
 */
export function writeFollowUpCode(bytes: Uint8Array): string | undefined {
  let body = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes.subarray(0, (LENGTH * 5) / 8)) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      body += ALPHABET[(held >> bits) & 31]!;
    }
  }
  const check = checkCharacter(body);
  return check === undefined ? undefined : inGroups(body + check);
}

/** The number that the characters write, modulo 37, as a character of the alphabet. */
function checkCharacter(body: string): string | undefined {
  let remainder = 0;
  for (const character of body) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    remainder = (remainder * 32 + value) % MODULUS;
  }
  return ALPHABET[remainder];
}

const inGroups = (code: string): string => code.match(GROUP)!.join('-');
