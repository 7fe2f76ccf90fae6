import { css } from 'lit';

export const styles = css`
  form,
  section,
  .replies,
  .content,
  .published {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6em;
    min-width: 0;
  }
  .replies,
  .content {
    gap: 1em;
  }
  .published {
    gap: 1.3em;
  }
  section {
    gap: 0.4em;
  }
  .found:focus,
  .title:focus {
    outline: none;
  }
  form .label {
    font-size: 1.15em;
  }
  .row,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
  }
  .row .input {
    flex: 1 1 11em;
    width: auto;
  }
  .found {
    font-size: 1.15em;
  }
  .list {
    border-block-start: 1px solid var(--_color-border);
  }
  .item {
    display: grid;
    gap: 0.15em;
    padding-block: 0.8em;
    border-block-end: 1px solid var(--_color-border);
    overflow-wrap: anywhere;
  }
  .item-title {
    display: block;
    min-height: 44px;
    padding-block: 0.55em;
    font-weight: 600;
    line-height: 1.45;
  }
  .small {
    font-size: 0.9em;
  }
  .prose {
    white-space: pre-line;
    overflow-wrap: anywhere;
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
