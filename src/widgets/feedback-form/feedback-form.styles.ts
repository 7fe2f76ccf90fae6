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
  .receipt,
  fieldset {
    display: grid;
    gap: 1em;
    min-width: 0;
  }
  .page {
    gap: 1.8em;
  }
  fieldset {
    gap: 0.7em;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: 1.15em;
    font-weight: 600;
  }
  .page > .question > .field > .label,
  .step > .field > .label {
    font-size: 1.15em;
  }
  .question {
    display: grid;
    gap: 0.6em;
  }
  textarea.input {
    resize: vertical;
  }
  .wrong {
    padding-inline-start: 0.8em;
    border-inline-start: 4px solid var(--_color-error);
  }
  .error-text {
    color: var(--_color-error);
    font-weight: 600;
  }
  .choice {
    display: flex;
    gap: 0.7em;
    align-items: flex-start;
  }
  .choice input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 10px 0 10px 4px;
    accent-color: var(--_color-accent);
  }
  .choice label {
    display: grid;
    flex: 1;
    align-content: center;
    min-height: 44px;
    padding-block: 0.35em;
    cursor: pointer;
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
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
  }
  .picker:focus-within {
    outline: 3px solid var(--_color-accent);
    outline-offset: 2px;
  }
  .files {
    display: grid;
    gap: 0.3em;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    padding: 0.2em 0.8em;
    border-radius: var(--_radius);
    background: var(--_color-raised);
  }
  .summary .button {
    padding-inline: 0;
    color: var(--_color-error);
    text-align: start;
  }
  .check .row {
    display: grid;
    grid-template-columns: 1fr auto;
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
