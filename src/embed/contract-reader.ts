/**
 * What reads an endpoint's answers in the files of the script tag. The build translates the contract's zod schemas into
 * calls of these functions (`build/contract.ts`), since zod itself is a fifth of what a citizen would download. They
 * accept, leave out and complain about the same as zod does, as far as `src/backend/read.ts` looks.
 */

type Path = readonly (string | number)[];

/** What does not fit, and where; `expected` is said where something else of that kind may stand in. */
interface Issue {
  readonly path: Path;
  readonly expected?: string;
  /** It is of the right type and fails a check: what `either` takes for the nearest of its options. */
  readonly near?: boolean;
}

/** Returns what it understood of `value`, and adds to `issues` what it did not. */
type Reader = (value: unknown, issues: Issue[], path: Path) => unknown;

/** What a contract module exports, with as much of zod's own look as is used. */
export const schema = (read: Reader) => ({
  safeParse(value: unknown): object {
    const issues: Issue[] = [];
    const data = read(value, issues, []);
    return issues.length ? { success: false, error: { issues } } : { success: true, data };
  },
});

const holds =
  (expected: string, test: (value: never) => boolean, near = (value: unknown) => typeof value === expected): Reader =>
  (value, issues, path) => {
    if (!test(value as never)) issues.push({ path, expected, near: near(value) });
    return value;
  };

export const string = (shortest = 0, pattern = /(?:)/): Reader =>
  holds('string', (value) => typeof value === 'string' && (value as string).length >= shortest && pattern.test(value));

/** zod's own patterns know the days of each month, which takes ten times as much to say. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8));
const TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const date: Reader = holds('string', (value) => typeof value === 'string' && isDay(value));
export const datetime: Reader = holds(
  'string',
  (value) =>
    typeof value === 'string' && isDay((value as string).slice(0, 10)) && TIME.test((value as string).slice(10)),
);

export const number = (whole: boolean, least = -Number.MAX_VALUE, most = Number.MAX_VALUE): Reader =>
  holds(
    'number',
    (value) => typeof value === 'number' && value >= least && value <= most && (!whole || Number.isSafeInteger(value)),
    (value) => typeof value === 'number' && (!whole || Number.isInteger(value)),
  );

export const boolean: Reader = holds('boolean', (value) => typeof value === 'boolean');

export const oneOf = (...values: unknown[]): Reader => holds('value', (value) => values.includes(value));

export const withDefault =
  (read: Reader, missing: unknown): Reader =>
  (value, issues, path) =>
    value === undefined ? missing : read(value, issues, path);

export const optional =
  (read: Reader): Reader =>
  (value, issues, path) =>
    value === undefined ? value : read(value, issues, path);

export const either =
  (...options: Reader[]): Reader =>
  (value, issues, path) => {
    const readings = options.map((option) => {
      const own: Issue[] = [];
      return { data: option(value, own, path), own };
    });
    const fitting = readings.find(({ own }) => own.length === 0);
    if (fitting) return fitting.data;
    const nearest = readings.filter(({ own }) => own.every(({ near }) => near));
    issues.push(...(nearest.length === 1 ? nearest[0]!.own : [{ path, expected: 'string' }]));
    return value;
  };

export const array =
  (item: Reader): Reader =>
  (value, issues, path) => {
    if (Array.isArray(value)) return value.map((each, place) => item(each, issues, [...path, place]));
    issues.push({ path, expected: 'array' });
    return value;
  };

export const tuple =
  (...items: Reader[]): Reader =>
  (value, issues, path) => {
    if (Array.isArray(value) && value.length === items.length) {
      return items.map((item, place) => item(value[place], issues, [...path, place]));
    }
    issues.push({ path, expected: 'tuple' });
    return value;
  };

export const record =
  (item: Reader): Reader =>
  (value, issues, path) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) {
      issues.push({ path, expected: 'record' });
      return value;
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, item(each, issues, [...path, name])]));
  };

export const object =
  (members: Readonly<Record<string, Reader>>): Reader =>
  (value, issues, path) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) {
      issues.push({ path, expected: 'object' });
      return value;
    }
    const read: Record<string, unknown> = {};
    for (const name of Object.keys(members)) {
      const member = members[name]!((value as Record<string, unknown>)[name], issues, [...path, name]);
      if (member !== undefined) read[name] = member;
    }
    return read;
  };
