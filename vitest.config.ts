/** Stories as tests: each is rendered, played and checked by axe, in the Chrome or Chromium of `CHROME_PATH`. */
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { chromiumArgs } from './tests/support/chromium-args.ts';

/** The closing line; and the counts as JSON in the file that `DVC_COUNTS` names. */
const closingLine: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const [passed, failed, skipped] = (['passed', 'failed', 'skipped'] as const).map(
      (state) => states.filter((found) => found === state).length,
    );
    const counts = process.env['DVC_COUNTS'];
    if (counts) writeFileSync(counts, JSON.stringify({ passed, failed, skipped, failures: tests.flatMap(failuresIn) }));
    console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  },
};

const failuresIn = (test: TestCase): string[] =>
  (test.result().errors ?? []).map(({ message }) => `${test.fullName}\n${message.slice(0, 2000)}`);

export default defineConfig({
  test: {
    reporters: ['default', closingLine],
    projects: [
      {
        plugins: [
          storybookTest({ configDir: fileURLToPath(new URL('./.storybook', import.meta.url)), disableAddonDocs: true }),
        ],
        test: {
          name: 'storybook',
          env: { DVC_FULL: process.env['DVC_FULL'] ?? '' },
          // Some hundred papers, looked through by axe once for each look.
          ...(process.env['DVC_FULL'] && { testTimeout: 120_000 }),
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
                args: chromiumArgs,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
