import { html, nothing, type TemplateResult } from 'lit';
import type { ReadablePublishedReply } from '../../backend/contract/replies.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { PAGE_SIZE, type FoundReplies } from './replies-finder.ts';

// As much of an answer as tells whether it is the one.
const EXCERPT = 160;

export interface ListView {
  readonly words: LocalizeController;
  readonly found: FoundReplies;
  readonly addressFor: (id: string) => string;
  readonly open: (reply: ReadablePublishedReply) => void;
  readonly turnTo: (page: number) => void;
  readonly showAll: () => void;
}

/** What was found, a page of it, or why there is nothing. */
export function renderList(view: ListView): TemplateResult {
  const { words, found } = view;
  const { q, category } = found.place;
  if (found.total === 0) return renderNothing(view);
  const heading = q || category ? words.t('replies.count', { count: found.total }) : words.t('replies.latest');
  return html`<h2 class="found" tabindex="-1">${heading}</h2>
    <ul class="list">
      ${found.items.map((reply) => renderItem(view, reply))}
    </ul>
    ${renderPages(view)}`;
}

function renderItem({ words, addressFor, open }: ListView, reply: ReadablePublishedReply): TemplateResult {
  const { title, content, reply: answer } = reply;
  const day = answer.at && words.day(answer.at);
  const openHere = (event: MouseEvent): void => {
    // Another tab or window is the citizen's own choice.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open(reply);
  };
  return html`<li class="item" lang="vi">
    <a class="item-title" href=${addressFor(reply.id)} data-id=${reply.id} @click=${openHere}
      >${title || excerptOf(content)}</a
    >
    <p>${excerptOf(answer.text)}</p>
    <p class="muted small" lang=${words.language}>${[answer.agency?.name, day].filter(Boolean).join(', ')}</p>
  </li>`;
}

const excerptOf = (text: string): string => {
  const line = text
    .slice(0, 2 * EXCERPT)
    .replace(/\s+/g, ' ')
    .trim();
  const space = line.lastIndexOf(' ', EXCERPT);
  return line.length <= EXCERPT ? line : `${line.slice(0, space > 0 ? space : EXCERPT)}…`;
};

function renderNothing({ words, found, showAll }: ListView): TemplateResult {
  const { q, category } = found.place;
  const text = q ? words.t('replies.none', { query: q }) : words.t(category ? 'replies.noneIn' : 'replies.empty');
  return html`<h2 class="found" tabindex="-1">${text}</h2>
    ${
      q || category
        ? html`<p>${words.t('replies.noneAdvice')}</p>
            <p>
              <button part="button" type="button" class="button" @click=${showAll}>
                ${words.t('replies.showAll')}
              </button>
            </p>`
        : nothing
    }`;
}

function renderPages({ words, found, turnTo }: ListView): unknown {
  const { page } = found.place;
  const count = Math.ceil(found.total / PAGE_SIZE);
  if (count < 2) return nothing;
  const button = (label: string, to: number): unknown =>
    to >= 1 && to <= count
      ? html`<button part="button" type="button" class="button" @click=${() => turnTo(to)}>${label}</button>`
      : nothing;
  return html`<nav class="buttons" aria-label=${words.t('replies.page', { page, count })}>
    ${button(words.t('replies.previous'), page - 1)}
    <span>${words.t('replies.page', { page, count })}</span>
    ${button(words.t('replies.next'), page + 1)}
  </nav>`;
}
