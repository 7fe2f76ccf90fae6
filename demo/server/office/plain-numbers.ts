/** Numbers that tell of nobody, however long they are: days, years, sums of money, laws, procedures. */

const SUM = String.raw`[1-9]\d{0,2}(?:[ .,]\d{3})+`;
const UNIT = String.raw`(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )?(?:đồng(?! (?:chí|ý|bào|nghiệp|hương))|đ|₫|vnđ|vnd|usd|nghìn|ngàn|triệu|tỷ|tỉ)(?![\p{L}\d])`;
const YEAR = String.raw`(?:19|20)\d{2}`;

const PLAIN_NUMBERS = new RegExp(
  [
    // 22/11/2026, 22.11.2026: the same sign twice, and none of it goes on.
    ...['/', '-', String.raw`\.`].map(
      (sign) => String.raw`(?<!\d|\d${sign})[0-3]?\d${sign}[01]?\d${sign}${YEAR}(?!\d|${sign}\d)`,
    ),
    String.raw`(?<!\d|\d-)${YEAR}-[01]\d-[0-3]\d(?!\d|-\d)`,
    String.raw`(?<![\d.,/-])${YEAR} ?[-/] ?${YEAR}(?![\d/-]|[.,]\d)`,
    // A decision, a decree: 61/2018/NĐ-CP.
    String.raw`(?<!\d)\d{1,5}/${YEAR}/(?=\p{L})`,
    // A procedure: 1.001193, with more behind it in older lists.
    String.raw`(?<!\d[ .,/-]?)[1-3]\.0[01]\d{4}(?:\.\d{3}(?:\.\d{2}){2})?(?!\d|[.,/-]\d)`,
    String.raw`(?<!\d[ .,/()-]?)${SUM}(?: ?(?:-|đến|tới) ?${SUM})? ?(?i:${UNIT})`,
    String.raw`(?i:vnđ|vnd|usd) ?${SUM}(?!\d)`,
    String.raw`(?<!\+|\d[ .,/()-]{0,3})[1-9]\d* ?(?:nghìn |triệu |tỷ |tỉ )?(?:đồng(?! (?:chí|ý|bào|nghiệp|hương))|đ|₫|(?i:vnđ|vnd|usd))(?![\p{L}\d])`,
  ].join('|'),
  'gu',
);

/** Stands in the place of what was taken out, so that nothing is joined over it. */
const GAP = '\n';

/** The same text, of the same length, without the numbers that tell of nobody. */
export const withoutPlainNumbers = (flat: string): string =>
  flat.replace(PLAIN_NUMBERS, (found) => GAP.repeat(found.length));
