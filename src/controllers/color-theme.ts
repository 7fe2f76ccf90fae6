import type { ReactiveController, ReactiveControllerHost } from 'lit';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Whether to be light or dark. Dark follows the host page, not the device: a dark box on a page that stays white helps
 * nobody. The page is dark where the first background behind the element is.
 */
export class ColorTheme implements ReactiveController {
  dark = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #pinned: () => Theme;
  #watch: MutationObserver | undefined;
  #preference: MediaQueryList | undefined;
  readonly #follow = (): void => {
    const pinned = this.#pinned();
    const dark = pinned === 'auto' ? isDarkBehind(this.#host) : pinned === 'dark';
    if (dark === this.dark) return;
    this.dark = dark;
    this.#host.requestUpdate();
  };

  constructor(host: ReactiveControllerHost & Element, pinned: () => Theme) {
    this.#host = host;
    this.#pinned = pinned;
    host.addController(this);
  }

  hostConnected(): void {
    // Hosts switch by a class or attribute on the root or the body, or by the device's preference.
    this.#watch = new MutationObserver(this.#follow);
    for (const place of [document.documentElement, document.body as HTMLElement | null]) {
      if (place) this.#watch.observe(place, { attributes: true });
    }
    this.#preference = matchMedia('(prefers-color-scheme: dark)');
    this.#preference.addEventListener('change', this.#follow);
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
    this.#preference?.removeEventListener('change', this.#follow);
  }
}

function isDarkBehind(element: Element): boolean {
  for (let at: Element | null = element.parentElement; at; at = at.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? []).map(
      Number,
    );
    // Half-transparent grounds count as the ground they nearly hide.
    if (alpha >= 0.5) return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 90;
  }
  return false;
}
