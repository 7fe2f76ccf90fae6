import type { Namespace } from '../namespace.ts';

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
  await navigator.serviceWorker
    .register(policy ? policy.createScriptURL(address) : address)
    .catch((error: unknown) =>
      console.warn(`[dvc] without network this screen will not start again: ${String(error)}`),
    );
}
