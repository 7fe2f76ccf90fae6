/** What a citizen typed, as it is kept: Unicode form NFC, without what no eye sees and no reader should obey. */

/** Control characters but tab and line ends; direction overrides and isolates; byte order marks. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LINE_END = /\r\n?|[\u2028\u2029]/g;
const BLANK = /[\t\n]+/g;
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Text of one line or many; halves of a character pair become the replacement character. */
export const cleanText = (typed: string): string =>
  typed.toWellFormed().replace(LINE_END, '\n').replace(UNSEEN, '').normalize('NFC').trim();

/** Text of one line: a name, a telephone number, an address. */
export const cleanLine = (typed: string): string => cleanText(typed).replace(BLANK, ' ');

/** Its length as a reader counts it, in Unicode characters. */
export const lengthOf = (text: string): number => text.length - (text.match(PAIR)?.length ?? 0);
