import { html, nothing, type TemplateResult } from 'lit';
import type { ReadablePublishedReply } from '../../backend/contract/replies.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderProse } from '../../ui/prose.ts';
import { renderReply } from '../../ui/reply.ts';

// A question is read before its answer; most are shorter than this.
const QUESTION_AT_ONCE = 900;

export interface ReplyView {
  readonly words: LocalizeController;
  readonly reply: ReadablePublishedReply;
  readonly endpoint: string;
  readonly canShare: boolean;
  readonly copy: () => void;
  /** What became of copying. */
  readonly copied: unknown;
  readonly share: () => void;
}

/** One question and its answer, whole. */
export function renderPublished(view: ReplyView): TemplateResult {
  const { words, reply, endpoint } = view;
  const { title, content, place, askedAt, reply: answer } = reply;
  const asked = askedAt && words.day(askedAt);
  const answered = answer.at && words.day(answer.at);
  const button = (key: TextKey, act: () => void): TemplateResult =>
    html`<button part="button" type="button" class="button" @click=${act}>${words.t(key)}</button>`;
  return html`<article part="result" class="published">
    <h2 class="title" tabindex="-1" lang="vi">${title}</h2>
    ${
      content
        ? html`<section>
            <h3>${words.t('replies.question')}</h3>
            <div lang="vi">${renderProse(content, words.t('common.readOn'), QUESTION_AT_ONCE)}</div>
            <p class="muted">
              ${[asked && words.t('replies.askedAt', { day: asked }), place].filter(Boolean).join(', ')}
            </p>
          </section>`
        : nothing
    }
    <section>
      <h3>${words.t('replies.answer')}</h3>
      ${renderReply({
        by: [answer.agency?.name, answered].filter(Boolean).join(', '),
        text: answer.text,
        files: answer.attachments,
        endpoint,
        words: {
          readOn: words.t('common.readOn'),
          opensElsewhere: words.t('common.opensElsewhere'),
          files: words.t('replies.files'),
        },
        say: ({ name, bytes }) => words.t('replies.file', { name, size: words.number(Math.ceil(bytes / 1000)) }),
      })}
    </section>
    <div class="buttons">
      ${button('replies.copyLink', view.copy)} ${view.canShare ? button('replies.share', view.share) : nothing}
      ${view.copied}
    </div>
  </article>`;
}
