import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * One value of an element in the fragment of the page's address, so that what a citizen reads has an address to share
 * and the browser's Back works. Never the query: hosts' servers and analytics would see it.
 *
 * Several elements of a page each have a name of their own (`thu-tuc`, `thu-tuc-2`), other parts of the fragment stay,
 * and the host's `history.state` is handed on as it is, so that a host's own router is not disturbed.
 */
export class FragmentController implements ReactiveController {
  readonly #stem: string;
  readonly #changed: (value: string | undefined) => void;
  #name = '';
  #last: string | undefined;
  #pushedAddress: string | undefined;

  constructor(host: ReactiveControllerHost, stem: string, changed: (value: string | undefined) => void) {
    this.#stem = stem;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#name = takeName(this.#stem);
    addEventListener('popstate', this.#follow);
    addEventListener('hashchange', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    namesTaken.delete(this.#name);
    removeEventListener('popstate', this.#follow);
    removeEventListener('hashchange', this.#follow);
  }

  /** The page's whole address with `value` in its fragment, to share. */
  addressFor(value: string): string {
    return addressWith(this.#name, value);
  }

  /** Puts `value` into the address as a new place in the history. */
  push(value: string): void {
    this.#last = value;
    history.pushState(history.state, '', addressWith(this.#name, value));
    this.#pushedAddress = location.href;
  }

  /** Leaves the value: by the history where that is the way we came, else by clearing the address in place. */
  leave(): void {
    if (this.#pushedAddress === location.href) {
      this.#pushedAddress = undefined;
      history.back();
      return;
    }
    history.replaceState(history.state, '', addressWith(this.#name, undefined));
    this.#follow();
  }

  readonly #follow = (): void => {
    const value = valueOf(this.#name);
    if (value === this.#last) return;
    this.#last = value;
    this.#changed(value);
  };
}

const namesTaken = new Set<string>();

function takeName(stem: string): string {
  let name = stem;
  for (let n = 2; namesTaken.has(name); n++) name = `${stem}-${n}`;
  namesTaken.add(name);
  return name;
}

// The host's own parts of the fragment (`top`, `/route`) are handed on untouched.
const partsOfFragment = (): string[] =>
  location.hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '');

export function valueOf(name: string): string | undefined {
  const part = partsOfFragment().find((one) => one.startsWith(`${name}=`));
  if (!part) return undefined;
  try {
    return decodeURIComponent(part.slice(name.length + 1)) || undefined;
  } catch {
    // A cut-off or hand-made address; there is nothing to open.
    return undefined;
  }
}

export function addressWith(name: string, value: string | undefined): string {
  const parts = partsOfFragment().filter((part) => !part.startsWith(`${name}=`));
  if (value !== undefined) parts.push(`${name}=${encodeURIComponent(value)}`);
  // The page's own whole address, since a <base href> would send anything shorter elsewhere.
  return location.href.replace(/#.*$/, '') + (parts.length ? `#${parts.join('&')}` : '');
}
