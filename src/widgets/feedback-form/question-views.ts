import { html, nothing, type TemplateResult } from 'lit';
import type { FeedbackCategory } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderChoice } from '../../ui/choice.ts';
import { renderContact, type Contact } from '../../ui/contact.ts';
import { renderError, renderField, type FieldContent } from '../../ui/field.ts';
import { renderFiles } from '../../ui/files.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { safeAddress } from '../../ui/safe-link.ts';
import { looksLegacy } from '../../vietnamese/legacy-font.ts';
import type { Field } from './answers.ts';
import { furtherConsents, locationConsent, type AskedConsent, type Extras } from './extras.ts';
import { lengthOf, type Fault } from './faults.ts';
import type { FeedbackSession } from './feedback-session.ts';
import type { Step } from './steps.ts';

export interface Question {
  readonly words: LocalizeController;
  readonly session: FeedbackSession;
  readonly assisted: boolean;
}

type TextField = 'content' | 'place' | 'name' | 'phone' | 'email' | 'address';

/** One question with its field or fields. */
export function renderQuestion(step: Step, question: Question): TemplateResult {
  switch (step.name) {
    case 'category':
      return renderCategories(question);
    case 'content':
      return renderContent(question);
    case 'files':
      return renderAttachments(question);
    case 'place':
      return renderPlace(question);
    case 'sender':
      return renderSender(question);
    case 'consents':
      return renderConsents(question);
  }
}

/** What is wrong with a field, in words. */
export const sayFault = (words: LocalizeController, field: Field, fault: Fault): string =>
  words.t(`feedback.${fault}`, { field: words.t(`feedback.${field}`) });

function faultIn({ words, session }: Question, field: Field): string | undefined {
  const fault = session.faults[field];
  return fault && sayFault(words, field, fault);
}

/** A field of text. Words in an old font are pointed out, never changed. */
function renderText(question: Question, id: TextField, rest: Partial<FieldContent>): TemplateResult {
  const { words, session } = question;
  const value = session.answers[id];
  return html`${renderField({
    id,
    label: words.t(`feedback.${id}`),
    error: faultIn(question, id),
    value,
    input: (typed) => session.answer(id, typed),
    ...rest,
  })}
  ${looksLegacy(value) ? html`<p class="hint" role="status">${words.t('feedback.legacyFont')}</p>` : nothing}`;
}

function renderCategories(question: Question): TemplateResult {
  const { words, session } = question;
  const all = session.opening.latest?.categories ?? [];
  const error = faultIn(question, 'category');
  return html`<fieldset id="category" tabindex="-1" class=${error ? 'wrong' : ''}>
    <legend>${words.t('feedback.category')}</legend>
    ${renderError('category', error)}
    ${(['reflection', 'petition', 'notTaken'] as const).map((group) => {
      const some = all.filter((category) => groupOf(category) === group);
      return some.length === 0
        ? nothing
        : html`<p class="label group">${words.t(`feedback.${group}`)}</p>
            <div class="choices">${some.map((category) => renderCategory(question, category))}</div>`;
    })}
  </fieldset>`;
}

const groupOf = ({ kind, elsewhere }: FeedbackCategory): 'reflection' | 'petition' | 'notTaken' =>
  elsewhere ? 'notTaken' : kind === 'petition' ? 'petition' : 'reflection';

function renderCategory({ words, session }: Question, category: FeedbackCategory): TemplateResult {
  const checked = session.answers.category === category.id;
  return html`${renderChoice({
    id: `category-${category.id}`,
    name: 'category',
    kind: 'radio',
    label: category.label,
    hint: category.hint,
    checked,
    choose: () => session.answer('category', category.id),
  })}
  ${checked && category.elsewhere ? renderElsewhere(words, category.elsewhere, session.terms?.agency) : nothing}`;
}

/** Where a complaint or denunciation belongs, before anything is typed in vain, and who can be asked about it. */
function renderElsewhere(
  words: LocalizeController,
  { text, url, phone }: NonNullable<FeedbackCategory['elsewhere']>,
  agency: Contact | undefined,
): TemplateResult {
  const address = safeAddress(url);
  return html`<div part="notice" class="notice" role="status">
    <p class="heading">${words.t('feedback.elsewhere')}</p>
    <p>${text}</p>
    ${
      phone
        ? html`<p>
            <a href="tel:${phone.replace(/[^\d+]/g, '')}">${words.t('common.hotline', { phone })}</a>
          </p>`
        : nothing
    }
    ${
      address
        ? html`<p>
            ${renderOutsideLink(address, words.t('feedback.elsewhereOpen'), words.t('common.opensElsewhere'))}
          </p>`
        : nothing
    }
    ${
      agency
        ? renderContact(agency, {
            heading: words.t('common.contact'),
            call: words.t('common.hotline', { phone: agency.hotline ?? '' }),
          })
        : nothing
    }
  </div>`;
}

