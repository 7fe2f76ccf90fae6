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
    document.addEventListener('transitionend', this.#followGround);
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
    this.#preference?.removeEventListener('change', this.#follow);
    document.removeEventListener('transitionend', this.#followGround);
  }

  // A ground that fades says at first what it was.
  readonly #followGround = ({ propertyName }: TransitionEvent): void => {
    if (propertyName === 'background-color') this.#follow();
  };
}

function isDarkBehind(element: Element): boolean {
  for (let at = around(element); at; at = around(at)) {
    const { light, opacity } = colorOf(getComputedStyle(at).backgroundColor);
    // Half-transparent grounds count as the ground they nearly hide.
    if (opacity >= 0.5) return light < DARK_BELOW;
  }
  // A page without any ground has the browser's, which is dark where the text on it is light.
  return colorOf(getComputedStyle(document.documentElement).color).light > 1 - DARK_BELOW;
}

/** The element around another as it is drawn, across slots and shadow roots. */
function around(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? ((element.getRootNode() as Partial<ShadowRoot>).host || null);
}

const DARK_BELOW = 0.35;

interface Color {
  /** 0 (black) to 1 (white). */
  readonly light: number;
  readonly opacity: number;
}

const known = new Map<string, Color>();

/** How light a computed colour is. A pixel knows, in whatever way a browser writes its colours. */
function colorOf(computed: string): Color {
  const seen = known.get(computed);
  const paint = seen ? null : document.createElement('canvas').getContext('2d');
  if (!paint) return seen ?? { light: 1, opacity: 0 };
  paint.fillStyle = computed;
  paint.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = paint.getImageData(0, 0, 1, 1).data;
  const color = { light: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255, opacity: alpha / 255 };
  known.set(computed, color);
  return color;
}
