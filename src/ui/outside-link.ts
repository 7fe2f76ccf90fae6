import { html, type TemplateResult } from 'lit';

/** A link that opens another page beside this one, and says so to those who do not see it open. */
export const renderOutsideLink = (address: string, label: string, opensElsewhere: string, look = ''): TemplateResult =>
  html`<a class=${look} href=${address} target="_blank" rel="noopener noreferrer"
    >${label}<span class="visually-hidden"> ${opensElsewhere}</span></a
  >`;
