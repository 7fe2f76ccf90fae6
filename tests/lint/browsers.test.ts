import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { lintEmptyHouse } from './plant.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = 'src/core/config.ts';
const lint = lintEmptyHouse([FILE]);

/** Compiles a line of `src/` as tsconfig.json says. */
function compile(code: string): string[] {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [FILE] }, ts.sys, ROOT);
  const host = ts.createCompilerHost({ ...options, types: [] });
  const planted = path.join(ROOT, 'src/planted.ts');
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language) =>
    name === planted ? ts.createSourceFile(name, code, language) : read(name, language);
  const program = ts.createProgram([planted], { ...options, types: [] }, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(planted))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('what Chrome 87, Firefox 78 or Safari 14.1 lack', () => {
  for (const code of [
    'structuredClone({});',
    "Object.hasOwn({}, 'x');",
    'void Promise.any([]);',
    'new WeakRef({});',
    'AbortSignal.timeout(1);',
    'AbortSignal.any([]);',
    "new BroadcastChannel('x');",
    "new Intl.Segmenter('vi');",
    "URL.canParse('x');",
    'crypto.randomUUID();',
    'requestIdleCallback(() => 1);',
  ]) {
    test(`is refused by the linter: ${code}`, async () => {
      assert.ok(
        (await lint(FILE, code)).some(({ rule }) => rule === 'compat/compat' || rule === 'dvc/no-newer-method'),
      );
    });
  }

  for (const code of ["'x'.match(/(?<=a)b/);", "'x'.match(/(?<!a)b/);", "'x'.match(/a/d);", "'x'.match(/a/v);"]) {
    test(`is refused by the linter: ${code}`, async () => {
      assert.ok((await lint(FILE, code)).some(({ rule }) => rule === 'dvc/no-newer-pattern'));
    });
  }

  for (const code of [
    'AbortSignal.abort().throwIfAborted();',
    'document.body.checkVisibility();',
    'document.forms[0]!.requestSubmit();',
  ]) {
    test(`is refused by the linter: ${code}`, async () => {
      assert.ok((await lint(FILE, code)).some(({ rule }) => rule === 'dvc/no-newer-method'));
    });
  }

  test('is refused by the compiler when it hangs on a prototype', () => {
    const lines = [
      '[1].at(-1);',
      "'x'.at(-1);",
      '[1].findLast(Boolean);',
      '[1].toSorted();',
      "Object.hasOwn({}, 'x');",
      'void Promise.any([]);',
    ];
    assert.equal(compile(lines.join('\n')).length, lines.length);
  });

  test('is no matter where it is asked for first, and what all of them have is free to use', async () => {
    const code = [
      "'a-b'.replaceAll('-', ' ');",
      'void Promise.allSettled([]);',
      'new AbortController().abort();',
      "'x'.match(/(?<name>a)/u);",
      "if ('structuredClone' in window) window.name;",
      'new IntersectionObserver(() => 1);',
    ].join('\n');
    assert.deepEqual(
      (await lint(FILE, code)).filter(({ rule }) => /compat|dvc/.test(rule)),
      [],
    );
    assert.deepEqual(compile(code), []);
  });
});
