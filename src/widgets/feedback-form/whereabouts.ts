import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findPosition, type DevicePosition } from '../../device/position.ts';

/** The place by GPS, only when asked for; it counts as sensitive (Decree 356/2025 art. 4) and can be taken away again. */
export class Whereabouts implements ReactiveController {
  position: DevicePosition | undefined;
  state: 'none' | 'asking' | 'found' | 'failed' = 'none';
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    if (this.state === 'asking') this.clear();
  }

  async ask(): Promise<void> {
    this.#show('asking', undefined);
    const position = await findPosition();
    if (this.state === 'asking') this.#show(position ? 'found' : 'failed', position);
  }

  clear(): void {
    this.#show('none', undefined);
  }

  #show(state: Whereabouts['state'], position: DevicePosition | undefined): void {
    this.state = state;
    this.position = position;
    this.#host.requestUpdate();
  }
}
