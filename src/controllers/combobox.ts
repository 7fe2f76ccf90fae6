/**
 * The keyboard and the ARIA state of an editable combobox with a list (APG "Editable Combobox With List Autocomplete"):
 * the focus stays in the field, the arrows move an active option, Enter takes it, Escape closes the list.
 *
 * Vietnamese is typed through input methods that compose: while one composes, its keys are its own.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ComboboxOptions {
  /** How many options the list has now. */
  readonly count: () => number;
  /** Takes the option at `index`. */
  readonly take: (index: number) => void;
  /** The active option has changed; VoiceOver does not follow `aria-activedescendant` reliably and must be told. */
  readonly moved: (index: number) => void;
}

export class Combobox implements ReactiveController {
  /** Whether the list is shown. */
  open = false;
  /** The active option, -1 for none. */
  active = -1;
  readonly #host: ReactiveControllerHost;
  readonly #options: ComboboxOptions;

  constructor(host: ReactiveControllerHost, options: ComboboxOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    // The list has become shorter under the active option.
    if (this.active >= this.#options.count()) this.active = -1;
  }

  hostDisconnected(): void {
    this.close();
  }

  show(): void {
    this.open = true;
    this.active = -1;
    this.#host.requestUpdate();
  }

  close(): void {
    this.open = false;
    this.active = -1;
    this.#host.requestUpdate();
  }

  readonly press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const count = this.#options.count();
    switch (event.key) {
      case 'ArrowDown':
        if (event.altKey || !this.open) this.show();
        if (!event.altKey) this.#moveTo(this.active + 1 < count ? this.active + 1 : 0);
        break;
      case 'ArrowUp':
        if (!this.open) return;
        if (event.altKey) this.close();
        else this.#moveTo(this.active > 0 ? this.active - 1 : count - 1);
        break;
      case 'Escape':
        if (!this.open) return;
        this.close();
        // An empty list is not seen, and a key that closes nothing belongs to the host's dialog.
        if (count === 0) return;
        break;
      case 'Enter':
        if (!this.open || this.active < 0 || this.active >= count) return;
        this.#options.take(this.active);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  #moveTo(index: number): void {
    if (this.#options.count() === 0) return;
    this.active = index;
    this.#options.moved(index);
    this.#host.requestUpdate();
  }
}
