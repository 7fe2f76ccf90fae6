import { html, nothing, type TemplateResult } from 'lit';

/** Where a person can be reached, as the agency publishes it. */
export interface Contact {
  readonly name: string;
  readonly hotline?: string | undefined;
  readonly address?: string | undefined;
  readonly hours?: string | undefined;
}

/** The address that calls the first number of a hotline as published (`1022`, `0290 000 0101 – 0290 000 0102`), if any. */
export function telephone(hotline: string): string | undefined {
  const [number = ''] = /\+?\d(?:[\s.()]{0,2}\d)+/.exec(hotline) ?? [];
  const digits = number.replace(/[^\d+]/g, '');
  return digits.length >= 3 ? `tel:${digits}` : undefined;
}

/** The way on that always works: a person, a telephone, a place. */
export function renderContact(contact: Contact, words: { heading: string; call: string }): TemplateResult {
  const { name, hotline, address, hours } = contact;
  const call = hotline && telephone(hotline);
  return html`<div class="contact">
    <p class="label">${words.heading}</p>
    <p>${name}</p>
    ${hotline ? html`<p>${call ? html`<a href=${call}>${words.call}</a>` : words.call}</p>` : nothing}
    ${address ? html`<p>${address}</p>` : nothing} ${hours ? html`<p>${hours}</p>` : nothing}
  </div>`;
}
