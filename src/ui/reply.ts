import { html, nothing, type TemplateResult } from 'lit';
import { renderLinked } from './linked-text.ts';
import { renderOutsideLink } from './outside-link.ts';
import { renderProse } from './prose.ts';
import { fileAddress } from './safe-link.ts';

// What most agencies write; what is longer opens on demand.
const SHOWN_AT_ONCE = 1500;

export interface ReplyContent {
  /** Who answered and when, in words. */
  readonly by: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly url: string }[];
  /** Address of the endpoint, whose own files are as good as its words. */
  readonly endpoint: string;
  readonly words: { readonly readOn: string; readonly opensElsewhere: string; readonly files: string };
  /** A file in words: name and size. */
  readonly say: (file: { readonly name: string; readonly bytes: number }) => string;
}

/** What an agency answered: text as text, whatever was written into it, and its files. */
export function renderReply({ by, text, files, endpoint, words, say }: ReplyContent): TemplateResult {
  return html`<div class="reply" lang="vi">
    ${renderProse(text, words.readOn, SHOWN_AT_ONCE, (part) => renderLinked(part, words.opensElsewhere))}
    ${
      files.length > 0
        ? html`<p class="label">${words.files}</p>
            <ul>
              ${files.map((file) => {
                const address = fileAddress(file.url, endpoint);
                const said = say(file);
                return html`<li>${address ? renderOutsideLink(address, said, words.opensElsewhere) : said}</li>`;
              })}
            </ul>`
        : nothing
    }
    ${by ? html`<p class="muted">${by}</p>` : nothing}
  </div>`;
}
