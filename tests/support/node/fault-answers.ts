/** Answers on their way through a bad network: whole, in drops, and what others say in the endpoint's place. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const HTML = '<!doctype html><title>Đăng nhập mạng</title><h1>Xin chào</h1>';

/** What a proxy, a firewall or a network that wants a login says with the status that `fault` ends in. */
export function answerOfOthers(fault: string, login: string, headers: Answer['headers']): Answer {
  const status = Number(/\d+$/.exec(fault)![0]);
  const isProblem = [429, 500, 503].includes(status);
  const problem = `{"type":"about:blank","title":"Bận","status":${status},"kind":"server"}`;
  return {
    status,
    headers: {
      'Content-Type': isProblem ? 'application/problem+json' : 'text/html; charset=utf-8',
      ...([429, 503].includes(status) && { 'Retry-After': '1' }),
      ...(status === 302 && { Location: login }),
      ...headers,
    },
    body: Buffer.from(status === 204 ? '' : isProblem ? problem : HTML),
  };
}

/** What a proxy says of a server that is not there. */
export const brokenProxy = (): Answer => answerOfOthers('502', '', {});

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];
export const endToEnd = (headers: IncomingMessage['headers']): Answer['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));

export function writeHead(response: ServerResponse, { status, headers, body }: Answer): void {
  const length = status === 204 ? {} : { 'Content-Length': String(body.length) };
  response.writeHead(status, { ...headers, ...length });
}

export function give(response: ServerResponse, answer: Answer): void {
  writeHead(response, answer);
  response.end(answer.body);
}

export function drip(response: ServerResponse, answer: Answer): void {
  writeHead(response, answer);
  const step = Math.max(1, Math.floor(answer.body.length / 20));
  const drop = (from: number): void => {
    if (response.destroyed) return;
    if (from >= answer.body.length) return void response.end();
    response.write(answer.body.subarray(from, from + step), () => setImmediate(drop, from + step));
  };
  drop(0);
}

const bodies = new WeakMap<IncomingMessage, Promise<Buffer>>();

/** Read once, for as many as want it. */
export function readAll(message: IncomingMessage): Promise<Buffer> {
  const known = bodies.get(message);
  if (known) return known;
  const body = message.toArray().then((parts) => Buffer.concat(parts as Buffer[]));
  bodies.set(message, body);
  return body;
}
