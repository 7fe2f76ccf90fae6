/** Syllables that sound alike somewhere in the country are written for one another. */

const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/^(?:gi(?=[aeou])|gi|d|r)/, 'd'],
  [/^(?:tr|ch)/, 'ch'],
  [/^(?:s|x)/, 's'],
  [/^(?:l|n(?!g|h))/, 'l'],
  [/^(?:c|k|q)(?!h)/, 'k'],
  [/^ngh/, 'ng'],
  [/^gh/, 'g'],
  [/^f/, 'ph'],
  [/y/g, 'i'],
  [/uou/, 'ieu'],
  [/uu$/, 'iu'],
  [/(?:ng|nh)$/, 'n'],
  [/(?:ch|c)$/, 't'],
];

/**
 * One key for syllables that are told apart by s/x, ch/tr, d/gi/r, l/n, c/k/q, i/y or a final n/ng/nh, t/c/ch.
 * The tones hỏi and ngã need no rule: `plain` has no marks.
 */
export function soundKey(plain: string): string {
  return CONFUSED.reduce((key, [heard, written]) => key.replace(heard, written), plain);
}
