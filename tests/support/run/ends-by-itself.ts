/**
 * Loaded before every test file in Node: a process that goes on long after its last test (a server, a browser or a
 * timer that nobody put away) says what holds it and fails, where it would hold up the whole run.
 */
import { after } from 'node:test';

const PATIENCE_MS = 60_000;

after(() => {
  setTimeout(() => {
    console.error(`Still at work a minute after the last test: ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit(1);
  }, PATIENCE_MS).unref();
});
