import { css } from 'lit';

export const questionsStyles = css`
  .summary .button {
    color: var(--_color-error);
    text-align: start;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    gap: 0 1.5em;
  }
`;
