import { html, nothing, type TemplateResult } from 'lit';

/** How many levels a rating has: three or five, never 0–10, which nobody can read out at a counter. */
export type RatingScale = 3 | 5;

export interface RatingLevel {
  /** 1 is the worst. */
  readonly value: number;
  readonly label: string;
}

// From the worst to the best, as the value counts.
const WORDS = {
  3: ['bad', 'good', 'veryGood'],
  5: ['veryBad', 'bad', 'fair', 'good', 'veryGood'],
} as const;

export type RatingWord = (typeof WORDS)[RatingScale][number];

/** The levels of a scale, the best first, as official slips have them; `say` knows the sentence of each word. */
export const ratingLevels = (scale: RatingScale, say: (word: RatingWord) => string): RatingLevel[] =>
  WORDS[scale].map((word, at) => ({ value: at + 1, label: say(word) })).reverse();

export interface RatingContent {
  /** Also the name of the group; the radios are `{id}-{value}`. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** What is wrong, in words. */
  readonly error?: string | undefined;
  /** Of `ratingLevels()`. */
  readonly levels: readonly RatingLevel[];
  readonly value?: number | undefined;
  /**
   * A level was chosen. `passing` where an arrow key has only moved to it: whoever sends at the first tap waits then for
   * a further word.
   */
  readonly choose: (value: number, passing: boolean) => void;
}

/** Levels to choose from: real radios with their words; the faces say nothing that the words do not. */
export function renderRating({ id, label, help, error, levels, value, choose }: RatingContent): TemplateResult {
  const described = [help && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;
  return html`<fieldset
    class="rating ${error ? 'wrong' : ''}"
    id=${id}
    role="radiogroup"
    aria-describedby=${described}
    @keydown=${noteArrow}
    @keyup=${forgetArrow}
    @pointerdown=${forgetArrow}
  >
    <legend part="label">${label}</legend>
    ${help ? html`<p class="hint" id="${id}-hint">${help}</p>` : nothing}
    ${error ? html`<p part="error" class="error-text" id="${id}-error">${error}</p>` : nothing}
    <div class="levels levels-${levels.length}">
      ${levels.map(
        (level) =>
          html`<label part="level" class="level">
            <input
              type="radio"
              id="${id}-${level.value}"
              name=${id}
              .value=${String(level.value)}
              .checked=${level.value === value}
              @change=${(event: Event) => choose(level.value, isPassing(event))}
            />
            <span class="frame"></span>
            ${renderFace(level.value, levels.length)}
            <span>${level.label}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

/** A face that is the sadder the lower the level. */
function renderFace(value: number, count: number): TemplateResult {
  // Of three levels the middle one is content too.
  const mood = count === 3 && value === 2 ? 0.5 : (2 * (value - 1)) / (count - 1) - 1;
  const corner = 32 - 2.5 * mood;
  return html`<svg class="face" viewBox="0 0 48 48" aria-hidden="true">
    <circle cx="24" cy="24" r="21"></circle>
    <path d="M17 17v4M31 17v4M15 ${corner}Q24 ${corner + 10 * mood} 33 ${corner}"></path>
  </svg>`;
}

/** Groups in which an arrow key is down: a browser then says `change` for each level on the way. */
const arrowed = new WeakSet<EventTarget>();

const noteArrow = (event: KeyboardEvent): void => {
  if (event.key.startsWith('Arrow')) arrowed.add(event.currentTarget!);
};

const forgetArrow = (event: Event): void => void arrowed.delete(event.currentTarget!);

const isPassing = ({ target }: Event): boolean => arrowed.has((target as Element).closest('fieldset')!);
