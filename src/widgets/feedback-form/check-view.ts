import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/messages.ts';
import type { Field } from './answers.ts';
import type { Question } from './question-views.ts';

/** All answers once more, each with a way to change it, before anything leaves the device. */
export function renderCheck(question: Question, change: (field: Field | 'files') => void): TemplateResult {
  const { words, session } = question;
  const { answers, files, whereabouts, category } = session;
  const row = (field: Field | 'files', label: TextKey, said: string): TemplateResult =>
    html`<div class="row">
      <dt>${words.t(label)}</dt>
      <dd><span class="prose">${said || words.t('feedback.nothing')}</span></dd>
      <dd>
        <button type="button" class="button plain" @click=${() => change(field)}>
          ${words.t('feedback.change')}<span class="visually-hidden">: ${words.t(label)}</span>
        </button>
      </dd>
    </div>`;
  const anonymous = answers.anonymous === 'yes';
  return html`<dl class="check">
    ${row('category', 'feedback.category', category?.label ?? '')}
    ${row('content', 'feedback.content', answers.content)}
    ${row('files', 'sending.files', files.shrinking > 0 ? words.t('sending.shrinking') : files.ready.map(({ name }) => name).join('\n'))}
    ${row('place', 'feedback.place', [answers.place, whereabouts?.describe(words)].filter(Boolean).join('\n'))}
    ${
      anonymous
        ? row('name', 'feedback.sender', words.t('feedback.anonymous'))
        : html`${row('name', 'feedback.name', answers.name)} ${row('phone', 'feedback.phone', answers.phone)}
          ${row('email', 'feedback.email', answers.email)} ${row('address', 'feedback.address', answers.address)}
          ${answers.hidden === 'yes' ? html`<div class="row"><dd>${words.t('feedback.hidden')}</dd></div>` : nothing}`
    }
  </dl>`;
}
