/** Chromium by Playwright. Windows are used again, since a new one costs more than a visit. */
import type { Frame, Page, Request } from 'playwright';
import { endpoint, visit, type Visit } from '../../embed/sites.ts';
import type { Engine, Opened } from './engine.ts';
import type { Asked } from './journeys.ts';
import { WATCH_REPORTS } from './watch.ts';

const windows: Visit[] = [];

export const chromium: Engine = {
  endpoint,
  async open(page, headers) {
    const known = windows.pop();
    const asked: Asked[] = [];
    const listen = (opened: Page): unknown => opened.on('request', hear);
    const hear = (request: Request): void => {
      if (request.url().startsWith(endpoint) && request.method() !== 'OPTIONS') asked.push(askedBy(request));
    };
    if (known) {
      listen(known.page);
      await known.next(page, { headers });
    }
    const prepare = async (opened: Page): Promise<void> => {
      listen(opened);
      await opened.addInitScript(WATCH_REPORTS);
    };
    const visited = known ?? (await visit(page, { headers, prepare, viewport: { width: 1000, height: 800 } }));
    return openedIn(visited, asked, () => void visited.page.off('request', hear));
  },
};

const openedIn = (visited: Visit, asked: readonly Asked[], leave: () => void): Opened => ({
  page: visited.page,
  frame: () => embedFrame(visited.page),
  read: (expression) => visited.read(expression),
  asked: () => asked,
  troubles: async () => visited.troubles.slice(),
  close: async () => {
    leave();
    windows.push(visited);
  },
});

const askedBy = (request: Request): Asked => ({
  method: request.method(),
  path: request.url().slice(endpoint.length),
  body: request.postData() ?? '',
});

/** The frame with our page in it, once it is there. */
async function embedFrame(page: Page): Promise<Frame> {
  const isOurs = (frame: Frame): boolean => frame.url().includes('/embed/');
  return page.frames().find(isOurs) ?? page.waitForEvent('framenavigated', isOurs);
}
