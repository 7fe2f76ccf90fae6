/** How long a designer waits for the stories as files: `npm run build:storybook`, three times. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const BUDGET_S = 180;
const ROUNDS = 3;

interface Round {
  readonly seconds: number;
  readonly bytes: number;
}

/** `npm run bench -- storybook`: builds, prints, keeps, and throws when a build takes too long. */
export async function run(): Promise<void> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await build());
  const lines = rounds.map(
    ({ seconds, bytes }, at) => `| ${at + 1} | ${seconds.toFixed(1)} | ${(bytes / 1e6).toFixed(1)} |`,
  );
  const text = [
    '# The stories as files',
    '',
    `\`npm run build:storybook\` on ${availableParallelism()} cores; at most ${BUDGET_S} s.`,
    '',
    '| round | s | MB |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
  console.log(text);
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/storybook.md'), text);
  // What else the machine does makes a round slower, never faster.
  if (Math.min(...rounds.map(({ seconds }) => seconds)) > BUDGET_S) throw new Error(`took more than ${BUDGET_S} s`);
}

async function build(): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), 'dvc-stories-'));
  try {
    const storybook = join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js');
    const from = performance.now();
    await promisify(execFile)(process.execPath, [storybook, 'build', '-o', folder, '--disable-telemetry', '--quiet'], {
      cwd: ROOT,
    });
    const seconds = (performance.now() - from) / 1000;
    return { seconds, bytes: await sizeOf(folder) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
