import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAllTests } from './cleanup.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface ScriptResult {
  readonly code: number | null;
  readonly output: string;
}

/** A script of the project running in a process of its own, with nothing in its environment but what is given. */
export class Script {
  readonly process: ChildProcess;
  readonly lines: string[] = [];
  readonly #ended: Promise<unknown>;
  readonly #waiting = new Set<() => void>();

  constructor(path: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
    const PATH = process.env.PATH;
    this.process = spawn(process.execPath, [join(ROOT, path), ...args], {
      cwd: ROOT,
      env: { ...(PATH && { PATH }), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        for (const look of this.#waiting) look();
      });
    }
    this.#ended = once(this.process, 'close');
    afterAllTests(async () => {
      this.process.kill('SIGKILL');
      await this.#ended;
    });
  }

  /** The first line that the pattern fits, as soon as it is written. */
  async line(pattern: RegExp): Promise<string> {
    const found = () => this.lines.find((line) => pattern.test(line));
    return new Promise((resolve, reject) => {
      const look = () => {
        const line = found();
        if (line === undefined) return;
        this.#waiting.delete(look);
        resolve(line);
      };
      this.#waiting.add(look);
      look();
      void this.#ended.then(() => reject(new Error(`The script ended without it:\n${this.lines.join('\n')}`)));
    });
  }

  async end(): Promise<ScriptResult> {
    await this.#ended;
    return { code: this.process.exitCode, output: this.lines.join('\n') };
  }
}

/** Runs a script of the project to its end. */
export const runScript = (path: string, args: readonly string[], environment: NodeJS.ProcessEnv) =>
  new Script(path, args, environment).end();
