import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyReceipt } from '../../backend/contract/surveys.ts';
import type { BackendError } from '../../backend/errors.ts';
import type { SubmissionState } from '../../backend/submission.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderNotice } from '../../ui/notice.ts';

const WAIT_WHERE_NONE_IS_SAID = 30;

/** Why there is nothing to answer or to see, with another try. */
export function renderFailure(
  words: LocalizeController,
  { kind, retryAfter = WAIT_WHERE_NONE_IS_SAID }: BackendError,
  act: () => void,
): TemplateResult {
  const text = words.t(`error.${kind}` as TextKey, { seconds: retryAfter }) || words.t('error.contract');
  return renderNotice({ text, alert: true, action: { label: words.t('common.retry'), act } });
}

/** What became of a response, in words that are true: thanks for what was received, not for what is on its way. */
export function renderStatus(
  words: LocalizeController,
  submission: SubmissionState<SurveyReceipt> | undefined,
  thanks: string,
  retry: () => void,
): TemplateResult {
  switch (submission?.state) {
    case 'received':
      return html`<div part="result" class="thanks">
        <p class="arrived">
          <svg class="tick" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 13l5 5L20 6"></path></svg>
          ${words.t('survey.received')}
        </p>
        ${thanks ? html`<p lang="vi">${thanks}</p>` : nothing}
      </div>`;
    case 'waiting':
      return renderNotice({
        text: words.t(submission.kept === 'device' ? 'survey.waiting' : 'survey.waitingOnPage'),
      });
    case 'refused': {
      const why = refusal(submission.error);
      // Another try changes nothing about the others.
      const action = why === 'refused' ? { label: words.t('common.retry'), act: retry } : undefined;
      return renderNotice({ text: words.t(`survey.${why}`), alert: true, action });
    }
    default:
      return renderBusy(words.t('survey.sending'));
  }
}

/** What the endpoint holds against it; a token that was used is nobody's fault. */
function refusal({ fields }: BackendError): 'used' | 'closed' | 'refused' {
  const keys = fields.map(({ key }) => key);
  return keys.includes('used') ? 'used' : keys.includes('closed') ? 'closed' : 'refused';
}
