import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Exit code of a command that took longer than its limit. */
export const TOO_LONG = 124;
/** Four times what the longest stage takes on a machine at rest: others are shared. */
const LIMIT_MS = 40 * 60_000;
const GRACE_MS = 10_000;
const running = new Set<ChildProcess>();

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the command and all it started are ended and the exit code is 124; forty minutes. */
  readonly limit?: number;
  /** Takes what the command prints; without it the command prints to this terminal. */
  readonly print?: (text: string) => void;
}

/** Runs a program to its end and returns its exit code; a program that cannot be started counts as 127. */
export function run(
  program: string,
  args: readonly string[],
  { env, limit = LIMIT_MS, print }: CommandOptions = {},
): Promise<number> {
  return new Promise((done) => {
    const output = print ? 'pipe' : 'inherit';
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      // A test runner that is asked to end says what it was running; one that does not listen is ended.
      child.kill();
      setTimeout(() => end(child), GRACE_MS).unref();
    }, limit);
    const ended = (code: number) => {
      clearTimeout(timer);
      running.delete(child);
      done(late ? TOO_LONG : code);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => print?.(text));
    }
    child.on('error', () => ended(127));
    // What the command left behind goes with it: a browser without its test holds the run open.
    child.on('exit', () => end(child));
    child.on('close', (code) => ended(code ?? 1));
  });
}

/** Runs one of the project's own tools, by its file below `node_modules`, on this very Node. */
export const runTool = (file: string, args: readonly string[], options?: CommandOptions): Promise<number> =>
  run(process.execPath, [path.join(ROOT, 'node_modules', file), ...args], options);

/** What a program prints, or undefined when it fails. */
export async function outputOf(program: string, args: readonly string[], limit = 20_000): Promise<string | undefined> {
  let output = '';
  const code = await run(program, args, { limit, print: (text) => (output += text) });
  return code === 0 ? output.trim() : undefined;
}

/** Ends everything that is still running. */
export function endAll(): void {
  for (const child of running) end(child);
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
