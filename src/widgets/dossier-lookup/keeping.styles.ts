import { css } from 'lit';
import { choiceStyles } from '../../ui/choice.styles.ts';

/** The look of what is printed, shared and remembered. */
export const keepingStyles = css`
  ${choiceStyles}
  .remembered li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding-inline: 0.8em;
    border-radius: var(--_radius);
    background: var(--_color-raised);
  }
  .remembered li + li {
    margin-block-start: 0.3em;
  }
  .remembered .button {
    overflow-wrap: anywhere;
  }
  .form ~ .help {
    margin-block-start: 1.2em;
  }
`;
