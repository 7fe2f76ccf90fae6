/**
 * `npm run build`: `dist/npm` for people with a bundler, and `dist/cdn/<version>/` for people with a script tag.
 *
 * Files of the script tag carry the integrity hashes of the files they add later, so they are built in the order
 * extras, elements, loader.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Rolldown } from 'vite';
import { elements } from './src/embed/elements.ts';
import { npmConfig, root, scriptConfig, version, type ScriptFile } from './vite.config.ts';

/**
 * Parts that most citizens never need, each a file of its own, `dvc-<name>.js`: name → its module. Elements reach them
 * by `import()`.
 */
const extras: Readonly<Record<string, string>> = {
  catalogue: 'src/widgets/procedure-search/catalogue-source.ts',
  'lang-en': 'src/i18n/en.ts',
};

export const npmFolder = join(root, 'dist/npm');
export const cdnFolder = join(root, 'dist/cdn', version);

export async function buildNpm(): Promise<void> {
  await rm(npmFolder, { recursive: true, force: true });
  const widgets = await readdir(join(root, 'src/widgets'));
  const modules = ['index', 'define', 'conformance/cli', ...widgets.map((name) => `widgets/${name}/dvc-${name}`)];
  const entries = modules.map((module) => join(root, 'src', `${module}.ts`)).filter(existsSync);
  await build(npmConfig(entries, npmFolder));
  await buildTypes();
}

async function buildTypes(): Promise<void> {
  await promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: root });
  // Parts of the script tag, of which the modules have no use.
  await rm(join(npmFolder, 'embed'), { recursive: true });
  for (const file of await readdir(npmFolder, { recursive: true })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(npmFolder, file);
    const types = await readFile(path, 'utf8');
    // The sources name modules as they are on disk, the package as they are in it.
    await writeFile(path, types.replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'));
  }
}

/** Builds the folder of the script tag and returns the integrity hash of each of its files. */
export async function buildCdn(folder = cdnFolder): Promise<Record<string, string>> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const hashes: Record<string, string> = {};
  const add = async (file: string, content: string): Promise<string> => {
    await writeFile(join(folder, file), content);
    return (hashes[file] = integrityOf(content));
  };

  const known = new Map<string, { name: string; integrity: string }>();
  for (const [name, module] of Object.entries(extras)) {
    const file = `dvc-${name}.js`;
    const integrity = await add(file, UTF_8 + (await compile({ file, entry: entryOfExtra(name, join(root, module)) })));
    known.set(join(root, module), { name, integrity });
  }
  const ofElements: Record<string, string> = {};
  for (const name of Object.keys(elements)) {
    const file = `dvc-${name}.js`;
    const entry = `import '${root}/src/widgets/${name}/dvc-${name}.ts'`;
    ofElements[name] = await add(file, UTF_8 + (await compile({ file, entry, extras: known })));
  }
  const entry = `import '${root}/src/embed/loader.ts'`;
  await add('dvc.js', inAscii(await compile({ file: 'dvc.js', entry, define: { DVC_ELEMENTS: ofElements } })));
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  return hashes;
}

const entryOfExtra = (name: string, module: string): string => `
  import * as module from '${module}';
  import { provideExtra } from '${root}/src/embed/extras.ts';
  provideExtra('${name}', module);
`;

async function compile(file: ScriptFile): Promise<string> {
  const [result] = (await build(scriptConfig(file))) as Rolldown.RolldownOutput[];
  return result!.output[0].code;
}

// A classic script is read in its page's charset, which may be an older one: this mark makes it UTF-8 anywhere. The
// loader, which is classic mostly, is small enough to do without any letter that charsets disagree on.
const UTF_8 = '\uFEFF';

const inAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const integrityOf = (content: string): string => `sha384-${createHash('sha384').update(content).digest('base64')}`;

if (import.meta.main) {
  await buildNpm();
  await buildCdn();
}
