/** Stands before the endpoint and hands everything on: what was asked is known whichever browser asks. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked } from '../hosts/journeys.ts';
import { afterAllTests } from '../node/cleanup.ts';

export interface Recorder {
  /** The endpoint behind it, under its own origin. */
  readonly endpoint: string;
  readonly asked: Asked[];
}

export async function recordBefore(endpoint: string): Promise<Recorder> {
  const asked: Asked[] = [];
  const { origin, pathname: base } = new URL(endpoint);
  const server = createServer((question, response) => {
    const { method = 'GET', url = '/', headers } = question;
    const body: Buffer[] = [];
    question.on('data', (bytes: Buffer) => body.push(bytes));
    question.on('end', () => {
      if (method === 'OPTIONS') return;
      asked.push({ method, path: url.slice(base.length), body: Buffer.concat(body).toString() });
    });
    const onward = request(origin + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    question.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAllTests(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, asked };
}
