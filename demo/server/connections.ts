/** The HTTP server below the app; it answers what never becomes a request that an app could answer. */
import { createServer, STATUS_CODES, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';
import { readerHeaders, type EndpointOrigins } from './cors.ts';
import { connectionLimits } from './limits/sizes.ts';
import { problemResponse } from './problems.ts';

/** A server for the app, not listening yet. */
export function createConnections(app: Hono<AppEnv>, endpoint: EndpointOrigins): Server {
  const headers = readerHeaders(endpoint);
  const listener = getRequestListener(app.fetch, {
    // An address that cannot be one, or no host.
    errorHandler: (error) => problemResponse(error instanceof RequestError ? 'invalid' : 'server', { headers }),
  });
  const answers = new WeakMap<Duplex, ServerResponse>();
  const answer: RequestListener = (incoming, outgoing) => {
    answers.set(incoming.socket, outgoing);
    // A server that stops does not wait for what a browser might ask over the same connection later.
    outgoing.once('close', () => !server.listening && server.closeIdleConnections());
    void listener(incoming, outgoing);
  };
  const server: Server = createServer({ ...connectionLimits, requireHostHeader: false }, answer);
  server.on('checkExpectation', answer);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const underWay = answers.get(socket);
    // Noise behind a request must not bring a second answer to it.
    if (underWay && isOwed(underWay)) underWay.once('finish', () => socket.end());
    else void endWith(socket, problemOf(error.code, headers));
  });
  server.on('connect', (_request, socket) => {
    void endWith(socket, problemResponse('unsupported', { status: 405, headers }));
  });
  return server;
}

/** Whether the request has been read, or its answer begun, and the answer is still to come. */
const isOwed = (answer: ServerResponse): boolean =>
  !answer.writableFinished && (answer.req.complete || answer.headersSent);

/** What is not HTTP, longer than it may be, or slower. */
function problemOf(code: string | undefined, headers: Readonly<Record<string, string>>): Response {
  if (code === 'HPE_HEADER_OVERFLOW') return problemResponse('too-large', { headers });
  return problemResponse('invalid', { headers, ...(code === 'ERR_HTTP_REQUEST_TIMEOUT' && { status: 408 }) });
}

async function endWith(socket: Duplex, response: Response): Promise<void> {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = await response.text();
  const head = [
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end([...head, '', body].join('\r\n'));
}
