import { html, type TemplateResult } from 'lit';
import { renderOutsideLink } from './outside-link.ts';
import { safeAddress } from './safe-link.ts';

// Bounded, so that no text of 100,000 letters takes long to look through.
const ADDRESS =
  /https:\/\/[^\s<>"']{1,2000}|(?:mailto|tel):[^\s<>"',;]{1,200}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gi;
/** What ends a sentence and no address. */
const PUNCTUATION = /[.,;:!?)\]}'’”»…]+$/;
const MOST_LINKS = 50;

/**
 * Text from a backend in which addresses can be pressed: https, mail and telephone, nothing else. A link says where it
 * leads, since its words are the address.
 */
export function renderLinked(text: string, opensElsewhere: string): TemplateResult {
  const pieces: unknown[] = [];
  let from = 0;
  let links = 0;
  for (const { 0: match, index } of text.matchAll(ADDRESS)) {
    const said = match.replace(PUNCTUATION, '');
    const link = renderLink(said, opensElsewhere);
    if (!link) continue;
    pieces.push(text.slice(from, index), link);
    from = index + said.length;
    if (++links === MOST_LINKS) break;
  }
  pieces.push(text.slice(from));
  return html`${pieces}`;
}

function renderLink(said: string, opensElsewhere: string): TemplateResult | undefined {
  if (/^(mailto|tel):/i.test(said)) return html`<a href=${said}>${said.replace(/^\w+:/, '')}</a>`;
  if (!/^https:/i.test(said)) return html`<a href="mailto:${said}">${said}</a>`;
  const address = safeAddress(said);
  return address ? renderOutsideLink(address, said, opensElsewhere) : undefined;
}
