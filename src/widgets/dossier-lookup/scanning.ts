import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.ts';
import { addStyles } from '../../core/later-styles.ts';
import { scanCamera, scanPicture } from '../../device/scan.ts';
import { scanningStyles } from './scanning.styles.ts';

type State = 'closed' | 'scanning' | 'nothing' | 'noCamera';

/** Reading the code off the slip by the phone's own eye: through the camera, or in a picture. */
export class Scanning implements ReactiveController {
  #state: State = 'closed';
  readonly #host: ReactiveElement;
  readonly #found: (text: string) => void;
  #looking: AbortController | undefined;

  constructor(host: ReactiveElement, found: (text: string) => void) {
    this.#host = host;
    this.#found = found;
    host.addController(this);
    addStyles(host.renderRoot as ShadowRoot, scanningStyles);
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
    if (this.#state === 'closed') return nothing;
    return html`<div part="notice" class="notice">
      <p role="status">${words.t(`scanning.${this.#state}`)}</p>
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
    const text = await scanCamera(video, signal);
    if (!signal.aborted) this.#take(text, 'noCamera');
  }

  readonly #readPicture = async ({ target }: Event): Promise<void> => {
    const [picture] = (target as HTMLInputElement).files ?? [];
    if (picture) this.#take(await scanPicture(picture), 'nothing');
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
