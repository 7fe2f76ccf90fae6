/**
 * What the address of an embed page may say to its element. Never a code that opens something (those come in the
 * fragment, and are removed at once), never sentences: a stranger may have written the address. For the same reason no
 * number that a citizen would send a text message to: it may be a dear one.
 */
const COMMON = ['endpoint', 'agency', 'theme', 'shared', 'assisted'];

const OF_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  'procedure-search': ['source'],
  'feedback-form': ['procedure-code'],
  'satisfaction-survey': [
    ...['survey', 'about', 'procedure-code', 'counter', 'kiosk', 'quiet-seconds', 'layout', 'remember-days'],
    ...['results', 'from', 'to'],
  ],
};

const DAY = /^\d{4}-\d\d-\d\d$/;
/** What some of them look like; any other value is left out. */
const LOOKS: Readonly<Record<string, RegExp>> = { 'remember-days': /^\d{1,3}$/, from: DAY, to: DAY };

const LONGEST = 300;

/** The attributes for the element of that name, as pairs. */
export function attributesFrom(element: string, asked: URLSearchParams): [name: string, value: string][] {
  return [...COMMON, ...(OF_ELEMENTS[element] ?? [])].flatMap((name) => {
    const value = asked.get(name);
    const isRight = value !== null && value.length <= LONGEST && (LOOKS[name]?.test(value) ?? true);
    return isRight ? [[name, value] as [string, string]] : [];
  });
}
