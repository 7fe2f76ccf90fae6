/** What stays behind when elements come and go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession } from 'playwright';
import { elements } from '../../src/embed/elements.ts';
import { pageOf, scriptTag, visit, type Visit } from '../embed/sites.ts';

const TIMES = 1000;
const MOST_BYTES = 1_000_000;
const MOST_TURNS = 100;

/** What the browser counts of a page once everything that can go is gone. */
async function counted(session: CDPSession): Promise<{ readonly bytes: number; readonly listeners: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)!.value;
  return { bytes: of('JSHeapUsedSize'), listeners: of('JSEventListeners') };
}

/** Puts an element onto the page and takes it away, so many times, in one go and then in another. */
const comeAndGo = (visited: Visit, tag: string, times: number): Promise<void> =>
  visited.page.evaluate(
    async ([name, count]) => {
      const main = document.querySelector('main')!;
      for (let i = 0; i < count; i++) {
        const element = document.createElement(name) as HTMLElement & { updateComplete?: Promise<unknown> };
        main.append(element);
        await element.updateComplete;
        element.remove();
      }
    },
    [tag, times] as const,
  );

for (const name of Object.keys(elements)) {
  test(`dvc-${name} leaves nothing behind after ${TIMES} times on a page`, async () => {
    const tag = `dvc-${name}`;
    const visited = await visit(pageOf(`<main><${tag}></${tag}></main>`, scriptTag()));
    await visited.page.waitForFunction((defined) => customElements.get(defined), tag);
    await visited.page.waitForLoadState('networkidle');
    const session = await visited.page.context().newCDPSession(visited.page);
    await session.send('Performance.enable');
    // What is made once, whatever the number of elements, is there after the first few.
    await comeAndGo(visited, tag, 50);
    await visited.page.waitForLoadState('networkidle');
    const before = await counted(session);
    await comeAndGo(visited, tag, TIMES);
    await visited.page.waitForLoadState('networkidle');
    let after = await counted(session);
    // What an element had begun when it left (a look into the outbox) still ends by itself.
    for (let turn = 0; turn < MOST_TURNS && after.listeners > before.listeners; turn++) {
      await visited.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      after = await counted(session);
    }
    assert.ok(after.listeners <= before.listeners, `${after.listeners - before.listeners} listeners more`);
    assert.ok(after.bytes - before.bytes <= MOST_BYTES, `${after.bytes - before.bytes} bytes more`);
    assert.deepEqual(visited.troubles, []);
    await visited.close();
  });
}
