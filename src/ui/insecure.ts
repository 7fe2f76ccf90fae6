import { html, type TemplateResult } from 'lit';

/**
 * What an element with personal data shows on a page that is not encrypted (http, or a frame inside such a page): that
 * others could read along, and the way to a safe one. In a window of its own, since a frame stays what its page is.
 */
export const renderInsecure = ({
  text,
  open,
  address,
}: Readonly<Record<'text' | 'open' | 'address', string>>): TemplateResult =>
  html`<div part="notice" class="notice" role="note">
    <p>${text}</p>
    <p><a part="button" class="button" href=${address} target="_blank" rel="noopener">${open}</a></p>
  </div>`;
