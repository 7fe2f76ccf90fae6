// @ts-expect-error The analyzer's command line comes without types.
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

/** What `custom-elements.json` says of one thing: an attribute, an event, a slot, … */
interface Entry {
  readonly name: string;
  readonly description?: string;
}

interface Declaration extends Entry {
  readonly tagName?: string;
  readonly members?: readonly Entry[];
  readonly attributes?: readonly Entry[];
  readonly events?: readonly Entry[];
  readonly slots?: readonly Entry[];
  readonly cssParts?: readonly Entry[];
  readonly cssProperties?: readonly Entry[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const committed = JSON.parse(readFileSync(path.join(ROOT, 'custom-elements.json'), 'utf8')) as Manifest;
const elements = committed.modules.flatMap(({ declarations }) => declarations ?? []).filter(({ tagName }) => tagName);

const analyze = cli as (options: { argv: string[]; cwd: string; noWrite: boolean }) => Promise<Manifest>;

const PARTS_OF_THE_API = ['members', 'attributes', 'events', 'slots', 'cssParts', 'cssProperties'] as const;

describe('custom-elements.json', () => {
  test('is what "npm run manifest" writes from the sources of today', async () => {
    const argv = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
    const fresh = await analyze({ argv, cwd: ROOT, noWrite: true });
    assert.deepEqual(JSON.parse(JSON.stringify(fresh)), committed, 'run "npm run manifest" and commit what it writes');
  });

  test('knows every element', () => {
    const folders = readdirSync(path.join(ROOT, 'src/widgets')).map((name) => `dvc-${name}`);
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), folders.sort());
  });

  for (const element of elements) {
    test(`describes all that <${element.tagName}> offers`, () => {
      assert.ok(element.description);
      for (const part of PARTS_OF_THE_API) {
        const silent = (element[part] ?? []).filter(({ description }) => !description?.trim());
        assert.deepEqual(
          silent.map(({ name }) => `${part}: ${name}`),
          [],
        );
      }
    });
  }
});
