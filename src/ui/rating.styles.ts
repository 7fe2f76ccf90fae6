import { css } from 'lit';

/** For elements that show `renderRating()`: levels side by side where each has room for its words, else one below the other. */
export const ratingStyles = css`
  .rating {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .rating legend {
    padding: 0;
    margin-block-end: 0.2em;
    font-size: 1.15em;
    font-weight: 600;
  }
  .levels {
    --_row: 30em;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .levels-5 {
    --_row: 44em;
  }
  .level {
    position: relative;
    display: flex;
    flex: 1 1 calc((var(--_row) - 100%) * 999);
    flex-wrap: wrap;
    gap: 0.3em 0.6em;
    align-items: center;
    align-content: center;
    min-width: min(6em, 100%);
    min-height: 56px;
    padding: 0.5em 0.6em;
    line-height: 1.3;
    cursor: pointer;
  }
  .level > span:last-child {
    flex: 1 1 5em;
    min-width: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
    text-align: start;
  }
  .level input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0;
    outline: none;
    accent-color: var(--_color-accent);
    cursor: pointer;
  }
  .frame {
    position: absolute;
    inset: 0;
    border: 2px solid var(--_color-border);
    border-radius: var(--_radius);
    pointer-events: none;
  }
  .level:hover .frame {
    border-color: var(--_color-accent);
  }
  .level input:checked ~ .frame {
    border: 4px solid var(--_color-accent);
  }
  .level input:checked ~ span:last-child {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.2em;
  }
  .level input:focus ~ .frame {
    outline: 3px solid var(--_color-accent);
    outline-offset: 2px;
  }
  .level input:focus:not(:focus-visible) ~ .frame {
    outline: none;
  }
  .face {
    flex: none;
    width: 2.5em;
    height: 2.5em;
    fill: none;
    stroke: var(--_color-accent);
    stroke-width: 2.5;
    stroke-linecap: round;
  }
  .level input:checked ~ .face {
    fill: var(--_color-mark);
    stroke: var(--_color-text);
  }
`;
