import { nothing } from 'lit';
import type { Agency } from '../../backend/contract/agencies.ts';
import type { StatusBasics } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import { noticesAt } from '../../backend/status.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderContact } from '../../ui/contact.ts';
import { renderNotices } from '../../ui/notices.ts';

const WAIT_WHERE_NONE_IS_SAID = 30;

/** What the endpoint wants citizens to know now. */
export const renderAnnounced = (words: LocalizeController, status: StatusBasics | undefined): unknown =>
  status && renderNotices(noticesAt(status, new Date()), (key) => words.t(key as TextKey));

/** Why a case cannot be shown, in words that say what to do. */
export function failureInWords(words: LocalizeController, error: BackendError): string {
  const seconds = error.retryAfter ?? WAIT_WHERE_NONE_IS_SAID;
  if (error.kind === 'not-found') return words.t('tracking.notFound');
  if (error.kind === 'too-many') return words.t('tracking.tooMany', { seconds });
  const until = error.until && words.moment(error.until);
  if (until) return words.t('error.unavailableUntil', { until });
  return words.t(`error.${error.kind}` as TextKey) || words.t('error.contract');
}

/** The person to ask. */
export const renderAgency = (words: LocalizeController, agency: Agency | undefined): unknown =>
  agency?.hotline || agency?.address
    ? renderContact(agency, {
        heading: words.t('common.contact'),
        call: words.t('common.hotline', { phone: agency.hotline ?? '' }),
      })
    : nothing;
