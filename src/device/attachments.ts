/** Photos and papers that go along: taken in one by one, photos made small, before anything is sent. */
import { loadTakeIn } from './load-take-in.ts';

export interface AttachedFile {
  readonly name: string;
  /** MIME type, `image/jpeg`. */
  readonly type: string;
  readonly blob: Blob;
  /** A photo to look at; a canvas, since a host's policy may forbid `blob:` addresses. */
  readonly preview?: HTMLCanvasElement;
}

export interface FileLimits {
  readonly count: number;
  readonly bytes: number;
  readonly types: readonly string[];
}

/** Why a file is not taken: a key of the dictionary. */
export type FileFault = `file.${'unreadable' | 'tooLarge' | 'type' | 'tooMany'}` | `sending.file${'Later' | 'Refused'}`;

export interface RefusedFile {
  readonly name: string;
  readonly fault: FileFault;
}

export class Attachments {
  /** As they will be sent. */
  ready: readonly AttachedFile[] = [];
  refused: readonly RefusedFile[] = [];
  /** Files being taken in now. */
  shrinking = 0;
  readonly #changed: () => void;
  readonly #limits: () => FileLimits | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(changed: () => void, limits: () => FileLimits | undefined) {
    this.#changed = changed;
    this.#limits = limits;
  }

  /** One after the other: an open photo of twelve megapixels takes 48 MB. */
  async add(files: readonly File[]): Promise<void> {
    this.refused = [];
    this.shrinking += files.length;
    this.#changed();
    for (const file of files) this.#last = this.#last.then(() => this.#takeIn(file));
    await this.#last;
  }

  remove(file: AttachedFile): void {
    this.ready = this.ready.filter((one) => one !== file);
    this.#changed();
  }

  /** Takes away the file that the endpoint does not take, and says so. */
  refuse(place: number): void {
    const file = this.ready[place];
    if (!file) return;
    this.refused = [{ name: file.name, fault: 'sending.fileRefused' }];
    this.remove(file);
  }

  /** What an earlier page has left, or nothing. */
  reset(files: readonly AttachedFile[] = []): void {
    this.ready = files;
    this.refused = [];
    this.#changed();
  }

  async #takeIn(file: File): Promise<void> {
    try {
      const limits = this.#limits()!;
      const { takeIn } = await loadTakeIn();
      this.ready = [...this.ready, await takeIn(file, limits, this.ready.length)];
    } catch (error) {
      // Without a fault it is the network that did not bring what makes photos small.
      const { fault = 'sending.fileLater' } = error as { fault?: FileFault };
      this.refused = [...this.refused, { name: file.name, fault }];
    }
    this.shrinking--;
    this.#changed();
  }
}
