import { html, nothing, type TemplateResult } from 'lit';
import { renderBusy } from './busy.ts';
import { renderOutsideLink } from './outside-link.ts';
import { ratingLevels, renderRating, type RatingScale, type RatingWord } from './rating.ts';

type Said =
  | 'answering.sendRating'
  | 'sending.sending'
  | 'offer.later'
  | 'offer.laterOnPage'
  | 'offer.over'
  | 'offer.more'
  | 'common.opensElsewhere'
  | `rating.${RatingWord}`;

/** How far an answer got, and whether the device or only the page keeps it until then. */
interface Sent {
  readonly state: string;
  readonly kept?: string;
}

export interface SurveyOfferContent {
  /** Also the name of the group of levels. */
  readonly id: string;
  /** What is offered, and how far an answer to it got. */
  readonly offer: {
    readonly asked:
      | {
          readonly survey: { readonly scale: RatingScale; readonly thanks: string };
          readonly question: { readonly label: string; readonly help?: string | undefined };
        }
      | undefined;
    readonly level: number | undefined;
    readonly sent: Sent | undefined;
    readonly choose: (level: number, passing: boolean) => void;
    readonly send: () => unknown;
  };
  readonly say: (key: Said) => string;
  /** Address of a longer questionnaire, where there is one. */
  readonly more: string | undefined;
}

/** One question with its levels; after a tap, what became of it, and the way to a longer questionnaire. */
export function renderSurveyOffer(content: SurveyOfferContent): TemplateResult | typeof nothing {
  const { id, offer, say } = content;
  const { asked, level, sent, choose, send } = offer;
  if (!asked) return nothing;
  const { survey, question } = asked;
  if (sent) return html`<div role="status">${renderSent(content, sent, survey.thanks)}</div>`;
  return html`<div lang="vi">
    ${renderRating({
      id,
      label: question.label,
      help: question.help,
      levels: ratingLevels(survey.scale, (word) => say(`rating.${word}`)),
      value: level,
      choose,
    })}
    ${
      // Only whoever walked to a level by the keys needs it.
      level === undefined
        ? nothing
        : html`<p>
            <button part="button" type="button" class="button" @click=${send}>${say('answering.sendRating')}</button>
          </p>`
    }
  </div>`;
}

function renderSent({ say, more }: SurveyOfferContent, { state, kept }: Sent, thanks: string): TemplateResult {
  switch (state) {
    case 'received':
      return html`<p class="strong" lang="vi"><span aria-hidden="true">✓</span> ${thanks}</p>
        ${more ? html`<p>${renderOutsideLink(more, say('offer.more'), say('common.opensElsewhere'), 'button')}</p>` : nothing}`;
    case 'waiting':
      return html`<p>${say(kept === 'page' ? 'offer.laterOnPage' : 'offer.later')}</p>`;
    case 'saved':
    case 'sending':
      return renderBusy(say('sending.sending'));
    default:
      return html`<p>${say('offer.over')}</p>`;
  }
}
