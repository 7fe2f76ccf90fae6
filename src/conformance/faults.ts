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
  datetime: 'an instant with its offset, such as 2026-11-24T08:00:00+07:00,',
  date: 'a day, such as 2026-11-24,',
};

/** Where an answer leaves the contract's shape: the place, what is there, what is due. Texts of the answer are not shown. */
export function faultsOf(issues: readonly Issue[], json: unknown): string {
  const firstOfEachKind = new Map<string, string>();
  for (const issue of issues) {
    const place = placeOf(issue.path);
    const kind = place.replace(/\[\d+\]/g, '[]');
    if (firstOfEachKind.has(kind)) continue;
    firstOfEachKind.set(kind, `${place} ${isThere(json, issue.path)} where ${dueBy(issue)} is due`);
  }
  return someOf([...firstOfEachKind.values()]);
}

function placeOf(path: Issue['path']): string {
  const place = path.map((name) => (typeof name === 'number' ? `[${name}]` : `.${String(name)}`)).join('');
  return place.replace(/^\./, '') || 'the answer';
}

function isThere(json: unknown, path: Issue['path']): string {
  let here = json;
  for (const name of path) here = (here as Record<PropertyKey, unknown> | null | undefined)?.[name];
  if (here === undefined) return 'is missing';
  if (here === null) return 'is null';
  if (Array.isArray(here)) return 'is a list';
  if (typeof here === 'number') return `is ${here}`;
  if (typeof here === 'string') return here === '' ? 'is empty' : 'is text';
  return `is ${WANTED[typeof here] ?? typeof here}`;
}

function dueBy(issue: Issue): string {
  if (issue.code === 'invalid_type') return WANTED[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? `a ${issue.format}`;
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'text' : `${issue.minimum} or more`;
  if (issue.code === 'too_big') return `${issue.maximum} or less`;
  // The contract's only unions are its words and any other text.
  return 'text';
}
