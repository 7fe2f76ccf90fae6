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
  .form,
  .question,
  .dossier,
  .dossier section,
  .more {
    display: grid;
    gap: 0.5em;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .form {
    max-width: 34em;
    gap: 1.1em;
  }
  .question > .field > .label {
    font-size: 1.15em;
  }
  .times span {
    display: block;
  }
  .failure:not(:empty) {
    margin-block-end: 1.1em;
  }
  .failure:focus,
  .title:focus {
    outline: none;
  }
  .wrong {
    padding-inline-start: 0.8em;
    border-inline-start: 4px solid var(--_color-error);
  }
  .error-text {
    color: var(--_color-error);
    font-weight: 600;
  }
  #code {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
  }
  summary {
    display: list-item;
    min-height: 44px;
    padding-block: 0.55em;
    color: var(--_color-accent);
    font-weight: 600;
    cursor: pointer;
  }
  .question li .button {
    text-align: start;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
  }
  .dossier {
    gap: 1.2em;
  }
  .dossier header {
    display: grid;
    gap: 0.2em;
  }
  .action {
    padding: 1em 1.1em;
    border: 2px solid var(--_color-border);
    border-radius: var(--_radius);
  }
  .action h3 {
    font-size: 1.2em;
  }
  .action.needed {
    border-color: var(--_color-accent);
    border-inline-start-width: 8px;
    background: var(--_color-raised);
  }
  .items {
    padding-inline-start: 1.2em;
    list-style: square;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    gap: 0.8em 1.5em;
  }
  .fact {
    padding-block-start: 0.5em;
    border-block-start: 1px solid var(--_color-border);
  }
  dt {
    color: var(--_color-muted);
    font-size: 0.9em;
  }
  dd span {
    display: block;
  }
  .help {
    margin-block-start: 1.2em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_color-border);
  }
  .facts a,
  .more a,
  .help a {
    display: inline-block;
    min-height: 44px;
    padding-block: 0.45em;
  }
  @media (forced-colors: active) {
    .action.needed {
      border-color: Highlight;
    }
  }
`;
