/** What a citizen has typed and not sent yet, field by field. Text only: photos and papers are never part of a draft. */
export type DraftText = Readonly<Record<string, string>>;

export interface DraftPlace {
  /** What the draft is of: element, endpoint and agency. */
  readonly name: string;
  /** A computer that many use: nothing is kept at all. */
  readonly shared: boolean;
}

const KEPT_MS = 7 * 24 * 3600_000;

/**
 * A draft (bản nháp) stays in the tab's own storage and goes with the tab. It is kept on the device for seven days only
 * when the citizen asks for it. Storage that is forbidden or full keeps nothing, silently: the text is still on the page.
 */
export class Draft {
  readonly #name: string;
  readonly #shared: boolean;

  constructor({ name, shared }: DraftPlace) {
    this.#name = `dvc-draft ${name}`;
    this.#shared = shared;
  }

  /** Whether the citizen has asked to keep it on the device. */
  get keptLonger(): boolean {
    return this.#stored('localStorage') !== undefined;
  }

  /** What was typed before. */
  read(): DraftText | undefined {
    const stored = this.#stored('sessionStorage') ?? this.#stored('localStorage');
    if (!stored) return undefined;
    const fields: Record<string, string> = {};
    for (const [field, text] of stored) if (field !== SAVED_AT) fields[field] = text;
    return fields;
  }

  /** Keeps the text: in the tab, and on the device where the citizen has asked for that (`longer`). */
  write(text: DraftText, longer = this.keptLonger): void {
    if (this.#shared) return;
    const stored = new URLSearchParams(text);
    stored.set(SAVED_AT, String(Date.now()));
    this.#store('sessionStorage', stored);
    this.#store('localStorage', longer ? stored : undefined);
  }

  /** It has been received, or the citizen starts anew. */
  erase(): void {
    this.#store('sessionStorage', undefined);
    this.#store('localStorage', undefined);
  }

  // Hosts in a sandbox and browsers that forbid site data throw at the mere name of a storage.
  #stored(storage: StorageName): URLSearchParams | undefined {
    if (this.#shared) return undefined;
    try {
      const text = globalThis[storage].getItem(this.#name);
      if (text === null) return undefined;
      const stored = new URLSearchParams(text);
      if (Date.now() - Number(stored.get(SAVED_AT)) < KEPT_MS) return stored;
    } catch {
      return undefined;
    }
    this.#store(storage, undefined);
    return undefined;
  }

  #store(storage: StorageName, text: URLSearchParams | undefined): void {
    try {
      if (text) globalThis[storage].setItem(this.#name, String(text));
      else globalThis[storage].removeItem(this.#name);
    } catch {
      // The text is still on the page.
    }
  }
}

type StorageName = 'sessionStorage' | 'localStorage';

// No field of a form is called by an empty name.
const SAVED_AT = '';
