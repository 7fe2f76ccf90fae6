import { html, nothing, type TemplateResult } from 'lit';
import type {
  Channel,
  Fee,
  ProcedureCase,
  ProcedureDocument,
  Procedure,
  ProcessingTime,
  Summary,
} from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { safeAddress } from '../../ui/safe-link.ts';
import { isWhole } from './procedure-source.ts';
import { foldTitle } from './title.ts';

const DOCUMENTS_AT_ONCE = 12;
const STEPS_AT_ONCE = 6;
// A record without a sensible day says 1900; a catalogue of Vietnamese procedures began in 2010 (Decree 63/2010).
const FIRST_SENSIBLE_DAY = '2010-01-01';
const LONGEST_SENSIBLE_TIME = 1000;

export interface ProcedureView {
  readonly words: LocalizeController;
  readonly found: Procedure | Summary;
  readonly canShare: boolean;
  readonly print: (paper: 'a4' | 'slip') => void;
  readonly copy: () => void;
  readonly share: () => void;
}

/** A procedure as a citizen needs it: what to bring first, then where, how long and how much, then the rest. */
export function renderProcedure(view: ProcedureView): TemplateResult {
  const { words, found } = view;
  const title = foldTitle(found.title);
  return html`<article part="result" class="procedure">
    <header>
      <h2 class="title" tabindex="-1" lang="vi">${title.shown}</h2>
      ${
        title.folded
          ? html`<details>
              <summary>${words.t('procedure.fullTitle')}</summary>
              <p lang="vi">${found.title}</p>
            </details>`
          : nothing
      }
      <p class="muted small">
        ${words.t('procedure.code', { code: found.code })}${found.field ? ` · ${found.field}` : nothing}
      </p>
      ${
        found.scope === 'province' || found.internal
          ? html`<p class="muted small">${words.t(found.internal ? 'search.internal' : 'search.local')}</p>`
          : nothing
      }
    </header>
    ${isWhole(found) ? renderWhole(view, found) : renderSummaryOnly(words, found)}
  </article>`;
}

function renderSummaryOnly(words: LocalizeController, found: Summary): TemplateResult {
  const portal = `https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?keyword=${encodeURIComponent(found.code)}`;
  return html`<p>${words.t('procedure.summaryOnly')}</p>
    <p>${renderLink(portal, words.t('procedure.sourceLink'), words)}</p>`;
}

function renderWhole(view: ProcedureView, found: Procedure): TemplateResult {
  const { words } = view;
  return html`${renderBring(words, found.cases)} ${renderChannels(words, found.channels)} ${renderActions(view, found)}
  ${renderTexts(words, 'procedure.agencies', found.agencies)} ${renderSteps(words, found.steps)}
  ${renderTexts(words, 'procedure.results', found.results)}
  ${renderTexts(words, 'procedure.requirements', found.requirements ? [found.requirements] : [])}
  ${renderLegalBases(words, found)} ${renderSource(words, found)}`;
}

function renderBring(words: LocalizeController, cases: readonly ProcedureCase[]): TemplateResult {
  const filled = cases.filter(({ documents }) => documents.length > 0);
  return html`<section>
    <h3>${words.t('procedure.bring')}</h3>
    ${filled.length === 0 ? html`<p>${words.t('procedure.bringNothing')}</p>` : nothing}
    ${filled.map((one, index) => renderCase(words, one, index, filled))}
  </section>`;
}

/** Few papers all stand open, since the groups of a record may apply together; many are folded under their case. */
function renderCase(
  words: LocalizeController,
  { name, documents }: ProcedureCase,
  index: number,
  all: readonly ProcedureCase[],
): TemplateResult {
  if (all.length === 1) return renderDocuments(words, documents);
  const few = all.reduce((sum, one) => sum + one.documents.length, 0) <= DOCUMENTS_AT_ONCE;
  return html`<details class="case" ?open=${few || index === 0}>
    <summary lang="vi">${name || words.t('procedure.case')}</summary>
    ${renderDocuments(words, documents)}
  </details>`;
}