// Nobody writing a few lines needs to be counted; near the end one does.
const COUNT_FROM = 0.75;

function renderContent(question: Question): TemplateResult {
  const { words, session, assisted } = question;
  const most = session.terms?.limits.contentChars ?? Infinity;
  const left = most - lengthOf(session.answers.content);
  return html`${renderText(question, 'content', {
    hint: assisted ? undefined : words.t('feedback.contentHint'),
    lines: 6,
  })}
  ${
    left < most * (1 - COUNT_FROM)
      ? html`<p class="hint" aria-live="polite">
          ${left >= 0 ? words.t('sending.left', { count: left }) : words.t('sending.over', { count: -left })}
        </p>`
      : nothing
  }`;
}

function renderAttachments({ words, session: { files, terms } }: Question): TemplateResult {
  const { ready, refused, shrinking } = files;
  return renderFiles({
    words,
    count: terms?.limits.attachments.count ?? 0,
    ready,
    refused,
    shrinking,
    add: (chosen) => void files.add(chosen),
    remove: (file) => files.remove(file),
  });
}

function renderPlace(question: Question): TemplateResult {
  const { words, session } = question;
  const { extras } = session;
  const consent = locationConsent(session.terms);
  return html`${renderText(question, 'place', {
      optional: words.t('sending.optional'),
      hint: words.t('feedback.placeHint'),
    })}
    ${consent ? renderConsent(extras, consent) : nothing}
    <div class="buttons" role="status">
      ${
        extras.whereabouts?.render(html, words, extras.mayLocate) ??
        html`<button part="button" type="button" class="button" @click=${() => void extras.locate()}>
          ${words.t('feedback.locate')}
        </button>`
      }
      ${extras.isLost ? html`<span class="hint">${words.t('feedback.locateFailed')}</span>` : nothing}
    </div>`;
}

function renderSender(question: Question): TemplateResult {
  const { words, session, assisted } = question;
  const { answers, terms } = session;
  const mayBeAnonymous = terms?.feedback?.anonymous;
  const anonymous = mayBeAnonymous && answers.anonymous === 'yes';
  return html`<fieldset>
      <legend>${words.t('feedback.sender')}</legend>
      ${assisted ? nothing : html`<p class="hint">${words.t('feedback.senderHint')}</p>`}
      ${mayBeAnonymous ? renderYes(question, 'anonymous', 'feedback.anonymous') : nothing}
      ${anonymous ? nothing : renderReach(question)}
    </fieldset>
    ${furtherConsents(terms).length > 0 ? nothing : renderPrivacy(question)}`;
}

/** Either a telephone number or a mail address is enough: the first of the two says so. */
function renderReach(question: Question): TemplateResult {
  const { words } = question;
  return html`${renderText(question, 'name', { autocomplete: 'name' })}
  ${renderText(question, 'phone', { type: 'tel', autocomplete: 'tel', hint: words.t('feedback.phoneHint') })}
  ${renderText(question, 'email', { type: 'email', autocomplete: 'email', optional: words.t('sending.optional') })}
  ${renderText(question, 'address', { autocomplete: 'street-address' })}
  ${renderYes(question, 'hidden', 'feedback.hidden')}`;
}

const renderYes = ({ words, session }: Question, field: 'anonymous' | 'hidden', label: TextKey): TemplateResult =>
  renderChoice({
    id: field,
    name: field,
    kind: 'checkbox',
    label: words.t(label),
    checked: session.answers[field] === 'yes',
    choose: (checked) => session.answer(field, checked ? 'yes' : ''),
  });

/** What the law wants said of what is typed: for what, who reads it, and the rights of whoever typed it. */
const renderPrivacy = ({ session: { terms } }: Question): unknown =>
  terms?.feedback ? html`<p class="notice small prose" lang="vi">${terms.feedback.notice.text}</p>` : nothing;

/** Consents for extras only, never ticked beforehand (Law 91/2025 art. 9: silence is none). */
function renderConsents(question: Question): TemplateResult {
  const { words, session } = question;
  return html`${renderPrivacy(question)}
    <fieldset id="consents">
      <legend>${words.t('feedback.consents')}</legend>
      <p class="hint">${words.t('feedback.consentsHint')}</p>
      ${furtherConsents(session.terms).map((consent) => renderConsent(session.extras, consent))}
    </fieldset>`;
}

const renderConsent = (extras: Extras, { purpose, text }: AskedConsent): TemplateResult =>
  renderChoice({
    id: `consent-${purpose}`,
    name: purpose,
    kind: 'checkbox',
    label: text,
    checked: extras.agreed.has(purpose),
    choose: (checked) => extras.agree(purpose, checked),
  });
