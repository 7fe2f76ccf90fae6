import { writeFileSync } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { spec, type TestEvent } from 'node:test/reporters';
import type { Counts } from './counts.ts';

/**
 * For `node --test`: a dot for each test that passed, Node's own words for what did not, and the counts of the whole
 * run as JSON in the file that `DVC_COUNTS` names. A stream and not a generator, because a run that is asked to end
 * waits for no promise.
 */
export default class NodeReporter extends Transform {
  readonly #words = new spec();
  #dots = 0;

  constructor() {
    super({ writableObjectMode: true });
  }

  override _transform(event: TestEvent, _encoding: BufferEncoding, done: TransformCallback): void {
    if (event.type === 'test:summary' && event.data.file === undefined) writeCounts(event.data.counts);
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

function writeCounts(counts: { tests: number; passed: number; skipped: number; todo: number }): void {
  const file = process.env['DVC_COUNTS'];
  if (!file) return;
  const { tests, passed, skipped, todo } = counts;
  const all: Counts = { passed, failed: tests - passed - skipped - todo, skipped: skipped + todo };
  writeFileSync(file, JSON.stringify(all));
}
