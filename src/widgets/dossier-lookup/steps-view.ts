import { html, nothing } from 'lit';
import type { ReadableDossier } from '../../backend/contract/dossiers.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderTimeline, type TimelineStep } from '../../ui/timeline.ts';
import { momentInWords, stepInWords, whoOf } from './dossier-words.ts';

/** How many steps stand at once: first these, and as many more each time somebody asks. */
export const STEPS_AT_ONCE = 6;

/** Where it has been, the newest first; thousands of steps come in portions. */
export function renderSteps(
  words: LocalizeController,
  { steps }: ReadableDossier,
  shown: number,
  showMore: () => void,
): unknown {
  if (steps.length === 0) return nothing;
  const left = steps.length - shown;
  return html`<section>
    <h3>${words.t('dossier.steps')}</h3>
    ${renderTimeline({
      label: words.t('dossier.steps'),
      newest: words.t('dossier.newest'),
      readOn: words.t('common.readOn'),
      lang: 'vi',
      steps: newestFirst(steps)
        .slice(0, shown)
        .map((step) => inWords(words, step)),
      ...(left > 0 && { more: { label: words.t('dossier.earlierSteps', { count: left }), act: showMore } }),
    })}
  </section>`;
}

function inWords(words: LocalizeController, step: ReadableDossier['steps'][number]): TimelineStep {
  const when = step.at && momentInWords(words, step.at);
  return {
    what: stepInWords(words, step),
    when,
    at: when && step.at,
    who: whoOf(step),
    note: step.note?.trim(),
  };
}

/** By their times; those without one keep their place behind the rest. */
const newestFirst = (steps: ReadableDossier['steps']): ReadableDossier['steps'] =>
  [...steps].sort((one, other) => timeOf(other) - timeOf(one));

const timeOf = ({ at = '' }: ReadableDossier['steps'][number]): number => Date.parse(at) || 0;
