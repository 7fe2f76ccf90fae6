import { ESLint } from 'eslint';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import tseslint from 'typescript-eslint';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What the linter says of a planted line. */
export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/**
 * The project's own linter over an empty house of the given files, so that a plant tells of the rules alone and not of
 * what stands in the tree today. Rules that need types are off: they would have to compile every plant.
 */
export function lintEmptyHouse(files: readonly string[]): (file: string, code: string) => Promise<Finding[]> {
  const house = mkdtempSync(path.join(tmpdir(), 'dvc-lint-'));
  after(() => rmSync(house, { recursive: true }));
  for (const shared of ['node_modules', 'package.json']) symlinkSync(path.join(ROOT, shared), path.join(house, shared));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), '');
  }
  const eslint = new ESLint({
    cwd: house,
    overrideConfigFile: path.join(ROOT, 'eslint.config.js'),
    overrideConfig: [
      { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
      { settings: { 'boundaries/root-path': house } },
    ],
  });
  return async (file, code) => {
    const [result] = await eslint.lintText(code, { filePath: path.join(house, file) });
    return (result?.messages ?? []).map(({ ruleId, line, message }) => ({ rule: ruleId ?? 'syntax', line, message }));
  };
}
