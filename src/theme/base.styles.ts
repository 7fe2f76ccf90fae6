import { css, unsafeCSS, type CSSResult } from 'lit';
import { TOKENS, type Token } from './tokens.ts';

const tokens: readonly Token[] = TOKENS;

const aliases = (theme: 'light' | 'dark'): CSSResult =>
  unsafeCSS(
    tokens
      .filter(([, , dark]) => theme === 'light' || dark)
      .map(([name, light, dark]) => `--_${name.slice(6)}:var(${name},${(theme === 'dark' && dark) || light});`)
      .join(''),
  );

/**
 * The ground of every element. The host keeps nothing but `display`; what is inherited is cut off on the inner base by
 * `all: initial`, because hosts set font sizes, directions and capitals on everything. Lengths are px or em, never rem.
 */
export const baseStyles = css`
  :host {
    display: block !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  .base {
    all: initial;
    ${aliases('light')}
    display: block;
    box-sizing: border-box;
    color-scheme: light;
    color: var(--_color-text);
    background: var(--_color-surface);
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: 1.55;
    text-align: start;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }
  .base.dark {
    ${aliases('dark')}
    color-scheme: dark;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h2 {
    font-size: 1.3em;
    line-height: 1.35;
  }
  h3 {
    font-size: 1.1em;
    line-height: 1.4;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  a {
    color: var(--_color-accent);
    text-underline-offset: 0.15em;
  }
  :focus {
    outline: 3px solid var(--_color-accent);
    outline-offset: 2px;
  }
  :focus:not(:focus-visible) {
    outline: none;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.45em;
    min-height: 48px;
    padding: 0.4em 1.1em;
    border: 2px solid var(--_color-accent);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: var(--_color-accent);
    font-weight: 600;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    background: var(--_color-raised);
  }
  .button.primary {
    background: var(--_color-accent);
    color: var(--_color-on-accent);
  }
  .button.primary:hover {
    text-decoration: underline;
  }
  .button.plain {
    border-color: transparent;
    background: transparent;
    min-width: 44px;
    padding-inline: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .field {
    display: grid;
    gap: 0.3em;
  }
  .label {
    font-weight: 600;
  }
  .hint,
  .muted {
    color: var(--_color-muted);
  }
  .input {
    width: 100%;
    min-width: 0;
    min-height: 48px;
    padding: 0.4em 0.7em;
    border: 2px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    font-size: max(1em, 16px);
    line-height: 1.4;
  }
  .input:focus {
    border-color: var(--_color-accent);
    outline-width: 2px;
    outline-offset: 0;
  }
  .notice {
    display: grid;
    gap: 0.4em;
    padding: 0.8em 1em;
    border-inline-start: 5px solid var(--_color-accent);
    border-radius: var(--_radius);
    background: var(--_color-raised);
  }
  .notice.error {
    border-color: var(--_color-error);
  }
  .notice .heading {
    font-weight: 700;
  }
  .notice.error .heading {
    color: var(--_color-error);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 0.9s linear infinite;
    }
  }
  .spinner {
    display: inline-block;
    width: 1em;
    height: 1em;
    border: 3px solid var(--_color-border);
    border-block-start-color: var(--_color-accent);
    border-radius: 50%;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (forced-colors: active) {
    .button,
    .input,
    .notice {
      border-color: ButtonText;
    }
  }
`;
