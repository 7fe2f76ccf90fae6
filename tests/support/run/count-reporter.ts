import type { TestEvent } from 'node:test/reporters';
import type { Counts } from './counts.ts';

/** For `node --test`: writes nothing but the counts of the whole run, as JSON. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = event.data.counts;
    yield JSON.stringify({ passed, failed: tests - passed - skipped - todo, skipped: skipped + todo } satisfies Counts);
  }
}
