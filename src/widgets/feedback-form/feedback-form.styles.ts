import { css } from 'lit';

export const styles = css`
  .small {
    font-size: 0.9em;
  }
  .strong {
    font-weight: 600;
  }
  .prose {
    white-space: pre-line;
  }
  form,
  .page,
  .receipt {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .page {
    gap: 1.8em;
  }
  .page > .question > .field > .label,
  .step > .field > .label {
    font-size: 1.15em;
  }
  .question {
    display: grid;
    gap: 0.6em;
  }
  .page .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16em, 100%), 1fr));
    gap: 0 1.5em;
  }
  .choices .notice {
    grid-column: 1 / -1;
  }
  .group {
    margin-block-start: 0.4em;
  }
  .notice > .button {
    justify-self: start;
  }
  .notice a {
    display: inline-block;
    min-height: 44px;
    line-height: 44px;
  }
  .summary .button {
    color: var(--_color-error);
    text-align: start;
  }
  .check .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.2em 1em;
    align-items: center;
    padding-block: 0.6em;
    border-block-end: 1px solid var(--_color-border);
  }
  .check dt {
    grid-column: 1 / -1;
    color: var(--_color-muted);
    font-size: 0.9em;
  }
  .title:focus,
  .summary:focus {
    outline: none;
  }
  .arrived {
    color: var(--_color-success);
  }
  .code {
    padding: 0.4em 0.6em;
    border: 2px dashed var(--_color-border);
    border-radius: var(--_radius);
    font:
      700 1.45em/1.5 ui-monospace,
      Menlo,
      Consolas,
      'Noto Sans Mono',
      monospace;
    letter-spacing: 0.02em;
    text-align: center;
    text-wrap: balance;
    user-select: all;
  }
  .qr {
    width: 11em;
    max-width: 100%;
    background: #fff;
    color: #000;
    fill: currentColor;
    shape-rendering: crispEdges;
  }
  .trap {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
