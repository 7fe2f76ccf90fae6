import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import manifest from '../custom-elements.json' with { type: 'json' };
import { handlers } from '../demo/mocks/handlers.ts';
import { controlsOf } from '../stories/support/controls.ts';
import { checkDescribed, watchEvents } from '../stories/support/described.ts';
import { checkLayout } from '../stories/support/layout.ts';
import { checkLooks } from '../stories/support/looks.ts';
import { elements } from '../stories/support/manifest.ts';
import { initialSurroundings, inSurroundings, onNetwork, toolbars } from '../stories/support/surroundings.ts';

setCustomElementsManifest(manifest);

// A designer who opens a story is not to see it grow and shrink.
const isTest = import.meta.env.MODE === 'test';
const isFullTest = isTest && import.meta.env['DVC_FULL'] === '1';

const phone = (name: string, width: number, height: number) => ({
  name,
  styles: { width: `${width}px`, height: `${height}px` },
});

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: toolbars,
  initialGlobals: initialSurroundings,
  decorators: [withActions, inSurroundings],
  beforeEach: (context) => {
    if (isTest) watchEvents();
    void onNetwork(context);
  },
  afterEach: async ({ canvasElement, parameters }) => {
    if (!isTest) return;
    await checkDescribed(canvasElement);
    if (parameters['layout'] !== 'fullscreen') await checkLayout(canvasElement);
    if (isFullTest) await checkLooks(canvasElement, parameters['a11y'] as Parameters<typeof checkLooks>[1]);
  },
  loaders: [
    mswLoader(async () => {
      const worker = setupWorker(...handlers);
      await worker.start({
        quiet: true,
        // A static build may stand under any path.
        serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
        onUnhandledFrame({ frame }) {
          const { request } = frame.data as { request?: Request };
          // Storybook's own files come from its own origin; anything else is a request that a story forgot to answer.
          if (!request || new URL(request.url).origin === location.origin) return;
          throw new Error(`Nobody expected ${request.method} ${request.url}`);
        },
      });
      return worker;
    }),
  ],
  parameters: {
    options: {
      storySort: { order: ['Tài liệu', '*', 'Giao diện · theme', 'Giao diện · parts', 'Documentation'] },
    },
    a11y: { test: 'error' },
    actions: { handles: [...new Set(elements.flatMap(({ events }) => events.map(({ name }) => name)))] },
    docs: { extractArgTypes: controlsOf },
    viewport: {
      options: {
        smallest: phone('320 px: a large screen at 400 %', 320, 640),
        phone: phone('360 px: a cheap phone', 360, 740),
        tablet: phone('768 px: a tablet', 768, 1024),
        kiosk: phone('1080 × 1920 px: a kiosk', 1080, 1920),
        office: phone('1366 px: an office screen', 1366, 768),
      },
    },
  },
};

export default preview;
