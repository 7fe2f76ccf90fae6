/** A code that this device was asked to remember (nhớ mã trên máy), and when what it opens was received, ISO 8601. */
export interface RememberedCode {
  readonly code: string;
  readonly receivedAt: string;
}

/** Whether there may be any of `name`, for whoever fetches the rest of this only then. */
export function hasRememberedCodes(name: string): boolean {
  try {
    return localStorage.getItem(PREFIX + name) !== null;
  } catch {
    return false;
  }
}

const PREFIX = 'dvc-codes ';
const KEPT_MS = 366 * 24 * 3600_000;
const MOST = 20;

/**
 * Codes that a citizen has asked this device to remember, for a year at most. Never on a device that many use: whoever
 * has a code reads what it opens. Storage that is forbidden or full remembers nothing.
 */
export class RememberedCodes {
  readonly #name: string;
  readonly #shared: boolean;

  /** `name`: what the codes are of, element and endpoint. */
  constructor({ name, shared }: { readonly name: string; readonly shared: boolean }) {
    this.#name = PREFIX + name;
    this.#shared = shared;
  }

  /** The last remembered first. */
  all(): readonly RememberedCode[] {
    return [...this.#stored()].map(([code, stored]) => ({ code, receivedAt: stored.split(' ')[1] ?? '' })).reverse();
  }

  has(code: string): boolean {
    return this.#stored().has(code);
  }

  remember({ code, receivedAt }: RememberedCode): void {
    const codes = this.#stored();
    codes.delete(code);
    codes.set(code, `${Date.now()} ${receivedAt}`);
    this.#store([...codes].slice(-MOST));
  }

  forget(code: string): void {
    const codes = this.#stored();
    codes.delete(code);
    this.#store([...codes]);
  }

  #stored(): Map<string, string> {
    if (this.#shared) return new Map();
    try {
      const codes = [...new URLSearchParams(localStorage.getItem(this.#name) ?? '')];
      return new Map(codes.filter(([, stored]) => Date.now() - parseInt(stored) < KEPT_MS));
    } catch {
      return new Map();
    }
  }

  #store(codes: string[][]): void {
    if (this.#shared) return;
    try {
      if (codes.length > 0) localStorage.setItem(this.#name, String(new URLSearchParams(codes)));
      else localStorage.removeItem(this.#name);
    } catch {
      // Forbidden or full.
    }
  }
}
