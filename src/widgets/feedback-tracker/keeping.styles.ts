import { css } from 'lit';

/** The look of a case's QR code: dark on light also on a dark page, since cameras want it so. */
export const keepingStyles = css`
  .qr {
    width: 11em;
    max-width: 100%;
    background: #fff;
    color: #000;
    fill: currentColor;
    shape-rendering: crispEdges;
  }
`;
