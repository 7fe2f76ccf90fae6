import { css } from 'lit';

export const styles = css`
  .answering {
    display: grid;
    gap: 1.1em;
    min-width: 0;
    margin-block-start: 0.4em;
  }
  .arrived {
    color: var(--_color-success);
    font-weight: 600;
  }
  .arrived:focus,
  .answering:focus {
    outline: none;
  }
  .answering,
  .answering fieldset,
  .notice {
    grid-template-columns: minmax(0, 1fr);
  }
`;
