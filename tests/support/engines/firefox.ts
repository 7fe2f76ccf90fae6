/** Firefox by Marionette, the protocol that is built into it: a length, a colon, and an array as JSON. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, watch, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../node/folder.ts';
import { ELEMENT, type Driver } from './driver.ts';

/** Nothing of its own goes anywhere. */
const PREFERENCES: Readonly<Record<string, unknown>> = {
  'marionette.port': 0,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Where it writes its port once it listens. */
const PORT_FILE = 'MarionetteActivePort';

export async function startFirefox(program: string): Promise<Driver> {
  const profile = await temporaryFolder();
  const lines = Object.entries(PREFERENCES).map(
    (entry) => `user_pref(${entry.map((part) => JSON.stringify(part)).join()});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const port = portOf(profile);
  const browser = spawn(program, ['--headless', '--marionette', '--no-remote', '--profile', profile], {
    stdio: 'ignore',
  });
  const marionette = await Marionette.at(await port);
  await marionette.send('WebDriver:NewSession', {});
  return {
    goTo: (url) => marionette.send('WebDriver:Navigate', { url }),
    run: (script, ...args) => marionette.send('WebDriver:ExecuteScript', { script, args, sandbox: null }),
    wait: (script, ...args) => marionette.send('WebDriver:ExecuteAsyncScript', { script, args, sandbox: null }),
    click: (element) => marionette.send('WebDriver:ElementClick', { id: element[ELEMENT] }),
    type: (element, text) => marionette.send('WebDriver:ElementSendKeys', { id: element[ELEMENT], text }),
    async close() {
      const gone = once(browser, 'exit');
      marionette.close();
      browser.kill();
      await gone;
    },
  };
}

async function portOf(profile: string): Promise<number> {
  for await (const { filename } of watch(profile)) {
    const port = filename === PORT_FILE && (await readFile(join(profile, PORT_FILE), 'utf8'));
    if (port) return Number(port);
  }
  throw new Error('Firefox does not listen');
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #turn = 0;
  #heard = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#hear(bytes));
  }

  static async at(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Marionette(socket);
  }

  async send(command: string, parameters: object): Promise<unknown> {
    const turn = ++this.#turn;
    const bytes = Buffer.from(JSON.stringify([0, turn, command, parameters]));
    this.#socket.write(`${bytes.length}:`);
    this.#socket.write(bytes);
    const answer = await new Promise<unknown>((resolve, reject) => this.#waiting.set(turn, { resolve, reject }));
    return (answer as { value?: unknown } | null)?.value;
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    this.#heard = Buffer.concat([this.#heard, bytes]);
    for (;;) {
      const colon = this.#heard.indexOf(':');
      const end = colon + 1 + Number(this.#heard.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || this.#heard.length < end) return;
      this.#take(JSON.parse(this.#heard.subarray(colon + 1, end).toString()));
      this.#heard = this.#heard.subarray(end);
    }
  }

  /** The first line of all is a greeting and no answer. */
  #take(message: unknown): void {
    if (!Array.isArray(message)) return;
    const [, turn, error, value] = message as [1, number, { error: string; message: string } | null, unknown];
    const waiting = this.#waiting.get(turn);
    this.#waiting.delete(turn);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(value);
  }
}
