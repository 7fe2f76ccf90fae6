/** WebKitGTK's small browser by its WebDriver, on a screen that nobody sees. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { WebKitPrograms } from '../run/engines.ts';
import { ELEMENT, type Driver } from './driver.ts';
import { freePort } from './free-port.ts';

export async function startWebKit(programs: WebKitPrograms): Promise<Driver> {
  const screen = spawn(programs.screen, ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // It says its number once it is there.
  const [number] = (await once(screen.stdio[3]!, 'data')) as [Buffer];
  const port = await freePort();
  const server = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${number.toString().trim()}` },
  });
  const address = `http://127.0.0.1:${port}`;
  await listening(address);
  const capabilities = {
    alwaysMatch: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
    },
  };
  const { sessionId } = (await send(address, '/session', { capabilities })) as { sessionId: string };
  const ask = (path: string, body: object): Promise<unknown> => send(address, `/session/${sessionId}${path}`, body);
  return {
    goTo: (url) => ask('/url', { url }),
    run: (script, ...args) => ask('/execute/sync', { script, args }),
    wait: (script, ...args) => ask('/execute/async', { script, args }),
    click: (element) => ask(`/element/${element[ELEMENT]!}/click`, {}),
    type: (element, text) => ask(`/element/${element[ELEMENT]!}/value`, { text }),
    async close() {
      await fetch(`${address}/session/${sessionId}`, { method: 'DELETE' });
      for (const process of [server, screen]) await end(process);
    },
  };
}

async function send(address: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(address + path, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await answer.json()) as { value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}

/** Asks again until somebody is there to answer. */
async function listening(address: string): Promise<void> {
  while (!(await fetch(`${address}/status`).catch(() => undefined)));
}

async function end(process: ChildProcess): Promise<void> {
  const gone = once(process, 'exit');
  process.kill();
  await gone;
}
