import { writeFileSync } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { relative } from 'node:path';
import type { EventData } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';
import type { Counts } from './counts.ts';

/** How many of the longest files are told. */
const LONGEST = 5;

/**
 * For `node --test`: a dot for each test that passed, Node's own words for what did not, and the counts as JSON in the
 * file that `DVC_COUNTS` names. They are written anew with every test and file, so that a run that is ended from outside has
 * said how far it came. A stream and not a generator, because a run that is asked to end waits for no promise.
 */
export default class NodeReporter extends Transform {
  readonly #words = new spec();
  readonly #counts = { passed: 0, failed: 0, skipped: 0 };
  readonly #failures: string[] = [];
  readonly #underWay = new Set<string>();
  readonly #seconds = new Map<string, number>();
  #ended = false;
  #dots = 0;

  constructor() {
    super({ writableObjectMode: true });
    // Whatever fails from here on fails because the run was ended.
    process.once('SIGTERM', () => (this.#ended = true));
  }

  override _transform(event: TestEvent, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.#ended) this.#record(event);
    this.#words.write(event);
    const words = this.#words.read() as Buffer | null;
    if (event.type === 'test:pass') done(null, event.data.details.type === 'suite' ? undefined : this.#dot());
    else done(null, words ? this.#paragraph(words.toString()) : undefined);
  }

  #record(event: TestEvent): void {
    if (event.type === 'test:dequeue' && isFile(event.data)) this.#underWay.add(event.data.name);
    else if (event.type === 'test:complete' && isFile(event.data)) this.#end(event.data);
    else if (event.type === 'test:pass' || event.type === 'test:fail') this.#count(event);
    else return;
    this.#write();
  }

  #end({ name, details }: EventData.TestComplete): void {
    this.#underWay.delete(name);
    this.#seconds.set(name, details.duration_ms / 1000);
  }

  #count({ type, data }: Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>): void {
    if (type === 'test:fail' && data.todo === undefined) this.#failures.push(failureIn(data));
    const isSuite = data.details.type === 'suite' || (type === 'test:pass' && isFile(data));
    if (isSuite) return;
    if (data.skip !== undefined || data.todo !== undefined) this.#counts.skipped++;
    else this.#counts[type === 'test:pass' ? 'passed' : 'failed']++;
  }

  #write(): void {
    const file = process.env['DVC_COUNTS'];
    if (!file) return;
    const longest = [...this.#seconds].sort(([, one], [, other]) => other - one).slice(0, LONGEST);
    const all: Counts = {
      ...this.#counts,
      failures: this.#failures,
      underWay: [...this.#underWay],
      longest: longest.map(([name, seconds]) => `${seconds.toFixed(0)} s ${name}`),
    };
    writeFileSync(file, JSON.stringify(all));
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

const nameOf = (file = ''): string => relative(process.cwd(), file);

/** A file of tests is a test of its own, by its path. */
const isFile = ({ name, file }: { name: string; file?: string }): boolean => name === nameOf(file);

function failureIn({ name, file, details }: EventData.TestFail): string {
  const { cause = details.error } = details.error;
  const why = cause instanceof Error ? cause.message : String(cause);
  return `${nameOf(file)}: ${name}\n${why.slice(0, 2000)}`;
}
