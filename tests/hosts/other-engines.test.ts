/**
 * The library on strangers' pages in Firefox and in WebKit: one page of each kind of trouble, with every element. Only in
 * the full run; where a browser is missing and may not be installed, it says so.
 */
import { after, describe, it } from 'node:test';
import { endpoint } from '../embed/sites.ts';
import { drivenBy } from '../support/engines/driven.ts';
import type { Driver } from '../support/engines/driver.ts';
import { startFirefox } from '../support/engines/firefox.ts';
import { recordBefore } from '../support/engines/recorder.ts';
import { startWebKit } from '../support/engines/webkit.ts';
import { hosts } from '../support/hosts/hosts.ts';
import { journeys } from '../support/hosts/journeys.ts';
import { checksOf } from '../support/hosts/visits.ts';
import { firefoxProgram, webkitPrograms } from '../support/run/engines.ts';

/** One of each kind of trouble. */
const KINDS_OF_TROUBLE = [
  'jQuery 1.12 with Bootstrap 3',
  'Prototype 1.7 with script.aculo.us',
  'MooTools 1.4 with More',
  'Sugar 1.5',
  'zone.js 0.8',
  'RequireJS',
  'toJSON on arrays',
  // (What stands on every object, WebKit's own driver cannot bear.)
  'frozen primordials',
  'everything unset',
  'a WebForms form around the page',
  'its content swapped by script',
  'nothing but our origins, and no styles',
  'Trusted Types that list nobody',
];

const webkit = webkitPrograms();
const firefox = firefoxProgram();
const ENGINES: Readonly<Record<string, (() => Promise<Driver>) | undefined>> = {
  Firefox: firefox ? () => startFirefox(firefox) : undefined,
  WebKit: webkit && (() => startWebKit(webkit)),
};

const chosen = hosts.filter(({ name }) => KINDS_OF_TROUBLE.includes(name) && name.includes(process.env.DVC_HOST ?? ''));

for (const [engine, start] of Object.entries(ENGINES)) {
  const skip = !process.env.DVC_FULL ? 'only in the full run' : !start && `there is no ${engine} on this machine`;
  void describe(`on a stranger’s page in ${engine}`, { skip }, async () => {
    const driver = await start!();
    after(() => driver.close());
    const check = checksOf(drivenBy(driver, await recordBefore(endpoint)));
    for (const host of chosen) {
      for (const journey of journeys) void it(`${host.name} – ${journey.element}`, () => check(host, journey));
    }
  });
}
