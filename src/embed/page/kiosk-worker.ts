/**
 * `embed/kiosk-worker.js`: what a counter's screen needs to start again without network. The files of a version folder
 * never change, so they are kept as they came; the questionnaire and the list of endpoints are asked for first. It
 * touches no other address, and nothing that is sent.
 */
import { exchange } from '../../backend/request.ts';
import { ASKED_FIRST } from './kiosk-files.ts';

/** As much of a service worker's world as is used; the page's own types know none of it. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
}

declare const DVC_VERSION: string;

const scope = self as unknown as WorkerScope;
const CACHES = 'dvc-kiosk ';
const NAME = CACHES + DVC_VERSION;
const FOLDER = new URL('..', scope.registration.scope).href;
const SHELL = [
  'embed/satisfaction-survey.html',
  'embed/page.js',
  'embed/page.css',
  'dvc.js',
  'dvc-satisfaction-survey.js',
  'dvc-survey-questions.js',
  'dvc-kiosk.js',
].map((file) => FOLDER + file);

scope.addEventListener('install', (event) => event.waitUntil(keepShell()));
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (ASKED_FIRST.test(request.url)) event.respondWith(freshOrKept(request));
  else if (request.url.startsWith(FOLDER)) event.respondWith(keptOrFresh(request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(SHELL);
  await scope.skipWaiting();
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHES) && name !== NAME) await caches.delete(name);
  }
  await scope.clients.claim();
}

const ask = ({ url, headers, cache }: Request): Promise<Response> =>
  exchange(url, { headers, cache, credentials: 'omit' });

async function keptOrFresh(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  // A page's address says which counter it is; the file is the same.
  const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept) return kept;
  const answer = await ask(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** Where nobody answers, or an endpoint that is down, what was kept serves. */
async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request, { ignoreVary: true });
  try {
    const answer = await ask(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return kept && answer.status >= 500 ? kept : answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
