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
  .search {
    display: grid;
    gap: 0.5em;
  }
  .base > .notice {
    margin-block-end: 1em;
  }
  .search .label {
    font-size: 1.15em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .query {
    position: relative;
    flex: 1 1 11em;
    min-width: 0;
  }
  .query .input {
    padding-inline-end: 48px;
  }
  .row .button {
    flex: 0 1 auto;
    max-width: 100%;
  }
  .clear {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    width: 44px;
    min-height: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_color-muted);
    font-size: 1.7em;
    line-height: 1;
    cursor: pointer;
  }
  .suggestions {
    border: 2px solid var(--_color-border);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .option {
    display: grid;
    gap: 0.1em;
    min-height: 48px;
    padding: 0.55em 0.8em;
    border-block-start: 1px solid var(--_color-raised);
    cursor: pointer;
  }
  .option:hover,
  .option.active {
    background: var(--_color-raised);
  }
  .option.active {
    box-shadow: inset 4px 0 0 var(--_color-accent);
  }
  .filter-fields > .button {
    justify-self: start;
  }
  /* Focused so that reading goes on there; nothing can be done with it, so nothing rings. */
  .title:focus {
    outline: none;
  }
  .content {
    display: grid;
    gap: 1em;
    margin-block-start: 1em;
  }
  .topics {
    display: flex;
    gap: 0.5em;
    margin: -4px;
    padding: 4px;
    overflow-x: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--_color-border) transparent;
    /* Phones draw no scrollbar: what fades at the edge goes on. The last button can be drawn out of the fade. */
    padding-inline-end: 3em;
    scroll-padding-inline-end: 3em;
    -webkit-mask-image: linear-gradient(to right, #000 calc(100% - 3em), transparent);
    mask-image: linear-gradient(to right, #000 calc(100% - 3em), transparent);
  }
  .topics .button {
    flex: none;
    min-height: 44px;
    padding-inline: 0.9em;
    border: 1px solid var(--_color-border);
    font-weight: 500;
  }
  .results,
  .procedure,
  .procedure > header {
    display: grid;
    gap: 0.8em;
  }
  .procedure > header {
    gap: 0.2em;
  }
  .procedure {
    gap: 1.3em;
  }
  .list {
    list-style: none;
    border-block-start: 1px solid var(--_color-border);
  }
  .item {
    display: grid;
    gap: 0.15em;
    padding-block: 0.8em;
    border-block-end: 1px solid var(--_color-border);
  }
  .item-title {
    display: block;
    min-height: 44px;
    padding-block: 0.6em 0.3em;
    font-weight: 600;
    line-height: 1.45;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
  }
  .tag {
    padding: 0.1em 0.6em;
    border-radius: 1em;
    background: var(--_color-raised);
    font-size: 0.85em;
  }
  summary {
    display: list-item;
    min-height: 44px;
    padding-block: 0.55em;
    color: var(--_color-accent);
    font-weight: 600;
    cursor: pointer;
  }
  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 0.8em;
    align-items: end;
    padding: 0.9em;
    border-radius: var(--_radius);
    background: var(--_color-raised);
  }
  .understood {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.6em;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
  .documents,
  .steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6em;
    padding-inline-start: 1.3em;
  }
  .documents {
    list-style: square;
  }
  .remark {
    margin-inline-start: -1.3em;
    color: var(--_color-muted);
    list-style: none;
  }
  .channels {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 0.8em;
  }
  .channel {
    display: grid;
    align-content: start;
    gap: 0.3em;
    padding: 0.9em 1em;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
  }
  .channel-name {
    font-weight: 700;
    color: var(--_color-accent);
  }
  dt {
    color: var(--_color-muted);
    font-size: 0.9em;
  }
  dd + dt {
    margin-block-start: 0.5em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .actions .button {
    min-height: 44px;
    padding: 0.25em 0.8em;
    font-size: 0.95em;
  }
  .plain-list {
    display: grid;
    gap: 0.5em;
  }
  ::marker {
    color: var(--_color-accent);
    font-weight: 700;
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
  mark {
    background: var(--_color-mark);
    color: inherit;
    border-radius: 2px;
  }
  @media (forced-colors: active) {
    mark {
      outline: 1px solid;
    }
  }
`;
