import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { http, HttpResponse } from 'msw/http';
import { expect, waitFor } from 'storybook/test';
import { buildDossier, stateOf } from '../demo/mocks/builders.ts';
import { A_CODE, buildAnsweredCase } from '../demo/mocks/feedback-cases.ts';
import { at, MOCK_ENDPOINT } from '../demo/mocks/handlers.ts';
import '../src/define.ts';
import { elementNamed, type Described } from './support/manifest.ts';
import { renderElement } from './support/render.ts';
import { steps, stepsWith, type Stage, type Step } from './support/steps.ts';

/**
 * The few parts that a page may style by `::part`, each outlined and named where it shows, in the states that together
 * show all of them.
 */
const meta = {
  title: 'Giao diện · parts',
  tags: ['!autodocs'],
  // What the story before has left on the device; several of an element on one page are for these pictures alone.
  beforeEach: () => {
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  },
  parameters: {
    layout: 'fullscreen',
    a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } },
  },
} satisfies Meta;

export default meta;
type Story = StoryObj;

const nothingDone: Step = async () => {};
const UNCONFIGURED = 'dvc.example.gov.vn/api';

/** A story that leads an element into several states, and names in each the parts that show for the first time. */
function picture(tag: string, journeys: readonly Step[]): Story {
  const states = [...journeys, nothingDone];
  return {
    name: tag,
    render: () =>
      html`<div style="display:grid;gap:40px;max-width:720px;padding:32px 24px;font:16px/1.5 system-ui,sans-serif">
        <ul style="display:flex;flex-wrap:wrap;gap:4px 20px;margin:0;padding:0;list-style:none">
          ${elementNamed(tag).cssParts.map(renderName)}
        </ul>
        ${states.map((_, place) => {
          // The last one shows what an element has left where it cannot work.
          const endpoint = place === journeys.length ? UNCONFIGURED : MOCK_ENDPOINT;
          return html`<div class="state" style="position:relative">
            ${renderElement(tag, { endpoint, agency: 'H90.101', theme: 'light' }, html`<p>Gọi 0290 000 0101</p>`)}
          </div>`;
        })}
      </div>`,
    play: async ({ canvasElement, userEvent }) => {
      const missing = new Set(elementNamed(tag).cssParts.map(({ name }) => name));
      for (const [place, state] of [...canvasElement.querySelectorAll<HTMLElement>('.state')].entries()) {
        await states[place]!({ canvasElement: state, userEvent });
        await waitFor(() => expect(state.querySelector(tag)?.shadowRoot?.querySelector('.base')).toBeTruthy());
        for (const name of outlined(state, tag)) missing.delete(name);
      }
      await expect([...missing]).toEqual([]);
    },
  };
}

const INKS = ['#a1007c', '#00624f', '#9c3300', '#3f37c9', '#6b4e00', '#00568a', '#7a0010', '#1f6b25', '#5b2a86'];
const inkOf = (place: number): string => INKS[place % INKS.length]!;

const renderName = ({ name, description = '' }: Described, place: number): TemplateResult =>
  html`<li title=${description} style="color:${inkOf(place)};font-weight:600"><code>::part(${name})</code></li>`;

/** Frames each part where it shows first, with its name at the corner; says which ones showed. */
function outlined(state: HTMLElement, tag: string): string[] {
  const root = state.querySelector(tag)!.shadowRoot!;
  const { left, top } = state.getBoundingClientRect();
  return elementNamed(tag).cssParts.flatMap(({ name }, place) => {
    const part = [...root.querySelectorAll<HTMLElement>(`[part~=${name}]`)].find((one) => one.getClientRects().length);
    if (!part) return [];
    const box = part.getBoundingClientRect();
    const frame = document.createElement('div');
    const ink = inkOf(place);
    frame.setAttribute('aria-hidden', 'true');
    frame.style.cssText =
      `position:absolute;pointer-events:none;left:${box.left - left - 3}px;top:${box.top - top - 3}px;` +
      `width:${box.width + 2}px;height:${box.height + 2}px;border:2px dashed ${ink}`;
    const badge = document.createElement('span');
    badge.textContent = name;
    badge.style.cssText = `position:absolute;right:-2px;top:-20px;padding:0 6px;background:${ink};color:#fff;font-size:13px`;
    frame.append(badge);
    state.append(frame);
    return [name];
  });
}

const search = stepsWith('dvc-procedure-search');
export const ProcedureSearch = picture('dvc-procedure-search', [
  steps(search.type('query', 'khai sinh'), search.touch('button[type=submit]'), search.says('Tìm thấy 4 thủ tục')),
]);

const lookup = stepsWith('dvc-dossier-lookup');
export const DossierLookup: Story = {
  ...picture('dvc-dossier-lookup', [
    steps(lookup.press('Xem hồ sơ'), lookup.says('Gõ mã hồ sơ')),
    steps(
      lookup.type('code', 'H90.101-261120-0001'),
      lookup.type('factor', '0912 345 678'),
      lookup.press('Xem hồ sơ'),
      lookup.says('Rất hài lòng'),
    ),
  ]),
  beforeEach: ({ msw }) => {
    const found = buildDossier({ state: stateOf(10), survey: { id: 'mot-cua', token: 'a-token' } });
    msw.use(http.post(at('/dossiers/lookup'), () => HttpResponse.json(found)));
  },
};

const form = stepsWith('dvc-feedback-form');
export const FeedbackForm = picture('dvc-feedback-form', [
  steps(form.press('Xem lại trước khi gửi'), form.says('Còn vài chỗ cần sửa')),
  steps(
    form.touch('#category-delay'),
    form.type('content', 'Hồ sơ quá hẹn.'),
    form.touch('#anonymous'),
    form.press('Xem lại trước khi gửi'),
    form.press('Gửi đi'),
    form.says('Cơ quan đã nhận được'),
  ),
]);

const tracker = stepsWith('dvc-feedback-tracker');
export const FeedbackTracker: Story = {
  ...picture('dvc-feedback-tracker', [
    steps(tracker.press('Xem'), tracker.says('Gõ mã theo dõi')),
    steps(tracker.type('code', `${A_CODE}{Enter}`), tracker.press('Chưa xong'), tracker.says('Bạn có hài lòng')),
  ]),
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback/lookup'), () => HttpResponse.json(buildAnsweredCase())));
  },
};

const replies = stepsWith('dvc-published-replies');
export const PublishedReplies = picture('dvc-published-replies', [
  replies.says('Trả lời mới nhất'),
  steps(replies.touch('.item-title'), replies.says('Cơ quan trả lời')),
]);

const survey = stepsWith('dvc-satisfaction-survey');
export const SatisfactionSurvey = picture('dvc-satisfaction-survey', [
  steps(
    survey.press('Không hài lòng'),
    survey.says('Phải chờ lâu'),
    tooLong,
    survey.press('Gửi'),
    survey.says('Còn câu cần xem lại'),
  ),
  steps(survey.press('Rất hài lòng'), survey.says('Đã nhận đánh giá của bạn')),
]);

/** Writes at once what nobody would type. */
async function tooLong(stage: Stage): Promise<void> {
  const field = (await survey.element(stage)).querySelector('textarea')!;
  field.value = 'Chờ lâu. '.repeat(300);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
