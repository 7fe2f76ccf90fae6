import { css } from 'lit';

export const resultsStyles = css`
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
  @media (forced-colors: active) {
    .bar rect {
      fill: CanvasText;
    }
    .bar .whole {
      fill: Canvas;
    }
  }
`;
