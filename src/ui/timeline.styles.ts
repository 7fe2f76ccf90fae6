import { css } from 'lit';

/** The look of `timeline.ts`: a line with a dot a step, the newest filled. */
export const timelineStyles = css`
  .timeline {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .step {
    position: relative;
    display: grid;
    gap: 0.1em;
    padding: 0 0 1.1em 1.9em;
  }
  .step:last-child {
    padding-block-end: 0;
  }
  .step::before,
  .step::after {
    content: '';
    position: absolute;
    inset-inline-start: calc(0.35em - 1px);
    inset-block: 0.9em -0.4em;
    border-inline-start: 2px solid var(--_color-border);
  }
  .step:last-child::before {
    display: none;
  }
  .step::after {
    inset-inline-start: 0.05em;
    inset-block: 0.3em auto;
    width: 0.6em;
    height: 0.6em;
    border: 3px solid var(--_color-border);
    border-radius: 50%;
    background: var(--_color-surface);
  }
  .step[aria-current]::after {
    border-color: var(--_color-accent);
    background: var(--_color-accent);
  }
  .what {
    font-weight: 600;
  }
  .step .tag {
    padding: 0.1em 0.6em;
    border-radius: 1em;
    background: var(--_color-raised);
    font-size: 0.85em;
    font-weight: 500;
    white-space: nowrap;
  }
`;
