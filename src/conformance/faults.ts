import type * as z from 'zod/mini';
import { someOf } from './check.ts';

type Issue = z.core.$ZodIssue;

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  tuple: 'a pair',
};
const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'an instant with its offset, such as 2026-11-24T08:00:00+07:00',
  date: 'a day, such as 2026-11-24',
};

/** Where an answer leaves the contract's shape: the place, what is there, what should be. Values are not shown. */
export function faultsOf(issues: readonly Issue[], json: unknown): string {
  return someOf(issues.map((issue) => `${placeOf(issue.path)} ${isThere(json, issue.path)}, not ${wantedBy(issue)}`));
}

function placeOf(path: Issue['path']): string {
  const place = path.map((name) => (typeof name === 'number' ? `[${name}]` : `.${String(name)}`)).join('');
  return place.replace(/^\./, '') || 'the whole';
}

function isThere(json: unknown, path: Issue['path']): string {
  let here = json;
  for (const name of path) here = (here as Record<PropertyKey, unknown> | null | undefined)?.[name];
  if (here === undefined) return 'is missing';
  if (here === null) return 'is null';
  if (Array.isArray(here)) return 'is a list';
  if (here === '') return 'is empty text';
  if (typeof here === 'number') return `is ${here}`;
  return typeof here === 'string' ? 'is other text' : `is ${WANTED[typeof here] ?? typeof here}`;
}

function wantedBy(issue: Issue): string {
  if (issue.code === 'invalid_type') return WANTED[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? issue.format;
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'text that says something' : 'at least that much';
  return 'what the contract names';
}
