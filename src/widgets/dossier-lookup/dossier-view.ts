import { html, nothing, type TemplateResult } from 'lit';
import type { Agency } from '../../backend/contract/agencies.ts';
import type { ReadableDossier } from '../../backend/contract/dossiers.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { telephone } from '../../ui/contact.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { renderProse } from '../../ui/prose.ts';
import { safeAddress } from '../../ui/safe-link.ts';
import type { Calendar } from '../../vietnamese/working-days.ts';
import { actionInWords, leftInWords, nameOf, stateInWords } from './dossier-words.ts';

export interface DossierView {
  readonly words: LocalizeController;
  readonly dossier: ReadableDossier;
  readonly calendar: Calendar | undefined;
  readonly now: Date;
}

/** A dossier as a citizen needs it: what to do now, then where it is, then who and when. */
export const renderDossier = (view: DossierView): TemplateResult =>
  html`<header>
      <p class="muted small">${view.words.t('dossier.codeLine', { code: view.dossier.code })}</p>
      <h2 class="title" tabindex="-1" lang="vi">
        ${renderProse(view.dossier.procedure.title || view.dossier.code, view.words.t('common.readOn'))}
      </h2>
    </header>
    ${renderAction(view)} ${renderState(view)} ${renderLate(view)} ${renderFacts(view)}`;

const renderText = (words: LocalizeController, text: string | undefined): unknown =>
  text?.trim() ? html`<div lang="vi">${renderProse(text.trim(), words.t('common.readOn'))}</div>` : nothing;

function renderAction({ words, dossier }: DossierView): TemplateResult {
  const { kind, text, items = [], amount, url, by } = dossier.action;
  const day = by && words.weekday(by);
  const address = safeAddress(url);
  return html`<section class="action ${kind === 'none' ? '' : 'needed'}" aria-labelledby="action">
    <h3 id="action">${actionInWords(words, dossier)}</h3>
    ${renderText(words, text)}
    ${
      items.length > 0
        ? html`<ul class="items" lang="vi">
            ${items.slice(0, MOST_ITEMS).map((item) => html`<li>${renderProse(item, words.t('common.readOn'))}</li>`)}
          </ul>`
        : nothing
    }
    ${amount ? html`<p class="strong">${words.t('dossier.amount', { amount: words.number(amount) })}</p>` : nothing}
    ${day ? html`<p class="strong">${words.t('dossier.by', { day })}</p>` : nothing}
    ${
      address
        ? html`<p>
            ${renderOutsideLink(address, linkInWords(words, kind), words.t('common.opensElsewhere'), 'button primary')}
          </p>`
        : nothing
    }
  </section>`;
}

// A slip lists a dozen papers; a backend's slip of the pen may list thousands.
const MOST_ITEMS = 50;

const linkInWords = (words: LocalizeController, kind: string): string =>
  words.t(`dossier.link.${kind}` as TextKey) || words.t('dossier.link.none');

function renderState({ words, dossier }: DossierView): TemplateResult {
  const plain = stateInWords(words, dossier.state);
  const { text, group } = dossier.state;
  return html`<section>
    <h3>${plain}</h3>
    ${text && text !== plain ? html`<p class="muted" lang="vi">${words.t('dossier.official', { text })}</p>` : nothing}
    ${group === 'paused' ? html`<p>${words.t('dossier.paused')}</p>` : nothing}
    ${dossier.view === 'status' ? html`<p class="muted">${words.t('dossier.statusOnly')}</p>` : nothing}
  </section>`;
}

/** Late is said first and plainly, with what the agency says for it and until when it promises now. */
function renderLate({ words, dossier }: DossierView): unknown {
  const { late, newDueAt } = dossier;
  if (!late?.days && !late?.apology) return nothing;
  const day = newDueAt && words.weekday(newDueAt);
  const isOver = ['ready', 'returned'].includes(dossier.state.group);
  return html`<div part="notice" class="notice error">
    ${late.days ? html`<p class="heading">${words.t('dossier.late', { count: late.days })}</p>` : nothing}
    ${
      late.apology?.trim()
        ? html`<p class="muted small">${words.t('dossier.apology')}</p>
            ${renderText(words, late.apology)}`
        : nothing
    }
    ${isOver ? nothing : html`<p>${day ? words.t('dossier.newDue', { day }) : words.t('dossier.noNewDue')}</p>`}
  </div>`;
}

function renderFacts(view: DossierView): TemplateResult {
  const { words, dossier } = view;
  const { agency, officer, delivery, applicant } = dossier;
  return html`<dl class="facts">
    ${renderFact(words.t('dossier.agency'), agency?.name, agency?.hotline && renderCall(words, agency.hotline))}
    ${renderFact(words.t('dossier.officer'), officer && nameOf(officer), officer?.unit)}
    ${renderDay(words, 'dossier.received', dossier.receivedAt)}
    ${renderDay(words, 'dossier.due', dossier.dueAt, dossier.newDueAt ? undefined : leftIn(view))}
    ${renderDay(words, 'dossier.dueAgain', dossier.newDueAt, leftIn(view))}
    ${renderDay(words, 'dossier.finished', dossier.finishedAt)}
    ${renderDay(words, 'dossier.returned', dossier.returnedAt)}
    ${
      delivery
        ? renderFact(
            words.t('dossier.delivery'),
            words.t(`dossier.delivery.${delivery.kind}` as TextKey) || delivery.kind,
            delivery.text,
            delivery.tracking && words.t('dossier.tracking', { code: delivery.tracking }),
          )
        : nothing
    }
    ${renderFact(words.t('dossier.applicant'), applicant)}
  </dl>`;
}

const leftIn = ({ words, dossier, calendar, now }: DossierView): string | undefined =>
  leftInWords(words, dossier, calendar, now);

function renderFact(name: string, value: string | undefined, ...more: unknown[]): unknown {
  if (!value?.trim()) return nothing;
  return html`<div class="fact">
    <dt>${name}</dt>
    <dd lang="vi">
      <span class="strong">${value}</span>
      ${more.filter(Boolean).map((one) => html`<span class="more">${one}</span>`)}
    </dd>
  </div>`;
}

const renderDay = (words: LocalizeController, key: TextKey, at: string | undefined, more?: string): unknown =>
  renderFact(words.t(key), at && words.weekday(at), more);

/** Whom to call where the element itself cannot help. */
export const renderTelephone = (words: LocalizeController, agency: Agency | undefined): unknown =>
  agency?.hotline ? html`<p class="help">${agency.name}<br />${renderCall(words, agency.hotline)}</p>` : nothing;

function renderCall(words: LocalizeController, hotline: string): unknown {
  const address = telephone(hotline);
  const said = words.t('common.hotline', { phone: hotline });
  return address ? html`<a href=${address}>${said}</a>` : said;
}
