/**
 * Telephone numbers of Viet Nam (số điện thoại), as people write them: `0912 345 678`, `0912.345.678`, `+84…`, `84…`,
 * `0084…`, `(+84)`. Mobile numbers have nine national digits since the eleven-digit ones went out of use in 2018;
 * fixed lines have ten; 1800 and 1900 numbers are services.
 */

/** The number in national digits with the trunk 0 (`0912345678`), or nothing when it cannot be one. */
export function readPhone(said: string): string | undefined {
  const digits = said.replace(/[^\d+]/g, '').replace(/^(\+|00)?84(?=\d{9,10}$)/, '0');
  const national = /^0/.test(digits) ? digits : `0${digits}`;
  const valid = /^0(3\d|5[25689]|7[06-9]|8\d|9\d)\d{7}$|^02\d{9}$/.test(national) || /^1[89]00\d{4,6}$/.test(digits);
  if (!valid) return undefined;
  return /^1[89]00/.test(digits) ? digits : national;
}
