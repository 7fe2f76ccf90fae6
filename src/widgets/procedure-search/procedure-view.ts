import { html, nothing, type TemplateResult } from 'lit';
import type { Procedure, Summary } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderLongList } from '../../ui/long-list.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { renderProse } from '../../ui/prose.ts';
import { safeAddress } from '../../ui/safe-link.ts';
import { asOfDay } from './as-of.ts';
import { renderChannels } from './channels-view.ts';
import type { Paper } from './checklist.ts';
import { renderPapers } from './papers-view.ts';
import { isWhole } from './procedure-source.ts';
import { foldTitle } from './title.ts';

const STEPS_AT_ONCE = 6;
const TEXTS_AT_ONCE = 8;

export interface ProcedureView {
  readonly words: LocalizeController;
  readonly found: Procedure | Summary;
  readonly canShare: boolean;
  /** At the counter: the small slip can be printed too. */
  readonly atCounter: boolean;
  readonly print: (paper: Paper) => void;
  readonly copy: () => void;
  /** What became of copying. */
  readonly copied: unknown;
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
              <summary>${words.t('common.readOn')}</summary>
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
    <p>${renderLink(words, portal, 'procedure.sourceLink')}</p>`;
}

function renderWhole(view: ProcedureView, found: Procedure): TemplateResult {
  const { words } = view;
  return html`${renderPapers(words, found.cases)} ${renderChannels(words, found)} ${renderActions(view, found)}
  ${renderTexts(words, 'procedure.agencies', found.agencies)} ${renderSteps(words, found.steps)}
  ${renderTexts(words, 'procedure.results', found.results)}
  ${renderTexts(words, 'procedure.requirements', found.requirements ? [found.requirements] : [])}
  ${renderLegalBases(words, found)} ${renderSource(words, found)}`;
}

function renderActions(view: ProcedureView, found: Procedure): TemplateResult {
  const { words, print } = view;
  const button = (key: TextKey, act: () => void): TemplateResult =>
    html`<button part="button" class="button" type="button" @click=${act}>${words.t(key)}</button>`;
  return html`<div class="actions">
    ${renderSubmit(words, found)} ${button('procedure.print', () => print('a4'))}
    ${view.atCounter ? button('procedure.printSlip', () => print('slip')) : nothing}
    ${button('procedure.copyLink', view.copy)} ${view.canShare ? button('procedure.share', view.share) : nothing}
    ${view.copied}
  </div>`;
}

/** Where to hand in online: the record's own address, else its page on the national portal. */
function renderSubmit(words: LocalizeController, { modes, submitUrl, source }: Procedure): unknown {
  const own = safeAddress(submitUrl);
  if (own) return renderLink(words, own, 'procedure.submit', 'button primary');
  const portal = modes.some((mode) => mode.startsWith('online')) && safeAddress(source.url);
  return portal ? renderLink(words, portal, 'procedure.submitAtPortal', 'button primary') : nothing;
}

function renderTexts(words: LocalizeController, heading: TextKey, texts: readonly string[]): unknown {
  if (texts.length === 0) return nothing;
  return html`<section>
    <h3>${words.t(heading)}</h3>
    ${renderLongList(
      texts,
      TEXTS_AT_ONCE,
      (count) => words.t('common.more', { count }),
      (some) =>
        html`<ul class="plain-list" lang="vi">
          ${some.map((text) => html`<li>${renderProse(text, words.t('common.readOn'))}</li>`)}
        </ul>`,
    )}
  </section>`;
}

function renderSteps(words: LocalizeController, steps: readonly string[]): unknown {
  if (steps.length === 0) return nothing;
  return html`<section>
    <h3>${words.t('procedure.steps')}</h3>
    ${renderLongList(
      steps,
      STEPS_AT_ONCE,
      () => words.t('common.readOn'),
      (some, first) =>
        html`<ol class="steps" start=${first} lang="vi">
          ${some.map((step) => html`<li>${renderProse(step, words.t('common.readOn'))}</li>`)}
        </ol>`,
    )}
  </section>`;
}

function renderLegalBases(words: LocalizeController, { legalBases }: Procedure): unknown {
  if (legalBases.length === 0) return nothing;
  return html`<details>
    <summary>${words.t('procedure.legalBases', { count: legalBases.length })}</summary>
    <ul class="plain-list" lang="vi">
      ${legalBases.map(({ code, title }) => html`<li>${code ? `${code}: ` : nothing}${title}</li>`)}
    </ul>
  </details>`;
}

function renderSource(words: LocalizeController, { issuer, source }: Procedure): TemplateResult {
  const day = asOfDay(words, source);
  const portal = safeAddress(source.url);
  return html`<footer class="muted small">
    ${issuer.name ? html`<p lang="vi">${words.t('procedure.issuer', { name: issuer.name })}</p>` : nothing}
    ${source.decision ? html`<p lang="vi">${words.t('procedure.source', { decision: source.decision })}</p>` : nothing}
    ${day ? html`<p>${words.t('procedure.asOf', { day })}</p>` : nothing}
    ${portal ? html`<p>${renderLink(words, portal, 'procedure.sourceLink')}</p>` : nothing}
  </footer>`;
}

const renderLink = (words: LocalizeController, address: string, label: TextKey, look?: string): TemplateResult =>
  renderOutsideLink(address, words.t(label), words.t('common.opensElsewhere'), look);
