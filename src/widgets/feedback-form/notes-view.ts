import { html, type TemplateResult } from 'lit';
import type { BackendError } from '../../backend/errors.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderChoice } from '../../ui/choice.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { FeedbackSession } from './feedback-session.ts';

const WAIT_WHERE_NONE_IS_SAID = 30;

/** Why the form cannot be shown, with another try. */
export function renderOpeningFailure(
  words: LocalizeController,
  { kind, retryAfter = WAIT_WHERE_NONE_IS_SAID }: BackendError,
  retry: () => void,
): TemplateResult {
  // What is no passing trouble only the webmaster can mend.
  const other = kind === 'server' ? 'error.contract' : 'error.configuration';
  const text = words.t(`error.${kind}` as TextKey, { seconds: retryAfter }) || words.t(other);
  return renderNotice({ text, alert: true, action: { label: words.t('common.retry'), act: retry } });
}

/** What happens to what is typed, what is left of an earlier visit, and how to be rid of it. */
export function renderDraftNotice(
  words: LocalizeController,
  session: FeedbackSession,
  shared: boolean,
): TemplateResult {
  if (session.expired) return renderNotice({ text: words.t('sending.expired'), alert: true });
  if (shared) return html`<p class="hint small">${words.t('feedback.draftShared')}</p>`;
  if (!session.draftFound) return html``;
  return html`<div part="notice" class="notice small">
    <p>${words.t('feedback.draftFound')}</p>
    ${renderKeeping(words, session)}
    <button type="button" class="button plain" @click=${() => void session.startOver()}>
      ${words.t('feedback.startOver')}
    </button>
  </div>`;
}

/** Whether a draft stays on the device when the tab goes: only where the citizen asks for that. */
export const renderKeeping = (words: LocalizeController, session: FeedbackSession): TemplateResult =>
  renderChoice({
    id: 'keep',
    name: 'keep',
    kind: 'checkbox',
    label: words.t('feedback.keepDraft'),
    checked: session.keptLonger,
    choose: (checked) => session.keepLonger(checked),
  });
