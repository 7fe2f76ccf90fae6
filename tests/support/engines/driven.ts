/** Visits to hosts in a browser that is driven by WebDriver: one window, one page after the other. */
import { host } from '../../embed/sites.ts';
import type { Engine } from '../hosts/engine.ts';
import { WATCH_ERRORS, WATCH_REPORTS } from '../hosts/watch.ts';
import type { Driver } from './driver.ts';
import { Found } from './found.ts';
import type { Recorder } from './recorder.ts';

host.put('/watch.js', { headers: { 'Content-Type': 'text/javascript' }, body: WATCH_REPORTS + WATCH_ERRORS });

const { port } = new URL(host.origin);
let visits = 0;

export function drivenBy(driver: Driver, { endpoint, asked }: Recorder): Engine {
  const read = async (expression: string): Promise<string> => String(await driver.run(`return (${expression});`));
  return {
    endpoint,
    async open(page, headers) {
      const path = host.putPage(page.replace('<head>', '<head><script src="/watch.js"></script>'), headers);
      // A name of its own, so that nothing is kept there from the visit before.
      await driver.goTo(`http://v${visits++}.localhost:${port}${path}`);
      const from = asked.length;
      return {
        page: new Found(driver),
        frame: () => Promise.reject(new Error('no frames are looked into here')),
        read,
        asked: () => asked.slice(from),
        troubles: async () => (await read('__troubles()')).split('\n').filter(Boolean),
        close: async () => void (await driver.goTo('about:blank')),
      };
    },
  };
}
