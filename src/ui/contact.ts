import { html, nothing, type TemplateResult } from 'lit';

/** Where a person can be reached, as the agency publishes it. */
export interface Contact {
  readonly name: string;
  readonly hotline?: string | undefined;
  readonly address?: string | undefined;
  readonly hours?: string | undefined;
}

/** The way on that always works: a person, a telephone, a place. */
export const renderContact = (contact: Contact, words: { heading: string; call: string }): TemplateResult =>
  html`<div class="contact">
    <p class="label">${words.heading}</p>
    <p>${contact.name}</p>
    ${
      contact.hotline ? html`<p><a href="tel:${contact.hotline.replace(/[^\d+]/g, '')}">${words.call}</a></p>` : nothing
    }
    ${contact.address ? html`<p>${contact.address}</p>` : nothing}
    ${contact.hours ? html`<p>${contact.hours}</p>` : nothing}
  </div>`;
