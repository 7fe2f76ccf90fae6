import { css } from 'lit';

/** The look of `reply.ts`, and of what opens on demand in it. */
export const replyStyles = css`
  .reply {
    display: grid;
    gap: 0.5em;
    min-width: 0;
    padding: 0.8em 1em;
    border: 2px solid var(--_color-border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  .reply > * {
    min-width: 0;
  }
  .reply li a {
    display: inline-block;
    min-height: 44px;
    padding-block: 0.5em;
    font-weight: 600;
  }
  summary {
    display: list-item;
    min-height: 44px;
    padding-block: 0.5em;
    color: var(--_color-accent);
    font-weight: 600;
    cursor: pointer;
  }
`;
