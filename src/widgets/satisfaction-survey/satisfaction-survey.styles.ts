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
  .status > .button {
    justify-self: start;
  }
  .title:focus,
  .status:focus,
  .summary:focus {
    outline: none;
  }
  .thanks {
    display: grid;
    gap: 0.3em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
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
`;
