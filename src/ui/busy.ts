import { html, type TemplateResult } from 'lit';

/** Something is under way: a turning ring and words, since a ring alone says nothing to many. */
export const renderBusy = (words: string): TemplateResult =>
  html`<p class="busy muted"><span class="spinner" aria-hidden="true"></span> ${words}</p>`;
