/** Browser tests: every file of the page's areas in a page of its own, in the Chrome or Chromium of `CHROME_PATH`. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromiumArgs } from './tests/support/chromium-args.ts';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Serves the mock's worker from the installed package, at the root so that its scope covers the test pages. */
const mockWorker = {
  name: 'mock-worker',
  serve: ({ path }) =>
    path === '/mockServiceWorker.js'
      ? { body: readFileSync(here('./node_modules/msw/lib/mockServiceWorker.js'), 'utf8'), type: 'js' }
      : undefined,
};

/** Counts a suite's tests into `counts`. */
function count(suite, counts) {
  for (const test of suite.tests) {
    counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
    if (test.error) counts.failures.push(`${test.name}\n${test.error.message}`);
  }
  for (const inner of suite.suites) count(inner, counts);
}

/** The closing line; and the counts as JSON in the file that `DVC_COUNTS` names. */
function closingLine() {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  return {
    onTestRunFinished({ sessions }) {
      for (const session of sessions) {
        const before = counts.failed;
        if (session.testResults) count(session.testResults, counts);
        // A hook, an import or a start that failed is a failure too.
        if (!session.passed && counts.failed === before) counts.failed++;
      }
    },
    stop() {
      if (process.env.DVC_COUNTS) writeFileSync(process.env.DVC_COUNTS, JSON.stringify(counts));
      console.log(
        `\n${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
      );
    },
  };
}

export default {
  files: ['tests/{core,controllers,ui,widgets,i18n,theme,device}/**/*.test.ts'],
  rootDir: '.',
  nodeResolve: { exportConditions: ['development', 'browser'] },
  concurrency: 2,
  plugins: [mockWorker, esbuildPlugin({ ts: true, tsconfig: here('./tsconfig.json'), target: 'es2022' })],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: chromiumArgs },
      // A context per page: a mock's worker unregisters itself when its page goes, and must not take another's with it.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  testsStartTimeout: 30_000,
  testFramework: { config: { timeout: 10_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: !process.env.CI }), closingLine()],
};
