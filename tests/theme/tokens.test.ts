import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { TOKEN_USES } from '../../src/theme/token-uses.ts';
import { TOKENS as SOME, type Token } from '../../src/theme/tokens.ts';

const TOKENS: readonly Token[] = SOME;

class GroundElement extends LitElement {
  static override styles = baseStyles;
  static override properties = { dark: { type: Boolean } };
  declare dark: boolean;

  protected override render() {
    return html`<div class="base ${this.dark ? 'dark' : ''}">
      <p id="text">x</p>
      <p id="muted" class="muted">x</p>
      <a id="link" href="https://a.example">x</a>
      <button id="button" class="button">x</button>
      <button id="primary" class="button primary">x</button>
      <button id="plain" class="button plain">x</button>
      <input id="input" class="input" />
      <div class="notice">
        <p id="notice">x</p>
        <p id="notice-muted" class="muted">x</p>
        <a id="notice-link" href="https://a.example">x</a>
      </div>
      <div class="notice error"><p id="error" class="heading">x</p></div>
      <p><mark id="mark">x</mark></p>
    </div>`;
  }
}
customElements.define('test-ground', GroundElement);

async function ground(dark: boolean): Promise<(id: string) => HTMLElement> {
  const element = new GroundElement();
  element.dark = dark;
  document.body.append(element);
  await element.updateComplete;
  return (id) => element.renderRoot.querySelector<HTMLElement>(`#${id}`)!;
}

type Color = readonly [red: number, green: number, blue: number, alpha: number];

function color(computed: string): Color {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (computed.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}

/** Relative luminance (WCAG 2.2). */
function luminance([red, green, blue]: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast between two colours (WCAG 2.2), 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(color(one)), luminance(color(other))].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The ground that is seen behind an element's text. */
function groundBehind(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (color(backgroundColor)[3] > 0) return backgroundColor;
  }
  return 'rgb(255, 255, 255)';
}

const TEXTS = ['text', 'muted', 'link', 'button', 'primary', 'plain', 'input', 'notice', 'notice-muted'].concat(
  'notice-link',
  'error',
  'mark',
);

afterEach(() => {
  for (const element of document.querySelectorAll('test-ground')) element.remove();
  document.documentElement.removeAttribute('style');
});

for (const dark of [false, true]) {
  describe(`in the ${dark ? 'dark' : 'light'}`, () => {
    for (const id of TEXTS) {
      it(`text is read on its ground with a contrast of at least 7: ${id}`, async () => {
        const element = (await ground(dark))(id);
        expect(contrast(getComputedStyle(element).color, groundBehind(element))).to.be.at.least(7);
      });
    }

    it('every colour for text is read on both grounds, also what no part of this page uses', async () => {
      const base = (await ground(dark))('text').parentElement!;
      const value = (name: string): string => {
        base.style.color = `var(${name})`;
        return getComputedStyle(base).color;
      };
      for (const text of ['text', 'muted', 'accent', 'error', 'success']) {
        for (const surface of ['surface', 'raised']) {
          const reached = contrast(value(`--_color-${text}`), value(`--_color-${surface}`));
          expect(reached, `${text} on ${surface}`).to.be.at.least(7);
        }
      }
      expect(contrast(value('--_color-on-accent'), value('--_color-accent'))).to.be.at.least(7);
      expect(contrast(value('--_color-text'), value('--_color-mark'))).to.be.at.least(7);
    });

    it('outlines of fields are seen with a contrast of at least 3', async () => {
      const input = (await ground(dark))('input');
      const { borderTopColor } = getComputedStyle(input);
      expect(contrast(borderTopColor, groundBehind(input))).to.be.at.least(3);
    });

    it('the browser’s own parts are drawn to match', async () => {
      const base = (await ground(dark))('text').parentElement!;
      expect(getComputedStyle(base).colorScheme).to.equal(dark ? 'dark' : 'light');
    });
  });
}

describe('sizes', () => {
  it('are large enough for a thumb and for old eyes', async () => {
    document.documentElement.style.fontSize = '62.5%';
    const part = await ground(false);
    for (const id of ['button', 'primary', 'plain', 'input']) {
      expect(part(id).getBoundingClientRect().height, id).to.be.at.least(44);
    }
    expect(getComputedStyle(part('text')).fontSize).to.equal('17px');
    expect(parseFloat(getComputedStyle(part('input')).fontSize)).to.be.at.least(16);
  });

  it('of what is typed stay at 16 px or more in a host’s smaller type', async () => {
    document.documentElement.style.setProperty('--dvc-font-size', '12px');
    expect(getComputedStyle((await ground(false))('input')).fontSize).to.equal('16px');
  });
});

describe('the public properties', () => {
  const used = [...new Set(baseStyles.cssText.match(/--dvc-[\w-]+/g))];
  const names = TOKENS.map(([name]) => name);

  it('are all that is read from a host, each with a default and a word on its use', () => {
    expect(used.sort()).to.deep.equal([...names].sort());
    expect(Object.keys(TOKEN_USES).sort()).to.deep.equal([...names].sort());
    for (const [name, light] of TOKENS) {
      expect(name).to.match(/^--dvc-[a-z]+(-[a-z]+)*$/);
      expect([light, TOKEN_USES[name as keyof typeof TOKEN_USES]], name).to.not.include('');
    }
  });

  it('have a dark default where they are colours', () => {
    for (const [name, , dark] of TOKENS) expect(Boolean(dark), name).to.equal(name.startsWith('--dvc-color-'));
  });

  it('are read under private names, each of which is set', () => {
    const set = new Set([...baseStyles.cssText.matchAll(/(--_[\w-]+)\s*:/g)].map(([, name]) => name));
    for (const [, name] of baseStyles.cssText.matchAll(/var\((--_[\w-]+)\)/g)) expect([...set]).to.include(name);
  });

  it('let a host change the look from its root, in the light and in the dark', async () => {
    for (const name of names.filter((one) => one.startsWith('--dvc-color-'))) {
      document.documentElement.style.setProperty(name, 'rgb(1, 2, 3)');
    }
    for (const dark of [false, true]) {
      const part = await ground(dark);
      expect(getComputedStyle(part('text')).color).to.equal('rgb(1, 2, 3)');
      expect(getComputedStyle(part('primary')).backgroundColor).to.equal('rgb(1, 2, 3)');
    }
  });

  it('say nothing in rem, which hosts shrink', () => {
    expect(baseStyles.cssText).to.not.match(/\drem\b/);
    for (const [name, light] of TOKENS) expect(light, name).to.not.match(/\drem\b/);
  });
});
