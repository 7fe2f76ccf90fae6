import { writeFileSync } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { relative } from 'node:path';
import type { EventData } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';
import type { Counts } from './counts.ts';

/**
 * For `node --test`: a dot for each test that passed, Node's own words for what did not, and the counts of the whole
 * run as JSON in the file that `DVC_COUNTS` names. A stream and not a generator, because a run that is asked to end
 * waits for no promise.
 */
export default class NodeReporter extends Transform {
  readonly #words = new spec();
  readonly #failures: string[] = [];
  #dots = 0;

  constructor() {
    super({ writableObjectMode: true });
  }

  override _transform(event: TestEvent, _encoding: BufferEncoding, done: TransformCallback): void {
    if (event.type === 'test:fail' && !event.data.todo) this.#failures.push(failureIn(event.data));
    if (event.type === 'test:summary' && event.data.file === undefined) writeCounts(event.data.counts, this.#failures);
    this.#words.write(event);
    const words = this.#words.read() as Buffer | null;
    if (event.type === 'test:pass') done(null, event.data.details.type === 'suite' ? undefined : this.#dot());
    else done(null, words ? this.#paragraph(words.toString()) : undefined);
  }

  #dot(): string {
    return ++this.#dots % 100 === 0 ? '.\n' : '.';
  }

  #paragraph(words: string): string {
    const start = this.#dots % 100 === 0 ? '' : '\n';
    this.#dots = 0;
    return start + words;
  }
}

function failureIn({ name, file, details }: EventData.TestFail): string {
  const { cause = details.error } = details.error;
  const why = cause instanceof Error ? cause.message : String(cause);
  return `${relative(process.cwd(), file ?? '')}: ${name}\n${why.slice(0, 2000)}`;
}

function writeCounts(
  counts: { tests: number; passed: number; skipped: number; todo: number },
  failures: readonly string[],
): void {
  const file = process.env['DVC_COUNTS'];
  if (!file) return;
  const { tests, passed, skipped, todo } = counts;
  const all: Counts = { passed, failed: tests - passed - skipped - todo, skipped: skipped + todo, failures };
  writeFileSync(file, JSON.stringify(all));
}
