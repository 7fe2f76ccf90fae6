import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAllTests } from '../../support/node/cleanup.ts';

/** What the endpoint was asked; changed before the right endpoint sees it, it is an endpoint that does not listen. */
export interface Asked {
  readonly method: string;
  /** Path and query, `/api/v1/status?agency=H90` */
  url: URL;
  readonly headers: IncomingHttpHeaders;
  body: Buffer<ArrayBuffer>;
}

/** What the right endpoint answers, to be changed. */
export interface Given {
  status: number;
  readonly headers: Headers;
  body: Buffer;
}

/** One thing that an endpoint does wrong. */
export interface Mischief {
  readonly ask?: (asked: Asked) => unknown;
  readonly answer?: (given: Given, asked: Asked) => unknown;
}

export interface WrongEndpoint {
  readonly port: number;
  mischief: Mischief;
}

/** An endpoint that hands everything to the right one and spoils it as told. */
export async function startWrongEndpoint(right: string): Promise<WrongEndpoint> {
  const endpoint: { mischief: Mischief; port: number } = { mischief: {}, port: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = 'GET', headers } = request;
      const body = Buffer.concat(chunks);
      const asked: Asked = { method, url: new URL(request.url ?? '/', right), headers, body };
      void handOver(asked, endpoint.mischief).then(({ status, headers, body }) => {
        response.writeHead(status, [...headers].flat());
        response.end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint.port = (server.address() as AddressInfo).port;
  afterAllTests(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return endpoint;
}

const OF_THE_CONNECTION = [
  'connection',
  'host',
  'keep-alive',
  'content-length',
  'content-encoding',
  'transfer-encoding',
];

async function handOver(asked: Asked, { ask, answer }: Mischief): Promise<Given> {
  ask?.(asked);
  const headers = new Headers(asked.headers as Record<string, string>);
  for (const name of OF_THE_CONNECTION) headers.delete(name);
  const response = await fetch(asked.url, {
    method: asked.method,
    headers,
    ...(asked.body.length > 0 && { body: asked.body }),
  });
  const given = {
    status: response.status,
    headers: new Headers(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
  for (const name of OF_THE_CONNECTION) given.headers.delete(name);
  answer?.(given, asked);
  return given;
}
