import { css } from 'lit';

/** The look of what is printed, shared and remembered. */
export const keepingStyles = css`
  .remembered li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding-inline: 0.4em;
    border-radius: var(--_radius);
    background: var(--_color-raised);
  }
  .remembered li + li {
    margin-block-start: 0.3em;
  }
  .remembered .button {
    overflow-wrap: anywhere;
  }
  .choice {
    display: flex;
    gap: 0.7em;
    align-items: flex-start;
  }
  .choice input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 10px 0 10px 4px;
    accent-color: var(--_color-accent);
  }
  .choice label {
    display: grid;
    flex: 1;
    align-content: center;
    min-height: 44px;
    padding-block: 0.35em;
    cursor: pointer;
  }
  .form ~ .help {
    margin-block-start: 1.2em;
  }
`;
