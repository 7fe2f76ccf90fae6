import type { ReactiveController, ReactiveElement } from 'lit';
import { canScan, scanCamera, scanPicture } from '../../device/scan.ts';

export type ScanState = 'closed' | 'looking' | 'nothing' | 'no-camera';

/** Reading the code off the slip by the phone's own eye, where it has one. */
export class CodeScan implements ReactiveController {
  /** Whether this device can do it at all. */
  offered = false;
  state: ScanState = 'closed';
  readonly #host: ReactiveElement;
  readonly #found: (text: string) => void;
  #looking: AbortController | undefined;

  constructor(host: ReactiveElement, found: (text: string) => void) {
    this.#host = host;
    this.#found = found;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#askDevice();
  }

  hostDisconnected(): void {
    this.close();
  }

  open(): void {
    this.#show('looking');
  }

  close(): void {
    this.#looking?.abort();
    this.#looking = undefined;
    this.#show('closed');
  }

  /** The camera needs the video that is drawn for it. */
  hostUpdated(): void {
    const video = this.state === 'looking' && !this.#looking && this.#host.renderRoot.querySelector('video');
    if (video) void this.#look(video);
  }

  async #look(video: HTMLVideoElement): Promise<void> {
    const { signal } = (this.#looking = new AbortController());
    const text = await scanCamera(video, signal);
    if (!signal.aborted) this.#take(text, 'no-camera');
  }

  async readPicture(picture: Blob): Promise<void> {
    this.#looking?.abort();
    this.#take(await scanPicture(picture), 'nothing');
  }

  #take(text: string | undefined, otherwise: ScanState): void {
    this.#looking = undefined;
    this.#show(text ? 'closed' : otherwise);
    if (text) this.#found(text);
  }

  #show(state: ScanState): void {
    this.state = state;
    this.#host.requestUpdate();
  }

  async #askDevice(): Promise<void> {
    this.offered = await canScan();
    if (this.offered) this.#host.requestUpdate();
  }
}
