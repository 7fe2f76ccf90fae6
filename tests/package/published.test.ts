import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { build, parseSync, type Rolldown } from 'vite';
import { buildNpm, npmFolder } from '../../build.ts';
import { elements } from '../../src/embed/elements.ts';
import { root } from '../../vite.config.ts';

if (!process.env.DVC_BUILT) await buildNpm();

const run = promisify(execFile);
const files = await readdir(npmFolder, { recursive: true });

const tool = (name: string, ...args: string[]): Promise<{ stdout: string }> =>
  run(process.execPath, [join(root, 'node_modules', name), ...args], { cwd: root });

test('does nothing when its classes are imported', async () => {
  const script = `
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    globalThis.customElements = { define: (tag) => console.log('defined ' + tag), get() {} };
    const { ProcedureSearchElement } = await import('dvc-widgets');
    if (typeof ProcedureSearchElement !== 'function') console.log('no class');
    for (const name of Object.getOwnPropertyNames(globalThis)) if (/dvc/i.test(name) && !before.has(name)) console.log(name);
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
  assert.equal(stdout, '');
});

test('registers each element by one import', async () => {
  const script = `
    globalThis.customElements = { define: (tag) => console.log(tag), get() {} };
    await import('dvc-widgets/dvc-procedure-search');
    await import('dvc-widgets/define');
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
  const tags = stdout.trim().split('\n');
  assert.equal(tags[0], 'dvc-procedure-search');
  assert.deepEqual(
    tags.sort(),
    Object.keys(elements)
      .map((name) => `dvc-${name}`)
      .sort(),
  );
});

/** What a bundler makes of a page's own module. */
async function bundle(code: string): Promise<string> {
  const entry = join(root, 'page.js');
  const [result] = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'page' } },
    plugins: [
      {
        name: 'page',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  })) as Rolldown.RolldownOutput[];
  return result!.output[0].code;
}

test('leaves nothing in a bundle that uses nothing of it', async () => {
  const bundled = await bundle(`import 'dvc-widgets'; console.log('page');`);
  assert.equal(bundled.replace(/^\/\/.*\n/gm, '').trim(), 'console.log("page");');
});

test('keeps the registration in a bundle that asks for it', async () => {
  assert.match(await bundle(`import 'dvc-widgets/define';`), /"dvc-procedure-search"/);
});

test('has no decorator left that browsers cannot read', async () => {
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const { errors, program } = parseSync(file, await readFile(join(npmFolder, file), 'utf8'));
    assert.deepEqual(errors, [], file);
    assert.doesNotMatch(JSON.stringify(program), /"type":"Decorator"/, file);
  }
});

test('has types for every module, none of which names a source file', async () => {
  const modules = files.filter((file) => file.endsWith('.js') && !file.startsWith('_virtual'));
  for (const module of modules) {
    const types = await readFile(join(npmFolder, module.replace(/\.js$/, '.d.ts')), 'utf8');
    assert.doesNotMatch(types, /\.ts['"]/, module);
  }
});

test('is a package that publint finds nothing in', async () => {
  const { stdout } = await tool('publint/src/cli.js', '--strict', '--pack', 'npm');
  assert.match(stdout, /All good!/);
});

test('has types that every resolver of modules finds', async () => {
  const entries = ['.', 'define', 'dvc-procedure-search'];
  await tool(
    '@arethetypeswrong/cli/dist/index.js',
    '--pack',
    '.',
    '--profile',
    'esm-only',
    '--entrypoints',
    ...entries,
  );
});

test('brings a command line that names what it can do', async () => {
  const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  const path = join(root, bin['dvc-widgets']!);
  assert.match(await readFile(path, 'utf8'), /^#!\/usr\/bin\/env node\n/);
});
