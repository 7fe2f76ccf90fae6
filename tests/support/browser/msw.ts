/**
 * The endpoint that browser tests speak to. Importing this starts it before the file's first test.
 *
 * A test swaps an answer by `worker.use(…)`; afterwards the usual answers are back. A request that nobody expected
 * fails the test that made it, whatever the element made of the failure.
 */
import { setupWorker } from 'msw/browser';
import { handlers } from '../../../demo/mocks/handlers.ts';

export const worker = setupWorker(...handlers);

let unexpected: string[] = [];

before(async () => {
  await worker.start({
    quiet: true,
    onUnhandledFrame({ frame }) {
      const { request } = frame.data as { request?: Request };
      // The test page's own modules come from its own origin.
      if (!request || new URL(request.url).origin === location.origin) return;
      const { method, url } = request;
      unexpected.push(`${method} ${url}`);
      throw new Error(`Nobody expected ${method} ${url}`);
    },
  });
});

afterEach(() => {
  worker.resetHandlers();
  const requests = unexpected;
  unexpected = [];
  if (requests.length > 0) throw new Error(`Unexpected requests: ${requests.join(', ')}`);
});

// Not awaited: it would wait for answers that a test never gives.
after(() => void worker.stop());
