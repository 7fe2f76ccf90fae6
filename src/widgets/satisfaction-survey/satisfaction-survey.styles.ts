import { css } from 'lit';

export const styles = css`
  .small {
    font-size: 0.9em;
  }
  form,
  .results,
  .status {
    display: grid;
    gap: 1em;
    min-width: 0;
  }
  .title:focus,
  .status:focus,
  .summary:focus {
    outline: none;
  }
  .summary .button {
    padding-inline: 0;
    color: var(--_color-error);
    text-align: start;
  }
  .thanks {
    display: grid;
    gap: 0.3em;
  }
  .arrived {
    display: flex;
    gap: 0.4em;
    align-items: center;
    color: var(--_color-success);
    font-size: 1.15em;
    font-weight: 700;
  }
  .tick {
    flex: none;
    width: 1.4em;
    height: 1.4em;
    fill: none;
    stroke: currentColor;
    stroke-width: 3;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    gap: 0 1.5em;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-block-end: 0.4em;
    font-weight: 600;
    text-align: start;
  }
  caption span {
    display: block;
  }
  th,
  td {
    padding: 0.35em 0.6em 0.35em 0;
    border-block-end: 1px solid var(--_color-border);
    font-weight: 400;
    text-align: start;
  }
  .bar {
    width: 45%;
  }
  .bar svg {
    display: block;
    width: 100%;
    height: 0.8em;
    fill: var(--_color-accent);
  }
  .bar .whole {
    fill: var(--_color-raised);
  }
  .count {
    padding-inline-end: 0;
    text-align: end;
  }
  .screen {
    display: grid;
    grid-template-rows: 1fr auto;
    gap: 1em;
    min-height: 100vh;
    padding: 1em;
    font-size: clamp(20px, 3.4vmin, 40px);
    line-height: 1.4;
    touch-action: manipulation;
    user-select: none;
  }
  .screen form,
  .screen .thanks {
    align-content: center;
    max-width: 34em;
    width: 100%;
    margin-inline: auto;
    gap: 1.4em;
    text-align: center;
  }
  .screen .levels {
    flex-direction: column;
  }
  .screen .level {
    flex: auto;
    min-height: 12vh;
    font-size: 1.2em;
  }
  .screen .face {
    width: 3.2em;
    height: 3.2em;
  }
  .screen .choice {
    align-items: center;
    text-align: start;
  }
  .screen .choice input {
    width: 1.4em;
    height: 1.4em;
  }
  .screen .choice label,
  .screen .button {
    min-height: 3em;
  }
  .screen .input {
    font-size: 1em;
    user-select: text;
  }
  .screen .buttons {
    justify-content: center;
  }
  .screen .button {
    flex: 1 1 9em;
  }
  .foot {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 1em;
    font-size: 0.7em;
  }
  .corner {
    width: 64px;
    height: 64px;
    border: 0;
    background: transparent;
    touch-action: none;
  }
  @media (forced-colors: active) {
    .bar rect {
      fill: CanvasText;
    }
    .bar .whole {
      fill: Canvas;
    }
  }
`;
