import { exchange } from '../../backend/request.ts';
import type { Namespace } from '../namespace.ts';
import { ASKED_FIRST } from './kiosk-files.ts';

const WORKER = 'kiosk-worker.js';

/**
 * Lets a counter's screen open without network too, by a service worker for the pages of this folder. It is asked for
 * once the element is here, since the page lets our one policy alone name scripts.
 */
export async function keepKiosk(tag: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await customElements.whenDefined(tag);
  const { policy } = (window as unknown as { dvc: Namespace }).dvc;
  const address = new URL(WORKER, location.href).href;
  try {
    await navigator.serviceWorker.register(policy ? policy.createScriptURL(address) : address);
    if (!navigator.serviceWorker.controller) navigator.serviceWorker.addEventListener('controllerchange', askAgain);
  } catch (error) {
    console.warn(`[dvc] without network this screen will not start again: ${String(error)}`);
  }
}

/**
 * What the page asked for before the worker was there, the questionnaire above all, is asked for once more: only then is
 * it kept, and a screen that is switched off and on without network finds it.
 */
function askAgain(): void {
  const asked = new Set<string>();
  const ask = ({ name }: PerformanceEntry): void => {
    if (!ASKED_FIRST.test(name) || asked.has(name)) return;
    asked.add(name);
    exchange(name, { credentials: 'omit' }).catch(() => asked.delete(name));
  };
  new PerformanceObserver((seen) => seen.getEntries().forEach(ask)).observe({ type: 'resource', buffered: true });
}
