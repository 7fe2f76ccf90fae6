import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run, runTool, type CommandOptions } from './command.ts';
import { FAILED, PASSED, judge, type Counts } from './counts.ts';

/** Areas of `tests/` that run in Node, and those that run in a browser's page. */
export const NODE_AREAS = [
  'lint',
  'vietnamese',
  'search',
  'backend',
  'conformance',
  'server',
  'package',
  'embed',
  'hosts',
  'e2e',
];
export const BROWSER_AREAS = ['core', 'controllers', 'ui', 'widgets', 'i18n', 'theme', 'device'];
/** Node areas that open a browser of their own, and those that ask a PostgreSQL. */
const DRIVES_A_BROWSER = ['embed', 'hosts', 'e2e'];
const ASKS_A_DATABASE = ['backend', 'conformance', 'server', 'e2e'];

export interface Stage {
  readonly name: string;
  /** Areas that may be named alone in its place. */
  readonly areas: readonly string[];
  needsBrowser(areas: readonly string[]): boolean;
  needsDatabase(areas: readonly string[]): boolean;
  /** Runs the stage over the named areas, all of its own when none is named. */
  run(areas: readonly string[], options: CommandOptions): Promise<Counts>;
}

const needsNothing = { areas: [], needsBrowser: () => false, needsDatabase: () => false };

const lint: Stage = {
  ...needsNothing,
  name: 'lint',
  run: (_, options) =>
    all({
      eslint: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings=0'], options),
      prettier: () => runTool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'], options),
      knip: () => runTool('knip/bin/knip.js', ['--no-progress'], options),
    }),
};

const typecheck: Stage = {
  ...needsNothing,
  name: 'typecheck',
  run: (_, options) => all({ 'tests/typecheck.ts': () => run(process.execPath, ['tests/typecheck.ts'], options) }),
};

const build: Stage = {
  ...needsNothing,
  name: 'build',
  run: (_, options) => all({ 'build.ts': () => run(process.execPath, ['build.ts'], options) }),
};

const node: Stage = {
  name: 'node',
  areas: NODE_AREAS,
  needsBrowser: (areas) => areas.some((area) => DRIVES_A_BROWSER.includes(area)),
  needsDatabase: (areas) => areas.some((area) => ASKS_A_DATABASE.includes(area)),
  async run(areas, options) {
    const files = filesOf(areas, options);
    if (files.length === 0) return FAILED;
    const args = [
      // A test that hangs ends by itself, long before the stage would be ended, and so does a process after its tests.
      ...(options.env?.['DVC_FULL'] ? [] : ['--test-timeout=120000']),
      '--import=./tests/support/run/ends-by-itself.ts',
      '--test-reporter=./tests/support/run/node-reporter.ts',
      '--test-concurrency=2',
    ];
    return counted(options, (DVC_COUNTS) =>
      run(process.execPath, ['--test', ...args, ...files], { ...options, env: { ...options.env, DVC_COUNTS } }),
    );
  },
};

const browser: Stage = {
  name: 'browser',
  areas: BROWSER_AREAS,
  needsBrowser: () => true,
  needsDatabase: () => false,
  async run(areas, options) {
    const files = filesOf(areas, options);
    if (files.length === 0) return FAILED;
    return counted(options, (DVC_COUNTS) =>
      runTool('@web/test-runner/dist/bin.js', ['--files', ...files], {
        ...options,
        env: { ...options.env, DVC_COUNTS, CI: '1' },
      }),
    );
  },
};

const stories: Stage = {
  name: 'stories',
  areas: [],
  needsBrowser: () => true,
  needsDatabase: () => false,
  async run(_, options) {
    if (globSync('stories/**/*.stories.ts').length === 0) {
      say(options, 'stories/: no stories yet');
      return FAILED;
    }
    return counted(options, (DVC_COUNTS) =>
      runTool('vitest/vitest.mjs', ['run', '--project=storybook'], { ...options, env: { ...options.env, DVC_COUNTS } }),
    );
  },
};

/** In the order of a whole run. */
export const STAGES: readonly Stage[] = [lint, typecheck, build, node, browser, stories];

/** One test: passed when every command says so. */
async function all(commands: Readonly<Record<string, () => Promise<number>>>): Promise<Counts> {
  const failures: string[] = [];
  for (const [name, command] of Object.entries(commands)) {
    const code = await command();
    if (code !== 0) failures.push(`${name} ended with ${code}: what it said stands above`);
  }
  return failures.length === 0 ? PASSED : { ...FAILED, failures };
}

/** Runs a command that writes its counts to a file. */
async function counted(options: CommandOptions, command: (countsFile: string) => Promise<number>): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dvc-counts-'));
  const countsFile = path.join(folder, 'counts.json');
  try {
    const code = await command(countsFile);
    const written = existsSync(countsFile) && readFileSync(countsFile, 'utf8');
    return judge(written ? (JSON.parse(written) as Counts) : undefined, code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function filesOf(areas: readonly string[], options: CommandOptions): string[] {
  const found = areas.map((area) => ({ area, files: globSync(`tests/${area}/**/*.test.ts`).sort() }));
  const missing = found.filter(({ files }) => files.length === 0).map(({ area }) => `tests/${area}/`);
  if (missing.length > 0) say(options, `no tests yet in ${missing.join(', ')}`);
  return found.flatMap(({ files }) => files);
}

function say({ print }: CommandOptions, sentence: string): void {
  if (print) print(`${sentence}\n`);
  else console.log(sentence);
}
