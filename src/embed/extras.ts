/**
 * Extras are parts that most citizens never need: another language, the catalogue's search engine. The source says
 * `import()`; for the files of the script tag, which may hold none, the build turns it into `loadExtra()`, and an
 * extra's file ends with `provideExtra()`.
 */
import { addWords } from '../i18n/add-words.ts';
import type { Messages } from '../i18n/messages.ts';
import { addScript } from './add-script.ts';
import { dvc, version } from './namespace.ts';

const key = (name: string): string => `${name}@${version}`;

/** Brings an extra as `import()` would bring its module; rejects when its file does not arrive. */
export async function loadExtra(name: string, hash: string): Promise<unknown> {
  if (!dvc.extras[key(name)]) await addScript(`dvc-${name}.js`, hash);
  const module = dvc.extras[key(name)];
  addWords((module as { words?: Messages }).words);
  return module;
}

/** Hands an extra's module to the elements of the same version. */
export function provideExtra(name: string, module: unknown): void {
  dvc.extras[key(name)] = module;
}
