/** Photos and papers that go along: taken in one by one, photos made small, before anything is sent. */
import { loadPictures } from './load-pictures.ts';

export interface AttachedFile {
  readonly name: string;
  /** MIME type, `image/jpeg`. */
  readonly type: string;
  readonly blob: Blob;
}

export interface FileLimits {
  readonly count: number;
  readonly bytes: number;
  readonly types: readonly string[];
}

/** Why a file is not taken: a key of the dictionary after `sending.`. */
export type FileFault = 'fileUnreadable' | 'fileTooLarge' | 'fileType' | 'fileTooMany';

export interface RefusedFile {
  readonly name: string;
  readonly fault: FileFault;
}

export class Attachments {
  /** As they will be sent. */
  ready: readonly AttachedFile[] = [];
  refused: readonly RefusedFile[] = [];
  /** Photos being made small now. */
  shrinking = 0;
  readonly #changed: () => void;
  readonly #limits: () => FileLimits | undefined;

  constructor(changed: () => void, limits: () => FileLimits | undefined) {
    this.#changed = changed;
    this.#limits = limits;
  }

  async add(files: readonly File[]): Promise<void> {
    this.refused = [];
    for (const file of files) await this.#takeIn(file);
  }

  remove(file: AttachedFile): void {
    this.ready = this.ready.filter((one) => one !== file);
    this.#changed();
  }

  clear(): void {
    this.ready = [];
    this.refused = [];
    this.#changed();
  }

  async #takeIn(file: File): Promise<void> {
    const limits = this.#limits();
    if (!limits) return;
    if (this.ready.length >= limits.count) return this.#refuse(file, 'fileTooMany');
    const taken = file.type === 'application/pdf' ? file : await this.#shrink(file);
    if (!taken) return;
    if (!limits.types.includes(taken.type)) this.#refuse(file, 'fileType');
    else if (taken.size > limits.bytes) this.#refuse(file, 'fileTooLarge');
    else this.ready = [...this.ready, { name: file.name, type: taken.type, blob: taken }];
    this.#changed();
  }

  async #shrink(file: File): Promise<Blob | undefined> {
    this.shrinking++;
    this.#changed();
    try {
      const { shrinkPicture } = await loadPictures();
      return (await shrinkPicture(file)).blob;
    } catch (error) {
      const tooLarge = (error as { kind?: unknown }).kind === 'too-large';
      this.#refuse(file, tooLarge ? 'fileTooLarge' : 'fileUnreadable');
      return undefined;
    } finally {
      this.shrinking--;
    }
  }

  #refuse({ name }: File, fault: FileFault): void {
    this.refused = [...this.refused, { name, fault }];
    this.#changed();
  }
}