function renderDocuments(words: LocalizeController, documents: readonly ProcedureDocument[]): TemplateResult {
  const rest = documents.slice(DOCUMENTS_AT_ONCE);
  const list = (some: readonly ProcedureDocument[]): TemplateResult =>
    html`<ul class="documents">
      ${some.map((document) => renderDocument(words, document))}
    </ul>`;
  return html`${list(documents.slice(0, DOCUMENTS_AT_ONCE))}
  ${
    rest.length > 0
      ? html`<details>
          <summary>${words.t('procedure.moreDocuments', { count: rest.length })}</summary>
          ${list(rest)}
        </details>`
      : nothing
  }`;
}

function renderDocument(words: LocalizeController, document: ProcedureDocument): TemplateResult {
  const form = safeAddress(document.form);
  return html`<li lang="vi">
    <p>
      ${document.name}${document.required ? nothing : html` <span class="muted">${words.t('procedure.ifAny')}</span>`}
    </p>
    <p class="muted small">${countsOf(words, document)}</p>
    ${document.note ? html`<p class="muted small">${document.note}</p>` : nothing}
    ${
      form
        ? html`<p>${renderLink(form, words.t('procedure.formLink'), words)}</p>`
        : document.form
          ? html`<p class="muted small">${words.t('procedure.form', { form: document.form })}</p>`
          : nothing
    }
  </li>`;
}

/** How many originals and copies, in words: `1 bản chính, 2 bản sao`. */
export function countsOf(words: LocalizeController, { originals, copies }: ProcedureDocument): string {
  const parts: string[] = [];
  if (originals > 0) parts.push(words.t('procedure.originals', { count: originals }));
  if (copies > 0) parts.push(words.t('procedure.copies', { count: copies }));
  return parts.join(', ');
}

function renderChannels(words: LocalizeController, channels: readonly Channel[]): TemplateResult {
  return html`<section>
    <h3>${words.t('procedure.channels')}</h3>
    ${channels.length === 0 ? html`<p>${words.t('procedure.channelsUnknown')}</p>` : nothing}
    <div class="channels">
      ${channels.map(
        ({ mode, time, fees }) =>
          html`<div class="channel">
            <p class="channel-name">${words.t(`mode.${mode}` as TextKey) || mode}</p>
            <dl>
              <dt>${words.t('procedure.time')}</dt>
              <dd>${renderTime(words, time)}</dd>
              <dt>${words.t('procedure.fee')}</dt>
              <dd>${fees.length > 0 ? fees.map((fee) => renderFee(words, fee)) : words.t('procedure.feeUnknown')}</dd>
            </dl>
          </div>`,
      )}
    </div>
  </section>`;
}

function renderTime(words: LocalizeController, time: ProcessingTime): TemplateResult {
  const number = timeInWords(words, time);
  if (!number && !time.text) return html`${words.t('procedure.timeUnknown')}`;
  return html`${number ? html`<p class="strong">${number}</p>` : nothing}
  ${time.text ? html`<p class="small prose" lang="vi">${time.text}</p>` : nothing}`;
}

/** A time in words, where its number and unit make sense. */
export function timeInWords(words: LocalizeController, { amount, unit }: ProcessingTime): string | undefined {
  if (!amount || amount > LONGEST_SENSIBLE_TIME || !unit || unit === 'other') return undefined;
  return words.t(`procedure.${unit}` as TextKey, { count: amount }) || undefined;
}

function renderFee(words: LocalizeController, fee: Fee): TemplateResult {
  const number = feeInWords(words, fee);
  return html`${number ? html`<p class="strong">${number}</p>` : nothing}
  ${fee.text ? html`<p class="small prose" lang="vi">${fee.text}</p>` : nothing}`;
}

