import { html, nothing, type TemplateResult } from 'lit';
import type { Agency } from '../../backend/contract/agencies.ts';
import type { StatusBasics } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import { noticesAt } from '../../backend/status.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderContact } from '../../ui/contact.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderNotices } from '../../ui/notices.ts';

const WAIT_WHERE_NONE_IS_SAID = 30;

/** What the endpoint announces now. */
export const renderAnnounced = (words: LocalizeController, status: StatusBasics | undefined): unknown =>
  status && renderNotices(noticesAt(status, new Date()), (key) => words.t(key as TextKey));

/** Why nothing can be shown, and what to do. */
export function renderFailure(
  words: LocalizeController,
  { kind, until, retryAfter = WAIT_WHERE_NONE_IS_SAID }: BackendError,
  isOpened: boolean,
  retry: () => void,
): TemplateResult {
  if (kind === 'not-found' && isOpened) return renderNotice({ text: words.t('replies.gone'), alert: true });
  const time = until && words.moment(until);
  const text = time
    ? words.t('error.unavailableUntil', { until: time })
    : words.t(`error.${kind}` as TextKey, { seconds: retryAfter }) || words.t('error.contract');
  return renderNotice({ text, alert: true, action: { label: words.t('common.retry'), act: retry } });
}

/** The person to ask. */
export const renderAgency = (words: LocalizeController, agency: Agency | undefined): unknown =>
  agency?.hotline
    ? html`${renderContact(agency, {
        heading: words.t('common.contact'),
        call: words.t('common.hotline', { phone: agency.hotline }),
      })}`
    : nothing;
