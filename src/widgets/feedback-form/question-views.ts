import { html, nothing, type TemplateResult } from 'lit';
import type { FeedbackCategory } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderChoice } from '../../ui/choice.ts';
import { renderError, renderField } from '../../ui/field.ts';
import { renderFiles } from '../../ui/files.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { safeAddress } from '../../ui/safe-link.ts';
import { looksLegacy } from '../../vietnamese/legacy-font.ts';
import { lengthOf, type Field } from './answers.ts';
import type { FeedbackSession } from './feedback-session.ts';
import type { Step } from './steps.ts';

export interface Question {
  readonly words: LocalizeController;
  readonly session: FeedbackSession;
  readonly assisted: boolean;
}

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
  }
}

/** What is wrong with a field, in words. */
export const faultIn = ({ words, session }: Question, field: Field): string | undefined => {
  const fault = session.faults[field];
  return fault && words.t(`feedback.${fault}` as TextKey);
};

function renderCategories(question: Question): TemplateResult {
  const { words, session } = question;
  const all = session.opening.latest?.categories ?? [];
  const error = faultIn(question, 'category');
  return html`<fieldset id="category" tabindex="-1" class=${error ? 'wrong' : ''}>
    <legend>${words.t('feedback.category')}</legend>
    ${renderError('category', error)}
    ${(['reflection', 'petition'] as const).map((kind) => {
      const some = all.filter((category) => (category.kind === 'petition') === (kind === 'petition'));
      return some.length === 0
        ? nothing
        : html`<p class="label group">${words.t(`feedback.${kind}`)}</p>
            <div class="choices">${some.map((category) => renderCategory(question, category))}</div>`;
    })}
  </fieldset>`;
}

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
  ${checked && category.elsewhere ? renderElsewhere(words, category.elsewhere) : nothing}`;
}

/** Where a complaint or denunciation belongs, before anything is typed in vain. */
function renderElsewhere(
  words: LocalizeController,
  { text, url, phone }: NonNullable<FeedbackCategory['elsewhere']>,
): TemplateResult {
  const address = safeAddress(url);
  return html`<div part="notice" class="notice" role="status">
    <p class="heading">${words.t('feedback.elsewhere')}</p>
    <p>${text}</p>
    ${
      phone
        ? html`<p>
            <a href="tel:${phone.replace(/[^\d+]/g, '')}">${words.t('feedback.elsewhereCall', { phone })}</a>
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
  </div>`;
}

// Nobody writing a few lines needs to be counted; near the end one does.
const COUNT_FROM = 0.75;

function renderContent(question: Question): TemplateResult {
  const { words, session, assisted } = question;
  const { content } = session.answers;
  const most = session.opening.latest?.status.limits.contentChars ?? Infinity;
  const left = most - lengthOf(content);
  return html`${renderField({
    id: 'content',
    label: words.t('feedback.content'),
    hint: assisted ? undefined : words.t('feedback.contentHint'),
    error: faultIn(question, 'content'),
    value: content,
    lines: 6,
    input: (value) => session.answer('content', value),
  })}
  ${
    left < most * (1 - COUNT_FROM)
      ? html`<p class="hint" aria-live="polite">
          ${left >= 0 ? words.t('sending.left', { count: left }) : words.t('sending.over', { count: -left })}
        </p>`
      : nothing
  }
  ${looksLegacy(content) ? html`<p class="hint" role="status">${words.t('feedback.legacyFont')}</p>` : nothing}`;
}

function renderAttachments({ words, session: { files, opening } }: Question): TemplateResult {
  const { ready, refused, shrinking } = files;
  return renderFiles({
    words,
    count: opening.latest?.status.limits.attachments.count ?? 0,
    ready,
    refused,
    shrinking,
    add: (chosen) => void files.add(chosen),
    remove: (file) => files.remove(file),
  });
}

function renderPlace(question: Question): TemplateResult {
  const { words, session } = question;
  return html`${renderField({
      id: 'place',
      label: words.t('feedback.place'),
      optional: words.t('sending.optional'),
      hint: words.t('feedback.placeHint'),
      error: faultIn(question, 'place'),
      value: session.answers.place,
      input: (value) => session.answer('place', value),
    })}
    <div class="buttons" role="status">
      ${
        session.whereabouts?.render(html, words) ??
        html`<button part="button" type="button" class="button" @click=${() => void session.locate()}>
          ${words.t('feedback.locate')}
        </button>`
      }
      ${session.isLost ? html`<span class="hint">${words.t('feedback.locateFailed')}</span>` : nothing}
    </div>`;
}

function renderSender(question: Question): TemplateResult {
  const { words, session, assisted } = question;
  const { answers } = session;
  const said = session.opening.latest?.status.feedback;
  const anonymous = said?.anonymous && answers.anonymous === 'yes';
  return html`<fieldset>
      <legend>${words.t('feedback.sender')}</legend>
      ${assisted ? nothing : html`<p class="hint">${words.t('feedback.senderHint')}</p>`}
      ${said?.anonymous ? renderYes(question, 'anonymous', 'feedback.anonymous') : nothing}
      ${anonymous ? nothing : renderReach(question)}
    </fieldset>
    ${said ? html`<p class="notice small prose" lang="vi">${said.notice.text}</p>` : nothing}
    ${renderConsents(question)}`;
}

function renderReach(question: Question): TemplateResult {
  const { words, session } = question;
  const field = (id: 'name' | 'phone' | 'email' | 'address', rest: object): TemplateResult =>
    renderField({
      id,
      label: words.t(`feedback.${id}`),
      error: faultIn(question, id),
      value: session.answers[id],
      input: (value) => session.answer(id, value),
      ...rest,
    });
  return html`${field('name', { autocomplete: 'name' })}
  ${field('phone', { type: 'tel', autocomplete: 'tel', hint: words.t('feedback.phoneHint') })}
  ${field('email', { type: 'email', autocomplete: 'email' })} ${field('address', { autocomplete: 'street-address' })}
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

/** Consents for extras only, never ticked beforehand (Law 91/2025 art. 9: silence is none). */
function renderConsents({ words, session }: Question): unknown {
  const asked = session.opening.latest?.status.feedback?.consents ?? [];
  if (asked.length === 0) return nothing;
  return html`<fieldset>
    <legend>${words.t('feedback.consents')}</legend>
    <p class="hint">${words.t('feedback.consentsHint')}</p>
    ${asked.map(({ purpose, text }) =>
      renderChoice({
        id: `consent-${purpose}`,
        name: purpose,
        kind: 'checkbox',
        label: text,
        checked: session.consents.has(purpose),
        choose: (checked) => session.agree(purpose, checked),
      }),
    )}
  </fieldset>`;
}
