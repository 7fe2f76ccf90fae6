import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';

/** What people ask for most at a commune's counter: the name on the button, and what is searched. */
const TOPICS: readonly { readonly label: TextKey; readonly query: string }[] = [
  { label: 'topic.birth', query: 'đăng ký khai sinh' },
  { label: 'topic.marriage', query: 'đăng ký kết hôn' },
  { label: 'topic.residence', query: 'đăng ký thường trú' },
  { label: 'topic.certify', query: 'chứng thực bản sao từ bản chính' },
  { label: 'topic.single', query: 'xác nhận tình trạng hôn nhân' },
  { label: 'topic.land', query: 'đăng ký đất đai' },
  { label: 'topic.building', query: 'cấp giấy phép xây dựng nhà ở' },
  { label: 'topic.business', query: 'đăng ký thành lập hộ kinh doanh' },
  { label: 'topic.pension', query: 'trợ cấp hưu trí xã hội' },
];

/** The topics as buttons in one line that scrolls, so that the element's first view has one height at all widths. */
export const renderTopics = (
  words: LocalizeController,
  shown: boolean,
  search: (query: string) => void,
): TemplateResult =>
  html`<div class="topics" role="group" aria-label=${words.t('search.topics')} ?hidden=${!shown}>
    ${TOPICS.map(
      ({ label, query }) =>
        html`<button part="button" class="button" type="button" @click=${() => search(query)}>
          ${words.t(label)}
        </button>`,
    )}
  </div>`;
