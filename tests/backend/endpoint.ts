import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { after, afterEach } from 'node:test';

/** What an endpoint says to a request; `call` counts from 0. */
export type Answer = (response: ServerResponse, request: IncomingMessage, call: number) => void;

export interface Endpoint {
  /** `http://127.0.0.1:41234`, without a trailing slash. */
  readonly address: string;
  /** The requests so far, as `GET /v1/status`. */
  readonly asked: readonly string[];
  /** Their bodies, as far as they have arrived. */
  readonly bodies: readonly string[];
  /** Their headers. */
  readonly headers: readonly IncomingMessage['headers'][];
  answer(answer: Answer): void;
  /** The request with this number, as soon as it has come. */
  request(call: number): Promise<IncomingMessage>;
  /** As soon as no connection is left. */
  left(): Promise<void>;
  close(): Promise<void>;
}

/** An endpoint of any manners on a free port of this machine, closed after the tests of the file. */
export async function startEndpoint(): Promise<Endpoint> {
  const asked: string[] = [];
  const bodies: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] = [];
  let current: Answer = json({});

  const tell = (): void => {
    const now = waiting;
    waiting = [];
    for (const look of now) look();
  };
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void (holds() ? resolve() : waiting.push(look));
      look();
    });
  const listener: RequestListener = (request, response) => {
    const call = asked.push(`${request.method} ${request.url}`) - 1;
    bodies.push('');
    headers.push(request.headers);
    requests.push(request);
    // A connection of its own for each request, so that one test cannot cut another's.
    response.shouldKeepAlive = false;
    request.on('data', (part: Buffer) => (bodies[call] += part.toString()));
    current(response, request, call);
    tell();
  };

  const server = createServer(listener).listen(0, '127.0.0.1');
  server.on('connection', (socket) => {
    sockets.add(socket);
    // A reader that hangs up is what these tests are about.
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      tell();
    });
  });
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  after(close);
  afterEach(() => {
    for (const list of [asked, bodies, headers, requests]) list.length = 0;
    server.closeAllConnections();
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    bodies,
    headers,
    answer: (answer) => (current = answer),
    async request(call) {
      await until(() => requests.length > call);
      return requests[call]!;
    },
    left: () => until(() => sockets.size === 0),
    close,
  };
}

/** An answer with this body. */
export const says =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  says(JSON.stringify(value), headers, status);

export const html = (status: number, headers: Record<string, string> = {}): Answer =>
  says('<!doctype html><title>Lỗi</title><h1>nginx</h1>', { 'Content-Type': 'text/html', ...headers }, status);

/** One answer after the other, the last for ever. */
export const inTurn =
  (...answers: Answer[]): Answer =>
  (response, request, call) =>
    answers[Math.min(call, answers.length - 1)]!(response, request, call);
