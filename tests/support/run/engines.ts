/**
 * What the strange pages need besides Chromium: libraries that only Debian still has, and in the full run the browsers of
 * other engines (Debian's Firefox, and the small browser of WebKitGTK with its driver).
 */
import { existsSync, globSync } from 'node:fs';
import { installPackages } from './debian.ts';

/** Packages, and the file by which each is known to be there. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'libjs-prototype': '/usr/share/javascript/prototype/prototype.js',
  'libjs-scriptaculous': '/usr/share/javascript/scriptaculous/effects.js',
  'libjs-mootools': '/usr/share/javascript/mootools/mootools.js',
};
const ENGINES: Readonly<Record<string, string>> = {
  'firefox-esr': '/usr/bin/firefox-esr',
  'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
  xvfb: '/usr/bin/Xvfb',
};

/** Installs what is missing, where that may be done; says what stays missing, and so is not visited. */
export async function installForHosts(full: boolean): Promise<void> {
  const wanted = Object.entries({ ...LIBRARIES, ...(full && ENGINES) });
  const missing = wanted.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if (missing.length === 0 || (await installPackages(...missing))) return;
  console.log(`${missing.join(', ')}: not here and not to be installed, so the pages that need them are not visited.`);
}

export function firefoxProgram(): string | undefined {
  const program = ENGINES['firefox-esr']!;
  return existsSync(program) ? program : undefined;
}

export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  /** A screen that nobody sees. */
  readonly screen: string;
}

/** What WebKitGTK needs to be driven; all of it, or nothing. */
export function webkitPrograms(): WebKitPrograms | undefined {
  const [driver, screen] = [ENGINES['webkit2gtk-driver']!, ENGINES['xvfb']!];
  const [browser] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort();
  return browser && existsSync(driver) && existsSync(screen) ? { driver, browser, screen } : undefined;
}
