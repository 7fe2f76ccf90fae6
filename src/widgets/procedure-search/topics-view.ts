import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.ts';

/** What people ask for most at a commune's counter. The Vietnamese words on the button are what is searched. */
const TOPICS = [
  'topic.birth',
  'topic.marriage',
  'topic.residence',
  'topic.certify',
  'topic.building',
  'topic.pension',
] as const;

/** The topics as buttons in one line that scrolls, so that the element's first view has one height at all widths. */
export const renderTopics = (
  words: LocalizeController,
  shown: boolean,
  search: (query: string) => void,
): TemplateResult =>
  html`<div class="topics" role="group" aria-label=${words.t('search.topics')} ?hidden=${!shown}>
    ${TOPICS.map(
      (topic) =>
        html`<button part="button" class="button" type="button" @click=${() => search(words.inVietnamese(topic))}>
          ${words.t(topic)}
        </button>`,
    )}
  </div>`;
