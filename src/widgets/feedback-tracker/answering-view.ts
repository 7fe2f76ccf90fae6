import { html, nothing, type TemplateResult } from 'lit';
import { OUTCOMES } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderChoice } from '../../ui/choice.ts';
import { renderError, renderField } from '../../ui/field.ts';
import { renderFiles } from '../../ui/files.ts';
import { renderNotice } from '../../ui/notice.ts';
import { ratingLevels, renderRating } from '../../ui/rating.ts';
import { renderSending } from '../../ui/sending.ts';
import type { Answering } from './answering.ts';
import { lengthOf } from './said.ts';

export interface AnsweringView {
  readonly words: LocalizeController;
  readonly answering: Answering;
  /** Until when the case can be opened again, as a day; nothing where it cannot. */
  readonly reopenUntil: string | undefined;
  /** Shows the case of a code. */
  readonly open: (code: string) => void;
}

/** The field for what a citizen says, the way it goes, and the proof that it has arrived. */
export function renderAnswering(view: AnsweringView): unknown {
  const { words, answering } = view;
  const { kind, submission } = answering;
  if (!kind) return renderHeld(view);
  if (submission?.state === 'received') return renderReceived(view, submission.answer.receivedAt, submission.earlier);
  if (submission) {
    return html`<div class="answering">
      ${renderSending({
        words,
        state: submission,
        hurry: () => void answering.hurry(),
        edit: () => void answering.edit(),
        forget: () => void answering.forget(),
      })}
    </div>`;
  }
  const submit = (event: Event): void => {
    event.preventDefault();
    void answering.send();
  };
  return html`<form class="answering" novalidate @submit=${submit}>
    ${kind === 'addition' ? renderAddition(view) : renderOutcome(view)}
    <div class="buttons">
      <button part="button" type="submit" class="button primary">
        ${words.t(kind === 'addition' ? 'answering.sendAnswer' : 'answering.sendRating')}
      </button>
      <button part="button" type="button" class="button plain" @click=${() => answering.leave()}>
        ${words.t('answering.cancel')}
      </button>
    </div>
  </form>`;
}

/** What an earlier page could not send is never sent behind anybody's back. */
function renderHeld({ words, answering, open }: AnsweringView): unknown {
  if (!answering.held) return undefined;
  const resume = async (): Promise<void> => {
    const code = await answering.resume();
    if (code) open(code);
  };
  return renderNotice({
    text: words.t('answering.held'),
    action: { label: words.t('sending.sendNow'), act: () => void resume() },
  });
}

function renderReceived({ words, answering }: AnsweringView, at: string, earlier: boolean): TemplateResult {
  const time = words.moment(at) ?? '';
  const said = answering.kind === 'addition' ? 'answering.answerReceived' : 'answering.ratingReceived';
  return html`<div class="answering" role="status">
    <p class="arrived" tabindex="-1"><span aria-hidden="true">✓</span> ${words.t(said, { time })}</p>
    ${earlier ? renderNotice({ text: words.t('answering.earlierSent') }) : nothing}
    ${answering.kind === 'rating' ? (answering.survey?.render() ?? nothing) : nothing}
  </div>`;
}

function renderAddition({ words, answering }: AnsweringView): TemplateResult {
  const { files, terms, content, fault } = answering;
  const { operations = [], limits } = terms.latest ?? {};
  const left = answering.most - lengthOf(content);
  return html`${renderField({
    id: 'answer',
    label: words.t('answering.yourAnswer'),
    error: fault && words.t(`answering.${fault}`, { count: Math.max(0, -left) }),
    value: content,
    lines: 5,
    input: (value) => answering.write(value),
  })}
  ${
    limits && operations.includes('attachments')
      ? renderFiles({
          words,
          count: limits.attachments.count,
          ready: files.ready,
          refused: files.refused,
          shrinking: files.shrinking,
          add: (chosen) => void files.add(chosen),
          remove: (file) => files.remove(file),
        })
      : nothing
  }`;
}

function renderOutcome(view: AnsweringView): TemplateResult {
  const { words, answering, reopenUntil } = view;
  const { outcome, fault } = answering;
  return html`<fieldset id="outcome" tabindex="-1" class=${fault ? 'wrong' : ''}>
      <legend>${words.t('tracking.rate')}</legend>
      ${renderError('outcome', fault && words.t(`answering.${fault}`))}
      ${OUTCOMES.map((one) =>
        renderChoice({
          id: `outcome-${one}`,
          name: 'outcome',
          kind: 'radio',
          label: words.t(`tracking.outcome.${one}`),
          checked: outcome === one,
          choose: () => answering.judge(one),
        }),
      )}
    </fieldset>
    ${
      reopenUntil && outcome && outcome !== 'solved'
        ? renderChoice({
            id: 'reopen',
            name: 'reopen',
            kind: 'checkbox',
            label: words.t('tracking.askReopen'),
            hint: words.t('tracking.reopenUntil', { day: reopenUntil }),
            checked: answering.reopen,
            choose: (reopen) => answering.choose({ reopen }),
          })
        : nothing
    }
    ${renderField({
      id: 'comment',
      label: words.t('answering.comment'),
      optional: words.t('sending.optional'),
      value: answering.content,
      lines: 3,
      input: (value) => answering.write(value),
    })}
    ${
      // Nobody is asked the same twice: a questionnaire that follows asks it by itself.
      answering.survey ? nothing : renderSatisfaction(view)
    }`;
}

const renderSatisfaction = ({ words, answering }: AnsweringView): TemplateResult =>
  renderRating({
    id: 'satisfaction',
    label: words.t('answering.satisfaction'),
    help: words.t('sending.optional'),
    levels: ratingLevels(5, (word) => words.t(`rating.${word}`)),
    value: answering.satisfaction,
    choose: (satisfaction) => answering.choose({ satisfaction }),
  });
