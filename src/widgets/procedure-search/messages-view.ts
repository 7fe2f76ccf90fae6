import { html, nothing, type TemplateResult } from 'lit';
import type { Agency } from '../../backend/contract/agencies.ts';
import type { StatusBasics } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import { noticesAt } from '../../backend/status.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { BusyLook } from '../../controllers/remote-task.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderContact } from '../../ui/contact.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderNotices } from '../../ui/notices.ts';

const WAIT_WHERE_NONE_IS_SAID = 30;

/** What the endpoint announces now: maintenance, an outage, news. */
export const renderAnnounced = (words: LocalizeController, status: StatusBasics | undefined): unknown =>
  status && renderNotices(noticesAt(status, new Date()), (key) => words.t(key as TextKey));

/** The agency behind the page, where it says how to reach it. */
export function renderAgency(words: LocalizeController, agency: Agency | undefined): unknown {
  if (!agency?.hotline) return nothing;
  return renderContact(agency, {
    heading: words.t('common.contact'),
    call: words.t('common.hotline', { phone: agency.hotline }),
  });
}

export interface Failure {
  readonly error: BackendError;
  /** Code of the procedure that could not be opened, if that was it. */
  readonly opened: string | undefined;
  readonly retry: (() => void) | undefined;
  readonly agency: Agency | undefined;
}

/** What went wrong, in words, with a way on: another try where that may help, and a person to call. */
export function renderFailure(words: LocalizeController, { error, opened, retry, agency }: Failure): TemplateResult {
  const gone = error.kind === 'not-found' && opened !== undefined;
  const until = error.until && words.moment(error.until);
  const text = gone
    ? words.t('procedure.gone', { code: opened })
    : until
      ? words.t('error.unavailableUntil', { until })
      : failureInWords(words, error);
  const action = retry && !gone ? { label: words.t('common.retry'), act: retry } : undefined;
  return html`${renderNotice({ text, action, alert: true })} ${renderAgency(words, agency)}`;
}

/** Kinds that only sending knows mean here that the endpoint answered nonsense. */
const failureInWords = (
  words: LocalizeController,
  { kind, retryAfter = WAIT_WHERE_NONE_IS_SAID }: BackendError,
): string => words.t(`error.${kind}` as TextKey, { seconds: retryAfter }) || words.t('error.contract');

/** That an answer is awaited, once the wait can be felt; `catalogued` procedures have been loaded into the page so far. */
export function renderWaiting(words: LocalizeController, { look, slow }: BusyLook, catalogued: number): unknown {
  if (!look) return nothing;
  if (catalogued > 0) return renderBusy(words.t('search.catalogueLoading', { count: catalogued }));
  return renderBusy(words.t(slow ? 'search.slow' : 'search.searching'));
}
