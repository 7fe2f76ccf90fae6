import { css } from 'lit';
import { choiceStyles } from './choice.styles.ts';

/** The look of forms: what is asked, chosen, attached, and what is wrong with it. */
export const formStyles = css`
  ${choiceStyles}
  fieldset {
    display: grid;
    gap: 0.7em;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: 1.15em;
    font-weight: 600;
  }
  textarea.input {
    resize: vertical;
  }
  .wrong {
    padding-inline-start: 0.8em;
    border-inline-start: 4px solid var(--_color-error);
  }
  .error-text {
    color: var(--_color-error);
    font-weight: 600;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
  }
  .picker:focus-within {
    outline: 3px solid var(--_color-accent);
    outline-offset: 2px;
  }
  .files {
    display: grid;
    gap: 0.3em;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.7em;
    align-items: center;
    min-height: 48px;
    padding: 0.2em 0.8em;
    border-radius: var(--_radius);
    background: var(--_color-raised);
  }
  .files canvas {
    max-width: 4em;
    max-height: 4em;
    border-radius: 4px;
  }
  .name {
    flex: 1 1 6em;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;
