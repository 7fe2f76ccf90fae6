/** What the webmaster reads in the console during a test. */
export const lines: string[] = [];

const { warn } = console;
beforeEach(() => {
  lines.length = 0;
  console.warn = (...said: unknown[]) => lines.push(said.join(' '));
});
afterEach(() => {
  console.warn = warn;
});
