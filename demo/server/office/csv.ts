/** Tables for spreadsheets (RFC 4180), in UTF-8 with the mark by which Excel knows it. */

/** With these a spreadsheet begins a formula, also behind blanks; and what it takes for a command. */
const FORMULA = /^[\s\u00a0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^-?\d+([.,]\d+)?$/;

export type Cell = string | number;

/** The rows as one file; a text that could be a formula begins with an apostrophe, which says that it is text. */
export const csvFile = (rows: readonly (readonly Cell[])[]): string => `\ufeff${rows.map(csvLine).join('')}`;

export const csvLine = (row: readonly Cell[]): string => `${row.map(cellOf).join(',')}\r\n`;

function cellOf(cell: Cell): string {
  const text = String(cell);
  const isSafe = PLAIN_NUMBER.test(text) || !FORMULA.test(text);
  return `"${(isSafe ? text : `'${text}`).replaceAll('"', '""')}"`;
}

/** Headers of a download under this name. */
export const csvHeaders = (name: string): Record<string, string> => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${name}.csv"`,
});
