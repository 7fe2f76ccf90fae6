import { css } from 'lit';

export const styles = css`
  form,
  section,
  header,
  .tracker,
  .case,
  .answering {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.8em;
    min-width: 0;
  }
  .tracker {
    gap: 1.2em;
  }
  .case {
    gap: 1.4em;
  }
  section,
  header {
    gap: 0.5em;
  }
  header {
    gap: 0.2em;
  }
  .answering {
    gap: 1.1em;
    margin-block-start: 0.4em;
  }
  .title {
    font-size: 1.5em;
  }
  .title:focus,
  .failure:focus,
  .arrived:focus {
    outline: none;
  }
  form > .field > .label {
    font-size: 1.15em;
  }
  .prose {
    white-space: pre-line;
  }
  .small {
    font-size: 0.9em;
  }
  #code,
  .mono {
    font-family: ui-monospace, Menlo, Consolas, 'Noto Sans Mono', monospace;
    letter-spacing: 0.02em;
    overflow-wrap: anywhere;
  }
  #code {
    max-width: 22em;
    font-size: 1.15em;
  }
  .wrong {
    padding-inline-start: 0.8em;
    border-inline-start: 4px solid var(--_color-error);
  }
  .error-text {
    color: var(--_color-error);
    font-weight: 600;
  }
  .due {
    padding: 0.5em 0.8em;
    border-radius: var(--_radius);
    background: var(--_color-raised);
    font-weight: 600;
  }
  .late {
    border-inline-start: 5px solid var(--_color-error);
    color: var(--_color-error);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0.6em 1.5em;
  }
  dt {
    color: var(--_color-muted);
    font-size: 0.9em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
  }
  .remembered {
    display: grid;
    gap: 0.5em;
  }
  .remembered li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.6em;
    align-items: center;
  }
  .arrived {
    color: var(--_color-success);
    font-weight: 600;
  }
  .contact {
    padding-block-start: 0.8em;
    border-block-start: 1px solid var(--_color-border);
  }
  .contact a {
    display: inline-block;
    min-height: 44px;
    line-height: 44px;
  }
`;
