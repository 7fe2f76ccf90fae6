import { css } from 'lit';

/** The look of the camera. */
export const scanningStyles = css`
  .scan {
    flex-basis: 100%;
  }
  .camera {
    width: 100%;
    max-width: 24em;
    max-height: 60vh;
    border-radius: var(--_radius);
    background: #000;
    object-fit: cover;
  }
  .picker:focus-within {
    outline: 3px solid var(--_color-accent);
    outline-offset: 2px;
  }
`;
