/** What can honestly be said while a feedback is on its way: nothing is called received before the receipt is there. */
import { html, type TemplateResult } from 'lit';
import type { Receipt } from '../../backend/contract/feedback.ts';
import type { SubmissionState } from '../../backend/submission.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderNotice } from '../../ui/notice.ts';

export interface SendingView {
  readonly words: LocalizeController;
  readonly state: SubmissionState<Receipt> | undefined;
  readonly hurry: () => void;
  readonly edit: () => void;
  readonly forget: () => void;
}

export function renderSending(view: SendingView): TemplateResult {
  const { words, state } = view;
  switch (state?.state) {
    case 'sending':
      return html`${renderBusy(progressIn(words, state.sent, state.of))}`;
    case 'waiting':
      return renderWaiting(view, state);
    case 'refused':
      return html`${renderNotice({ text: words.t('feedback.refused'), alert: true })}
      ${renderButtons([
        [words.t('feedback.edit'), view.edit],
        [words.t('feedback.forget'), view.forget],
      ])}`;
    case 'expired':
      return html`${renderNotice({ text: words.t('feedback.expired'), alert: true })}
      ${renderButtons([[words.t('feedback.another'), view.forget]])}`;
    default:
      return renderBusy(
        words.t(state?.state === 'saved' && state.kept === 'page' ? 'feedback.savedOnPage' : 'feedback.saved'),
      );
  }
}

function renderWaiting(
  view: SendingView,
  { because, again, kept }: Extract<SubmissionState<Receipt>, { state: 'waiting' }>,
): TemplateResult {
  const { words } = view;
  const why =
    because === 'offline'
      ? words.t('feedback.waitingOffline')
      : words.t('feedback.waiting', { count: Math.max(1, Math.round(again)) });
  const stay = words.t(kept === 'device' ? 'feedback.waitingKept' : 'feedback.savedOnPage');
  return html`<div part="notice" class="notice" role="status">
      <p class="heading">${why}</p>
      <p>${stay}</p>
    </div>
    ${renderButtons([
      [words.t('feedback.sendNow'), view.hurry],
      [words.t('feedback.edit'), view.edit],
      [words.t('feedback.forget'), view.forget],
    ])}`;
}

const progressIn = (words: LocalizeController, sent: number | undefined, of: number | undefined): string =>
  sent !== undefined && of
    ? words.t('feedback.sendingFiles', { percent: Math.floor((100 * sent) / of) })
    : words.t('feedback.sending');

const renderButtons = (buttons: readonly (readonly [label: string, act: () => void])[]): TemplateResult =>
  html`<div class="buttons">
    ${buttons.map(
      ([label, act], place) =>
        html`<button part="button" type="button" class="button ${place === 0 ? '' : 'plain'}" @click=${act}>
          ${label}
        </button>`,
    )}
  </div>`;
