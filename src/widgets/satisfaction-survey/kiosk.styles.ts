import { css } from 'lit';

export const kioskStyles = css`
  .screen {
    display: grid;
    grid-template-rows: 1fr auto;
    gap: 1em;
    min-height: 100vh;
    padding: 1em;
    font-size: clamp(20px, 3.4vmin, 40px);
    line-height: 1.4;
    text-wrap: balance;
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
  .screen .title,
  .screen .hint {
    text-wrap: balance;
  }
  .screen .levels {
    flex-direction: column;
  }
  .screen .level {
    flex: auto;
    flex-wrap: nowrap;
    min-height: 12vh;
    font-size: 1.2em;
  }
  .screen legend {
    margin-block-end: 0.8em;
    padding-inline: 0;
    width: 100%;
  }
  .screen .level input {
    width: 1.3em;
    height: 1.3em;
  }
  .screen .face {
    width: 3.2em;
    height: 3.2em;
  }
  .screen .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 0.5em;
  }
  .screen .choice {
    align-items: center;
    padding-inline: 0.5em;
    border: 2px solid var(--_color-border);
    border-radius: var(--_radius);
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
  /* Five levels fit a tablet held upright. */
  .screen .levels-5 .level {
    min-height: 8vh;
    padding-block: 0.3em;
  }
  .screen .levels-5 .face {
    width: 2.4em;
    height: 2.4em;
  }
  /* A lying screen has room beside, and little below. */
  @media (orientation: landscape) {
    .screen {
      font-size: clamp(18px, min(3.3vh, 2.2vw), 40px);
    }
    .screen form,
    .screen .thanks {
      max-width: 44em;
      gap: 0.8em;
    }
    .screen .levels {
      flex-direction: row;
    }
    .screen .levels .level {
      flex: 1 1 0;
      flex-direction: column;
      justify-content: center;
      min-height: 30vh;
    }
    .screen .level > span:last-child {
      flex: none;
      text-align: center;
    }
    .screen .choices {
      grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    }
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
    border-radius: 50%;
    background: transparent;
    touch-action: none;
  }
  .corner::after {
    content: '';
    display: block;
    width: 100%;
    height: 100%;
    border-radius: 50%;
    background: var(--_color-border);
    transform: scale(0);
  }
  .corner:active::after {
    transform: none;
    transition: transform 5s linear;
  }
`;
