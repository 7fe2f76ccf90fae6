import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { MOCK_ENDPOINT } from '../../demo/mocks/handlers.ts';
import { contrastOf, TOKEN_USES, TOKENS, type Token, type TokenName } from '../../src/theme/index.ts';
import { inVietnamese } from './in-vietnamese.ts';
import { elements } from './manifest.ts';
import { renderElement } from './render.ts';
import { themeCss } from './snippet.ts';
import { HOST_THEMES, type ThemeValues } from './themes.ts';

const tokens: readonly Token[] = TOKENS;
const LEAST_CONTRAST = 4.5;
/** Nothing that a person reads may be fainter on its ground. */
const READ_ON: readonly (readonly [text: TokenName, ground: TokenName, what: string])[] = [
  ['--dvc-color-text', '--dvc-color-surface', 'Chữ trên nền'],
  ['--dvc-color-text', '--dvc-color-raised', 'Chữ trên nền khung'],
  ['--dvc-color-muted', '--dvc-color-surface', 'Chữ phụ trên nền'],
  ['--dvc-color-muted', '--dvc-color-raised', 'Chữ phụ trên nền khung'],
  ['--dvc-color-accent', '--dvc-color-surface', 'Liên kết và nút trên nền'],
  ['--dvc-color-accent', '--dvc-color-raised', 'Liên kết trên nền khung'],
  ['--dvc-color-on-accent', '--dvc-color-accent', 'Chữ trên nút chính'],
  ['--dvc-color-text', '--dvc-color-mark', 'Chữ được tô'],
  ['--dvc-color-error', '--dvc-color-surface', 'Điều chưa ổn'],
  ['--dvc-color-error', '--dvc-color-raised', 'Điều chưa ổn trên nền khung'],
  ['--dvc-color-success', '--dvc-color-surface', 'Đã nhận được'],
  ['--dvc-color-success', '--dvc-color-raised', 'Đã nhận được trên nền khung'],
];

/** Tries a look on any of the elements, and writes the stylesheet for it. */
export class ThemeBuilder extends LitElement {
  static override properties = { values: { state: true }, tag: { state: true }, copied: { state: true } };
  static override styles = css`
    :host {
      display: block;
      font:
        16px/1.5 system-ui,
        sans-serif;
      color: #1a2330;
    }
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
      gap: 24px;
      align-items: start;
    }
    label {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      align-items: center;
      min-height: 48px;
      border-block-end: 1px solid #d5dbe3;
    }
    select,
    input {
      box-sizing: border-box;
      font: inherit;
      color: inherit;
      min-height: 44px;
      min-width: 88px;
      padding: 6px 10px;
      border: 2px solid #75818f;
      border-radius: 6px;
      background: #fff;
    }
    input[type='color'] {
      padding: 3px;
    }
    :focus-visible {
      outline: 3px solid #0b4a8f;
      outline-offset: 2px;
    }
    input:not([type='color']) {
      width: 10em;
    }
    pre {
      white-space: pre-wrap;
      padding: 16px;
      background: #f2f6fb;
      border-radius: 8px;
    }
    .preview {
      padding: 16px;
      background: var(--dvc-color-surface, #fff);
    }
    button {
      min-height: 44px;
      padding: 8px 18px;
      border: 2px solid #0b4a8f;
      border-radius: 6px;
      background: #fff;
      color: #0b4a8f;
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    .faint {
      color: #9c0f1f;
      font-weight: 600;
    }
    ul {
      padding-inline-start: 1.2em;
    }
  `;
  declare values: ThemeValues;
  declare tag: string;
  /** The stylesheet that was copied last. */
  declare copied: string;

  constructor() {
    super();
    this.values = {};
    this.tag = 'dvc-procedure-search';
    this.copied = '';
  }

  protected override render(): TemplateResult {
    const css = `<style>\n${themeCss(this.values)}\n</style>`;
    const copy = (): void => void navigator.clipboard.writeText(css).then(() => (this.copied = css));
    return html`<div class="columns">
      <div>
        <label>
          Bắt đầu từ
          <select name="start" @change=${this.#start}>
            ${Object.entries(HOST_THEMES)
              .filter(([name]) => name !== 'dark')
              .map(([name, { title }]) => html`<option value=${name}>${title}</option>`)}
          </select>
        </label>
        ${tokens.map(([name]) => this.#renderChoice(name as TokenName))}
      </div>
      <div>
        <label>
          Xem trên thẻ
          <select name="tag" @change=${this.#show}>
            ${elements.map(
              ({ tagName }) => html`<option value=${tagName} ?selected=${tagName === this.tag}>${tagName}</option>`,
            )}
          </select>
        </label>
        <div class="preview">
          ${renderElement(this.tag, { endpoint: MOCK_ENDPOINT, agency: 'H90.101', theme: 'light' }, nothing)}
        </div>
        ${this.#renderContrasts()}
        <h2>Dán vào trang</h2>
        <pre>${css}</pre>
        <button type="button" @click=${copy}>${this.copied === css ? 'Đã chép' : 'Chép vào bộ nhớ tạm'}</button>
      </div>
    </div>`;
  }

  #renderChoice(name: TokenName): TemplateResult {
    const value = this.#valueOf(name);
    const type = value.startsWith('#') ? 'color' : 'text';
    const choose = (event: Event): void => {
      this.values = { ...this.values, [name]: (event.target as HTMLInputElement).value };
    };
    return html`<label>${nameOf(name)} <input type=${type} .value=${value} @input=${choose} /></label>`;
  }

  #renderContrasts(): TemplateResult {
    const faint = READ_ON.flatMap(([text, ground, what]) => {
      const contrast = contrastOf(this.#valueOf(text), this.#valueOf(ground)) ?? LEAST_CONTRAST;
      return contrast < LEAST_CONTRAST ? [{ what, contrast }] : [];
    });
    return html`<div role="status">
      ${
        faint.length > 0
          ? html`<p class="faint">Khó đọc, nhất là với người lớn tuổi. Cần ít nhất 4,5 : 1.</p>
              <ul>
                ${faint.map(({ what, contrast }) => html`<li>${what}: ${contrast.toFixed(1).replace('.', ',')} : 1</li>`)}
              </ul>`
          : nothing
      }
    </div>`;
  }

  readonly #start = (event: Event): void => {
    this.values = { ...HOST_THEMES[(event.target as HTMLSelectElement).value as keyof typeof HOST_THEMES].values };
  };

  readonly #show = (event: Event): void => {
    this.tag = (event.target as HTMLSelectElement).value;
  };

  #valueOf(name: TokenName): string {
    return this.values[name] ?? tokens.find(([token]) => token === name)![1];
  }

  protected override updated(): void {
    for (const [name] of tokens) {
      const value = this.values[name as TokenName];
      if (value) this.style.setProperty(name, value);
      else this.style.removeProperty(name);
    }
  }
}

/** What it is for, as the words beside a field: without what is explained after it. */
function nameOf(name: TokenName): string {
  const [use = ''] = inVietnamese(TOKEN_USES[name]).split(';');
  return use.charAt(0).toUpperCase() + use.slice(1);
}

if (!customElements.get('theme-builder')) customElements.define('theme-builder', ThemeBuilder);
