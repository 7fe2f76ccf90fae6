import { html, nothing, type TemplateResult } from 'lit';
import { OUTCOMES, type Rating } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderProse } from '../../ui/prose.ts';
import { renderReply } from '../../ui/reply.ts';
import { renderTimeline } from '../../ui/timeline.ts';
import { deadlineOf, meaningOf, reasonOf, reopenDay, stateInWords, stepInWords } from './case-words.ts';
import type { Seen } from './tracking.ts';

/** How many steps stand at once: first these, and as many more each time somebody asks. */
export const STEPS_AT_ONCE = 6;

export interface CaseView {
  readonly words: LocalizeController;
  readonly seen: Seen;
  readonly endpoint: string;
  /** The field for an answer to the officer's question, once it is open. */
  readonly answer: unknown;
  /** What the citizen says of what became of it, once that is open. */
  readonly rating: unknown;
  readonly begin: (kind: 'addition' | 'rating', outcome?: Rating['outcome']) => void;
  readonly stepsShown: number;
  readonly moreSteps: () => void;
}

/** Where it stands, what the citizen can do about it, the reply, and what has happened. */
export function renderCase(view: CaseView): TemplateResult {
  const { words, seen } = view;
  const { found } = seen;
  const meaning = meaningOf(words, found.state);
  const sent = found.receivedAt && words.moment(found.receivedAt);
  const deadline = deadlineOf(words, found, seen.at);
  return html`<header>
      <p class="muted">${words.t('tracking.codeIs')} <span class="mono">${seen.code}</span></p>
      <h2 class="title" tabindex="-1">${stateInWords(words, found.state)}</h2>
      ${meaning ? html`<p>${meaning}</p>` : nothing}
    </header>
    ${deadline ? html`<p class=${deadline.isLate ? 'due late' : 'due'}>${deadline.text}</p>` : nothing}
    ${renderQuestion(view)} ${renderReason(view)} ${renderAnswered(view)} ${renderOutcome(view)}
    <dl>${renderFact(words, 'tracking.holder', found.agency?.name)} ${renderFact(words, 'tracking.sentAt', sent)}</dl>
    ${found.published ? html`<p>${words.t('tracking.published')}</p>` : nothing} ${renderSteps(view)}`;
}

const renderFact = (words: LocalizeController, label: TextKey, value: string | undefined): unknown =>
  value
    ? html`<div>
        <dt>${words.t(label)}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;

/** The officer's question; the way to an answer, then the answer itself. */
function renderQuestion({ words, seen, answer, begin }: CaseView): unknown {
  const { question, canAdd } = seen.found;
  if (!question && !canAdd && !answer) return nothing;
  return html`<section part="notice" class="notice">
    ${canAdd || question ? html`<h3>${words.t('tracking.question')}</h3>` : nothing}
    ${question ? html`<div lang="vi">${renderProse(question, words.t('common.readOn'))}</div>` : nothing}
    ${
      answer ??
      (canAdd
        ? html`<div class="buttons">
            <button part="button" type="button" class="button primary" @click=${() => begin('addition')}>
              ${words.t('tracking.answer')}
            </button>
          </div>`
        : nothing)
    }
  </section>`;
}

/** What became of it, in one tap; only the citizen can say so. */
function renderOutcome({ words, seen, rating, begin }: CaseView): unknown {
  const { canRate } = seen.found;
  if (rating) return html`<section part="notice" class="notice">${rating}</section>`;
  const day = reopenDay(words, seen.found, seen.at);
  if (!canRate && !day) return nothing;
  return html`<section part="notice" class="notice">
    <h3>${words.t('tracking.rate')}</h3>
    <div class="buttons">
      ${(canRate ? OUTCOMES : (['not-solved'] as const)).map(
        (outcome) =>
          html`<button part="button" type="button" class="button" @click=${() => begin('rating', outcome)}>
            ${words.t(canRate ? `tracking.outcome.${outcome}` : 'tracking.askReopen')}
          </button>`,
      )}
    </div>
    ${day ? html`<p class="hint">${words.t('tracking.reopenUntil', { day })}</p>` : nothing}
  </section>`;
}

/** Why there is no reply, or why it was closed: read before anybody is asked what came of it. */
function renderReason({ words, seen }: CaseView): unknown {
  const reason = reasonOf(seen.found);
  return reason
    ? html`<section part="result">
        <h3>${words.t('tracking.reason')}</h3>
        <div lang="vi">${renderProse(reason, words.t('common.readOn'))}</div>
      </section>`
    : nothing;
}

function renderAnswered({ words, seen, endpoint }: CaseView): unknown {
  const { reply } = seen.found;
  if (!reply) return nothing;
  const time = reply.at && words.moment(reply.at);
  return html`<section part="result">
    <h3>${words.t('tracking.reply')}</h3>
    ${renderReply({
      by: [reply.agency?.name, time].filter(Boolean).join(', '),
      text: reply.text,
      files: reply.attachments,
      endpoint,
      words: {
        readOn: words.t('common.readOn'),
        opensElsewhere: words.t('common.opensElsewhere'),
        files: words.t('tracking.replyFiles'),
      },
      say: ({ name, bytes }) => words.t('tracking.file', { name, size: words.number(Math.ceil(bytes / 1000)) }),
    })}
  </section>`;
}

function renderSteps({ words, seen, stepsShown, moreSteps }: CaseView): unknown {
  const { steps } = seen.found;
  if (steps.length === 0) return nothing;
  const left = Math.max(0, steps.length - stepsShown);
  return html`<section>
    <h3>${words.t('tracking.steps')}</h3>
    ${renderTimeline({
      label: words.t('tracking.steps'),
      newest: words.t('tracking.newest'),
      readOn: words.t('common.readOn'),
      lang: 'vi',
      steps: steps
        .slice(left)
        .map((step, place) => ({
          ...stepInWords(words, step, steps[left + place - 1]),
          at: step.at,
          when: step.at && words.moment(step.at),
          who: step.agency?.name,
        }))
        .reverse(),
      ...(left > 0 && { more: { label: words.t('tracking.earlier', { count: left }), act: moreSteps } }),
    })}
  </section>`;
}
