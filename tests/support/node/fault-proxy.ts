/**
 * A bad network between a citizen and an endpoint: cut connections, lost, late, repeated and mixed-up messages, proxies
 * that answer in their own words. By chance, the same for the same seed and order of requests.
 */
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAllTests } from './cleanup.ts';
import { answerOfOthers, brokenProxy, drip, endToEnd, give, readAll, writeHead, type Answer } from './fault-answers.ts';

/** What becomes of an exchange. */
export const FAULTS = [
  'cut before the request arrives',
  'cut in the middle of the request',
  'cut after the request has arrived',
  'cut in the middle of the answer',
  'request arrives twice at once',
  'request arrives again much later',
  'answer of another request',
  'answer drop by drop',
  'no answer',
  'fault of the server, 500',
  'broken proxy, 502',
  'server at work, 503',
  'gateway without patience, 504',
  'too many requests, 429',
  'login page of a network, 200',
  'login page behind a redirect, 302',
  'page of a firewall, 403',
  'nothing at all, 204',
] as const;
export type Fault = (typeof FAULTS)[number];

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What the citizen's page has sent, whole. */
  body(): Promise<Buffer>;
}

export interface FaultProxyOptions {
  /** `http://127.0.0.1:41234`; it may change when a server comes back elsewhere. */
  upstream: string;
  readonly seed: number;
  /** Which share of the exchanges has a fault. */
  readonly share: number;
}

/** Answers kept to be mixed up, and requests kept to arrive again. */
const MOST_KEPT = 20;

export class FaultProxy {
  /** How often each fault has struck. */
  readonly struck = new Map<Fault, number>();
  exchanges = 0;
  /** Whether there are faults now. */
  isBad = true;
  readonly #options: FaultProxyOptions;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #answers = new Map<string, Answer[]>();
  readonly #again: (() => void)[] = [];
  #chance: number;

  static async start(options: FaultProxyOptions): Promise<FaultProxy> {
    const proxy = new FaultProxy(options);
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    afterAllTests(() => proxy.close());
    return proxy;
  }

  constructor(options: FaultProxyOptions) {
    this.#options = options;
    this.#chance = options.seed;
    this.#server = createServer((request, response) => {
      // Whoever hangs up is what this is about.
      request.on('error', () => {});
      response.on('error', () => {});
      this.#serve({ request, response, body: () => readAll(request) }).catch(() => request.socket.destroy());
    });
    this.#server.on('clientError', (_, socket) => socket.destroy());
  }

  /** `http://127.0.0.1:41235` */
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  set upstream(address: string) {
    this.#options.upstream = address;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await closed;
  }

  async #serve(exchange: Exchange): Promise<void> {
    this.exchanges++;
    // Now and then something arrives that everybody has forgotten.
    if (this.#again.length > 0 && this.#random() < 0.3) this.#again.shift()!();
    if (!this.isBad || this.#random() >= this.#options.share) return this.#passOn(exchange);
    const fault = FAULTS[Math.floor(this.#random() * FAULTS.length)]!;
    this.struck.set(fault, (this.struck.get(fault) ?? 0) + 1);
    return this.#strike(fault, exchange);
  }

  async #strike(fault: Fault, exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    switch (fault) {
      case 'cut before the request arrives':
        return cut(request.socket);
      case 'cut in the middle of the request':
        await this.#sendHalf(exchange);
        return void request.socket.destroy();
      case 'cut after the request has arrived':
        await this.#ask(exchange);
        return cut(request.socket);
      case 'cut in the middle of the answer': {
        const answer = await this.#ask(exchange);
        writeHead(response, answer);
        return void response.write(answer.body.subarray(0, answer.body.length / 2), () => request.socket.destroy());
      }
      case 'request arrives twice at once': {
        const [answer] = await Promise.all([this.#ask(exchange), this.#ask(exchange)]);
        return give(response, answer);
      }
      case 'request arrives again much later': {
        const body = await exchange.body();
        this.#again.push(() => void this.#send(request, body).catch(() => {}));
        if (this.#again.length > MOST_KEPT) this.#again.shift();
        return this.#passOn(exchange);
      }
      case 'answer of another request': {
        const mine = await this.#ask(exchange);
        const others = this.#answers.get(placeOf(request)) ?? [];
        return give(response, others[Math.floor(this.#random() * others.length)] ?? mine);
      }
      case 'answer drop by drop':
        return drip(response, await this.#ask(exchange));
      case 'no answer':
        await this.#ask(exchange);
        return;
      default:
        await exchange.body();
        return give(response, this.#ofOthers(fault, request));
    }
  }

  #ofOthers(fault: Fault, { headers }: IncomingMessage): Answer {
    // Half of them think of other origins.
    const isOpen = headers.origin && this.#random() < 0.5;
    const login = `${this.address}/login`;
    return answerOfOthers(fault, login, isOpen ? { 'Access-Control-Allow-Origin': '*' } : {});
  }

  async #passOn({ request, response, body }: Exchange): Promise<void> {
    const isLogin = request.url === '/login';
    give(
      response,
      isLogin ? this.#ofOthers('login page of a network, 200', request) : await this.#ask({ request, response, body }),
    );
  }

  async #ask({ request, body }: Exchange): Promise<Answer> {
    const answer = await this.#send(request, await body());
    const known = this.#answers.get(placeOf(request)) ?? [];
    if (answer.status < 300) this.#answers.set(placeOf(request), [...known, answer].slice(-MOST_KEPT));
    return answer;
  }

  /** One request to the endpoint; a server that is not there is a broken proxy. */
  async #send({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    const outgoing = request(this.#options.upstream + url!, {
      method: method!,
      headers: { ...headers, host: new URL(this.#options.upstream).host, 'content-length': String(body.length) },
      agent: this.#agent,
    });
    try {
      outgoing.end(body);
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      return { status: incoming.statusCode!, headers: endToEnd(incoming.headers), body: await readAll(incoming) };
    } catch {
      return brokenProxy();
    }
  }

  async #sendHalf({ request: { method, url, headers }, body }: Exchange): Promise<void> {
    const whole = await body();
    const outgoing = request(this.#options.upstream + url!, {
      method: method!,
      headers: { ...headers, host: new URL(this.#options.upstream).host, 'content-length': String(whole.length + 1) },
    });
    outgoing.on('error', () => {});
    await new Promise<void>((resolve) => {
      outgoing.on('close', resolve);
      outgoing.write(whole.subarray(0, whole.length / 2), () => outgoing.destroy());
    });
  }

  /** Mulberry32: a number from 0 to 1 for each seed, in turn. */
  #random(): number {
    this.#chance = (this.#chance + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#chance ^ (this.#chance >>> 15), 1 | this.#chance);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

const placeOf = ({ method, url }: IncomingMessage): string => `${method} ${url?.split('?')[0]}`;

/**
 * Cuts a connection off without a farewell. One that is being ended already cannot be reset any more: Node would never let
 * go of it, and the process never end.
 */
function cut(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
