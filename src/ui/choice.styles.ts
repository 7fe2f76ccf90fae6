import { css } from 'lit';

/** For elements that show `renderChoice()`: a box or a dot large enough for a thumb, beside words that may be long. */
export const choiceStyles = css`
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
`;
