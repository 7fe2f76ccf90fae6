import type { TemplateResult } from 'lit';
import type { DossierTerms } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import { noticesAt } from '../../backend/status.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderNotices } from '../../ui/notices.ts';
import type { DossierSession } from './dossier-session.ts';

/** What the endpoint announces now: maintenance, an outage, news. */
export const renderAnnounced = (words: LocalizeController, status: DossierTerms): unknown =>
  renderNotices(noticesAt(status, new Date()), (key) => words.t(key as TextKey));

/** Why the look-up itself cannot be shown, with another try. */
export const renderOpeningFailure = (
  words: LocalizeController,
  error: BackendError,
  retry: () => void,
): TemplateResult =>
  renderNotice({
    text: failureInWords(words, error),
    alert: true,
    // Waiting changes nothing about these.
    action: /version|forbidden|not-found/.test(error.kind) ? undefined : { label: words.t('common.retry'), act: retry },
  });

/** Why there is no answer: what happened and what to do. */
export function renderLookupFailure(words: LocalizeController, session: DossierSession, error: BackendError): unknown {
  const retry = { label: words.t('common.retry'), act: () => session.lookUp() };
  switch (error.kind) {
    case 'not-found':
    case 'invalid':
      return renderNotice({
        heading: words.t('dossier.notFound'),
        text: words.t('dossier.notFoundAdvice'),
        alert: true,
      });
    case 'too-many':
      return renderNotice({ text: delayInWords(words, session, error) });
    default:
      return renderNotice({ text: failureInWords(words, error), alert: true, action: retry });
  }
}

/** Why what is shown is no newer than it is. */
export const renderStale = (words: LocalizeController, session: DossierSession, error: BackendError): TemplateResult =>
  renderNotice({
    heading: words.t('dossier.notRefreshed'),
    text: error.kind === 'too-many' ? delayInWords(words, session, error) : failureInWords(words, error),
  });

/** A delay is no fault of anybody's: when it goes on, and by whose hand. */
const delayInWords = (words: LocalizeController, { ownWait }: DossierSession, error: BackendError): string =>
  ownWait
    ? words.t('dossier.waiting', { count: ownWait })
    : words.t('dossier.waitUntil', { time: timeAfter(words, error) });

/** The time of day at which a wait is over: a clock on the wall is easier than counting seconds. */
const timeAfter = (words: LocalizeController, { retryAfter = 0 }: BackendError): string =>
  // A minute on top, since the seconds are not shown.
  words.time(new Date(Date.now() + (retryAfter + 60) * 1000)) ?? '';

/** Kinds that only sending knows mean here that the endpoint answered nonsense. */
function failureInWords(words: LocalizeController, { kind, until }: BackendError): string {
  const moment = until && words.moment(until);
  if (moment) return words.t('error.unavailableUntil', { until: moment });
  return words.t(`error.${kind}` as TextKey, { seconds: '' }) || words.t('error.contract');
}