/** An amount in words. 0 beside a text is not "free": the text then says what the province has set. */
export function feeInWords(words: LocalizeController, { amount, currency = 'VND', text }: Fee): string | undefined {
  if (amount === undefined) return text ? undefined : words.t('procedure.feeUnknown');
  if (amount === 0) return text ? undefined : words.t('procedure.free');
  return currency === 'VND'
    ? words.t('procedure.dong', { amount: words.number(amount) })
    : `${words.number(amount)} ${currency}`;
}

function renderActions({ words, canShare, print, copy, share }: ProcedureView, found: Procedure): TemplateResult {
  const submit = safeAddress(found.submitUrl);
  const button = (key: TextKey, act: () => void): TemplateResult =>
    html`<button part="button" class="button" type="button" @click=${act}>${words.t(key)}</button>`;
  return html`<div class="actions">
    ${
      submit
        ? html`<a part="button" class="button primary" href=${submit} target="_blank" rel="noopener noreferrer"
            >${words.t('procedure.submit')}<span class="visually-hidden"> ${words.t('common.opensElsewhere')}</span></a
          >`
        : nothing
    }
    ${button('procedure.print', () => print('a4'))} ${button('procedure.printSlip', () => print('slip'))}
    ${button('procedure.copyLink', copy)} ${canShare ? button('procedure.share', share) : nothing}
  </div>`;
}

function renderTexts(words: LocalizeController, heading: TextKey, texts: readonly string[]): unknown {
  if (texts.length === 0) return nothing;
  return html`<section>
    <h3>${words.t(heading)}</h3>
    <ul class="plain-list" lang="vi">
      ${texts.map((text) => html`<li class="prose">${text}</li>`)}
    </ul>
  </section>`;
}

function renderSteps(words: LocalizeController, steps: readonly string[]): unknown {
  if (steps.length === 0) return nothing;
  const list = (some: readonly string[], start: number): TemplateResult =>
    html`<ol class="steps" start=${start} lang="vi">
      ${some.map((step) => html`<li class="prose">${step}</li>`)}
    </ol>`;
  return html`<section>
    <h3>${words.t('procedure.steps')}</h3>
    ${list(steps.slice(0, STEPS_AT_ONCE), 1)}
    ${
      steps.length > STEPS_AT_ONCE
        ? html`<details>
            <summary>${words.t('procedure.moreSteps')}</summary>
            ${list(steps.slice(STEPS_AT_ONCE), STEPS_AT_ONCE + 1)}
          </details>`
        : nothing
    }
  </section>`;
}

function renderLegalBases(words: LocalizeController, { legalBases }: Procedure): unknown {
  if (legalBases.length === 0) return nothing;
  return html`<details class="legal">
    <summary>${words.t('procedure.legalBases', { count: legalBases.length })}</summary>
    <ul class="plain-list" lang="vi">
      ${legalBases.map(({ code, title }) => html`<li>${code ? `${code}: ` : nothing}${title}</li>`)}
    </ul>
  </details>`;
}

function renderSource(words: LocalizeController, { issuer, source }: Procedure): TemplateResult {
  const day = source.asOf && source.asOf >= FIRST_SENSIBLE_DAY ? words.day(source.asOf) : undefined;
  const portal = safeAddress(source.url);
  return html`<footer class="muted small">
    ${issuer.name ? html`<p lang="vi">${words.t('procedure.issuer', { name: issuer.name })}</p>` : nothing}
    ${source.decision ? html`<p lang="vi">${words.t('procedure.source', { decision: source.decision })}</p>` : nothing}
    ${day ? html`<p>${words.t('procedure.asOf', { day })}</p>` : nothing}
    ${portal ? html`<p>${renderLink(portal, words.t('procedure.sourceLink'), words)}</p>` : nothing}
  </footer>`;
}

const renderLink = (address: string, label: string, words: LocalizeController): TemplateResult =>
  html`<a href=${address} target="_blank" rel="noopener noreferrer"
    >${label}<span class="visually-hidden"> ${words.t('common.opensElsewhere')}</span></a
  >`;
