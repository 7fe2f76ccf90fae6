import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly extraneous?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const FILE = path.resolve(import.meta.dirname, '../../package-lock.json');
const { packages } = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, Locked> };
const all = Object.entries(packages);

/** The entry that a package at `from` gets when it asks for `name`: the nearest one up the tree. */
function find(from: string, name: string): Locked | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0))) {
    const entry = packages[`${place && `${place}/`}node_modules/${name}`];
    if (entry || place === '') return entry;
  }
}

describe('package-lock.json', () => {
  test('names no registry, so that any mirror serves', () => {
    assert.deepEqual(
      all.filter(([, { resolved }]) => resolved).map(([place]) => place),
      [],
    );
  });

  test('holds nothing that npm 10 would install although nobody asked for it', () => {
    assert.deepEqual(
      all.filter(([, { extraneous }]) => extraneous).map(([place]) => place),
      [],
    );
  });

  test('calls what fits one platform only optional', () => {
    assert.deepEqual(
      all.filter(([, { os, optional }]) => os && !optional).map(([place]) => place),
      [],
    );
  });

  test('has the entry of every optional dependency, or "npm ci" refuses it', () => {
    const missing = all.flatMap(([place, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, range]) => {
          const entry = find(place, name);
          return !entry || (/^\d/.test(range) && entry.version !== range);
        })
        .map(([name, range]) => `${place}: ${name}@${range}`),
    );
    assert.deepEqual(missing, []);
  });
});
