/**
 * What the address of an embed page may say to its element. Never a code that opens something (those come in the
 * fragment, and are removed at once), never sentences: a stranger may have written the address.
 */
const COMMON = ['endpoint', 'agency', 'theme', 'shared', 'assisted'];

const OF_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  'procedure-search': ['source'],
  'feedback-form': ['procedure-code'],
  'satisfaction-survey': [
    ...['survey', 'about', 'procedure-code', 'counter', 'kiosk', 'quiet-seconds', 'layout', 'results'],
  ],
};

const LONGEST = 300;

/** The attributes for the element of that name, as pairs. */
export function attributesFrom(element: string, asked: URLSearchParams): [name: string, value: string][] {
  return [...COMMON, ...(OF_ELEMENTS[element] ?? [])].flatMap((name) => {
    const value = asked.get(name);
    return value === null || value.length > LONGEST ? [] : [[name, value] as [string, string]];
  });
}
