import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { LocalizeController } from './localize.ts';

type State = 'closed' | 'scanning' | 'nothing' | 'noCamera';

/** What the device sees with, `src/device/scan.ts`. */
export interface Eye {
  readonly scanCamera: (video: HTMLVideoElement, signal: AbortSignal) => Promise<string | undefined>;
  readonly scanPicture: (picture: Blob) => Promise<string | undefined>;
}

/** Reading a code off paper by the phone's own eye: through the camera, or in a picture. */
export class Scanning implements ReactiveController {
  #state: State = 'closed';
  readonly #host: ReactiveElement;
  readonly #eye: Eye;
  readonly #found: (text: string) => void;
  #looking: AbortController | undefined;

  constructor(host: ReactiveElement, eye: Eye, found: (text: string) => void) {
    this.#host = host;
    this.#eye = eye;
    this.#found = found;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#state !== 'closed';
  }

  open(): void {
    this.#show('scanning');
  }

  hostDisconnected(): void {
    this.#show('closed');
  }

  /** The camera needs the video that is drawn for it. */
  hostUpdated(): void {
    const video = !this.#looking && this.#state === 'scanning' && this.#host.renderRoot.querySelector('video');
    if (video) void this.#look(video);
  }

  /** The camera, and what to do where it sees nothing. */
  render(words: LocalizeController): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<div part="notice" class="notice scan">
      <p role="status">${words.t(`scanning.${this.#state as Exclude<State, 'closed'>}`)}</p>
      ${this.#state === 'scanning' ? html`<video class="camera" playsinline muted></video>` : nothing}
      <div class="buttons">
        <label part="button" class="button picker">
          ${words.t('scanning.picture')}
          <input class="visually-hidden" type="file" accept="image/*" @change=${this.#readPicture} />
        </label>
        <button type="button" class="button plain" @click=${() => this.#show('closed')}>
          ${words.t('scanning.close')}
        </button>
      </div>
    </div>`;
  }

  async #look(video: HTMLVideoElement): Promise<void> {
    const { signal } = (this.#looking = new AbortController());
    const text = await this.#eye.scanCamera(video, signal);
    if (!signal.aborted) this.#take(text, 'noCamera');
  }

  readonly #readPicture = async ({ target }: Event): Promise<void> => {
    const field = target as HTMLInputElement;
    const [picture] = field.files ?? [];
    if (!picture) return;
    const text = await this.#eye.scanPicture(picture);
    // The same picture may be chosen once more.
    field.value = '';
    this.#take(text, 'nothing');
  };

  #take(text: string | undefined, otherwise: State): void {
    this.#show(text ? 'closed' : otherwise);
    if (text) this.#found(text);
  }

  #show(state: State): void {
    this.#looking?.abort();
    this.#looking = undefined;
    this.#state = state;
    this.#host.requestUpdate();
  }
}
