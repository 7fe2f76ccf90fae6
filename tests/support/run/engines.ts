/** Where the browsers of other engines are: Debian's Firefox, and Debian's small browser of WebKitGTK with its driver. */
import { existsSync, globSync } from 'node:fs';

export const PACKAGES_OF_ENGINES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'];

const first = (...places: readonly string[]): string | undefined => places.find((place) => existsSync(place));

export const firefoxProgram = (): string | undefined =>
  process.env['FIREFOX_PATH'] ?? first('/usr/bin/firefox-esr', '/usr/lib/firefox-esr/firefox-esr');

/** Its driver and the browser; both, or nothing. */
export function webkitPrograms(): readonly [driver: string, browser: string] | undefined {
  const driver = first('/usr/bin/WebKitWebDriver');
  const [browser] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort();
  return driver && browser && first('/usr/bin/xvfb-run') ? [driver, browser] : undefined;
}
