/** What can honestly be said while something is on its way: nothing is called received before the receipt is there. */
import { html, type TemplateResult } from 'lit';
import { renderBusy } from './busy.ts';
import { renderNotice } from './notice.ts';

type Word =
  | 'saving'
  | 'saved'
  | 'savedOnPage'
  | 'sending'
  | 'sendingFiles'
  | `waiting${'' | 'Offline' | 'Kept'}`
  | 'refused'
  | 'arrivedBefore'
  | 'expired'
  | 'gone'
  | 'sendNow'
  | 'edit'
  | 'forget'
  | 'again';

/** Whoever knows the sentences about what is sent. */
interface Words {
  t(key: `sending.${Word}`, fillings?: Readonly<Record<string, string | number>>): string;
}

type Kept = 'device' | 'page';
type Waiting = { readonly because: string; readonly again: number; readonly kept: Kept };

/** As much of a submission's state as is told here. */
type Underway =
  | { readonly state: 'saved'; readonly kept: Kept }
  | { readonly state: 'sending'; readonly sent?: number; readonly of?: number }
  | ({ readonly state: 'waiting' } & Waiting)
  | { readonly state: 'refused'; readonly error: { readonly kind: string } }
  | { readonly state: 'expired' | 'received' | 'gone' };

export interface SendingContent {
  readonly words: Words;
  /** Nothing until it is kept. */
  readonly state: Underway | undefined;
  readonly hurry: () => void;
  readonly edit: () => void;
  readonly forget: () => void;
}

export function renderSending(content: SendingContent): TemplateResult {
  const { words, state } = content;
  switch (state?.state) {
    case 'sending':
      return renderBusy(progressIn(words, state.sent, state.of));
    case 'waiting':
      return renderWaiting(content, state);
    case 'refused':
      return html`${renderNotice({
        // Its key is known there with other words.
        text: words.t(state.error.kind === 'conflict' ? 'sending.arrivedBefore' : 'sending.refused'),
        alert: true,
      })}
      ${renderButtons([
        [words.t('sending.edit'), content.edit],
        [words.t('sending.forget'), content.forget],
      ])}`;
    case 'expired':
    case 'gone':
      return html`${renderNotice({ text: words.t(`sending.${state.state}`), alert: true })}
      ${renderButtons([[words.t('sending.again'), content.forget]])}`;
    default:
      if (state?.state !== 'saved') return renderBusy(words.t('sending.saving'));
      return renderBusy(words.t(state.kept === 'page' ? 'sending.savedOnPage' : 'sending.saved'));
  }
}

function renderWaiting(content: SendingContent, { because, again, kept }: Waiting): TemplateResult {
  const { words } = content;
  const why =
    because === 'offline'
      ? words.t('sending.waitingOffline')
      : words.t('sending.waiting', { count: Math.max(1, Math.round(again)) });
  const stay = words.t(kept === 'device' ? 'sending.waitingKept' : 'sending.savedOnPage');
  return html`<div part="notice" class="notice" role="status">
      <p class="heading">${why}</p>
      <p>${stay}</p>
    </div>
    ${renderButtons([
      [words.t('sending.sendNow'), content.hurry],
      [words.t('sending.edit'), content.edit],
      [words.t('sending.forget'), content.forget],
    ])}`;
}

const progressIn = (words: Words, sent: number | undefined, of: number | undefined): string =>
  sent !== undefined && of
    ? words.t('sending.sendingFiles', { percent: Math.floor((100 * sent) / of) })
    : words.t('sending.sending');

const renderButtons = (buttons: readonly (readonly [label: string, act: () => void])[]): TemplateResult =>
  html`<div class="buttons">
    ${buttons.map(
      ([label, act], place) =>
        html`<button part="button" type="button" class="button ${place === 0 ? '' : 'plain'}" @click=${act}>
          ${label}
        </button>`,
    )}
  </div>`;
