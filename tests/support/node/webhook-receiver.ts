import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAllTests } from './cleanup.ts';

export interface Message {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { reference: string; number: number; act: string; state: string; agency: string; at: string };
}

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly message: Message;
}

/** The agency's own sender: it can be killed, and answer otherwise. */
class Receiver {
  readonly heard: Heard[] = [];
  /** What it answers to a message; `undefined` breaks the connection off. */
  answer: (heard: Heard) => { status: number; headers?: Record<string, string> } | undefined = () => ({ status: 204 });
  #server: Server | undefined;
  port = 0;

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const heard = { headers: request.headers, text, message: JSON.parse(text) as Message };
        const answer = this.answer(heard);
        if (!answer) return void request.socket.destroy();
        if (answer.status < 300) this.heard.push(heard);
        response.writeHead(answer.status, { Connection: 'close', ...answer.headers }).end('ignored');
      });
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async kill(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
}

/** A receiver on a port of its own, ended after the tests of this file. */
export async function startReceiver(): Promise<Receiver> {
  const receiver = new Receiver();
  await receiver.start();
  afterAllTests(() => receiver.kill());
  return receiver;
}

/** The numbers that were heard of each case, in the order they came, each for the first time. */
export function firstHeard(heard: readonly Heard[]): Map<string, number[]> {
  const cases = new Map<string, number[]>();
  for (const { message } of heard) {
    const { reference, number } = message.data;
    const numbers = cases.get(reference) ?? [];
    if (!numbers.includes(number)) numbers.push(number);
    cases.set(reference, numbers);
  }
  return cases;
}

/** Nothing in between, no matter how often: 1 2 2 3 is in order, 1 3 2 is not. */
export function mustBeInOrder(heard: readonly Heard[]): void {
  const last = new Map<string, number>();
  for (const { message } of heard) {
    const { reference, number } = message.data;
    const before = last.get(reference) ?? number - 1;
    assert.ok(number === before || number === before + 1, `${reference}: ${number} after ${before}`);
    last.set(reference, number);
  }
}
