import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/messages.ts';
import { furtherConsents, locationConsent } from './extras.ts';
import type { Question } from './question-views.ts';
import type { Asked } from './steps.ts';

/** All answers once more, each with a way to change it, before anything leaves the device. */
export function renderCheck(question: Question, change: (asked: Asked) => void): TemplateResult {
  const { words, session } = question;
  const { answers, files, category, extras, terms } = session;
  const further = furtherConsents(terms);
  const location = locationConsent(terms);
  const lines = (...all: readonly unknown[]): string => all.filter(Boolean).join('\n');
  const agreedTo = (all: typeof further): string =>
    lines(...all.map(({ purpose, text }) => extras.consents.some((given) => given.purpose === purpose) && text));
  const row = (asked: Asked, label: TextKey, said: string): TemplateResult =>
    html`<div class="row">
      <dt>${words.t(label)}</dt>
      <dd><span class="prose">${said || words.t('feedback.nothing')}</span></dd>
      <dd>
        <button type="button" class="button plain" @click=${() => change(asked)}>
          ${words.t('feedback.change')}<span class="visually-hidden">: ${words.t(label)}</span>
        </button>
      </dd>
    </div>`;
  const anonymous = answers.anonymous === 'yes';
  return html`<dl class="check">
    ${row('category', 'feedback.category', category?.label ?? '')}
    ${row('content', 'feedback.content', answers.content)}
    ${row('files', 'sending.files', files.shrinking > 0 ? words.t('sending.shrinking') : files.ready.map(({ name }) => name).join('\n'))}
    ${row('place', 'feedback.place', lines(answers.place, extras.position && extras.whereabouts?.describe(words), location && agreedTo([location])))}
    ${
      anonymous
        ? row('anonymous', 'feedback.sender', words.t('feedback.anonymous'))
        : html`${row('name', 'feedback.name', lines(answers.name, answers.hidden && words.t('feedback.hidden')))}
          ${row('phone', 'feedback.phone', answers.phone)} ${row('email', 'feedback.email', answers.email)}
          ${row('address', 'feedback.address', answers.address)}`
    }
    ${further.length > 0 ? row('consents', 'feedback.consents', agreedTo(further)) : nothing}
  </dl>`;
}
