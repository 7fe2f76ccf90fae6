import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { buildLongSurvey, buildSurvey, buildSurveyResults } from '../demo/mocks/builders.ts';
import { at, MOCK_ENDPOINT, problemAnswer } from '../demo/mocks/handlers.ts';
import '../src/widgets/satisfaction-survey/dvc-satisfaction-survey.ts';
import { shows } from './support/element.ts';
import { keyboardWith } from './support/keyboard.ts';
import { keys, steps, stepsWith } from './support/steps.ts';

interface Args {
  endpoint: string;
  survey: string;
  token: string;
  counter: string;
  layout: 'page' | 'steps';
  theme: string;
  shared: boolean;
  results: boolean;
  kiosk: boolean;
  width: string;
}

const meta = {
  title: 'Đánh giá · satisfaction-survey',
  component: 'dvc-satisfaction-survey',
  args: {
    endpoint: MOCK_ENDPOINT,
    survey: 'mot-cua',
    token: '',
    counter: '',
    layout: 'page',
    theme: 'light',
    shared: false,
    results: false,
    kiosk: false,
    width: '340px',
  },
  argTypes: {
    theme: { control: 'inline-radio', options: ['auto', 'light', 'dark'] },
    width: { control: 'inline-radio', options: ['320px', '340px', '760px', '1080px'] },
  },
  // What the story before has left on the device.
  beforeEach: async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  },
  render: ({ endpoint, survey, token, counter, layout, theme, shared, results, kiosk, width }) =>
    html`<div .style=${`max-width: ${width}`}>
      <dvc-satisfaction-survey
        lang="vi"
        endpoint=${endpoint}
        agency="H90.101"
        survey=${survey}
        .token=${token || undefined}
        .counter=${counter || undefined}
        layout=${layout}
        theme=${theme}
        ?shared=${shared}
        ?results=${results}
        ?kiosk=${kiosk}
      >
        <p>Gọi UBND xã Đồi Mận: <a href="tel:02900000101">0290 000 0101</a></p>
      </dvc-satisfaction-survey>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const { element, says, press, touch, type } = stepsWith('dvc-satisfaction-survey');

const asks = (survey: object) => ({
  msw: { handlers: [http.get(at('/surveys/:id'), () => HttpResponse.json(survey))] },
});
const answers = (answer: () => Response | Promise<Response>) => ({
  msw: { handlers: [http.post(at('/surveys/:id/responses'), answer)] },
});
const showing = (results: object) => ({
  msw: { handlers: [http.get(at('/surveys/:id/results'), () => HttpResponse.json(results))] },
});
const fiveLevels = buildSurvey({ scale: 5, questions: buildSurvey().questions.slice(0, 1) });

export const ThreeLevels: Story = { play: says('Rất hài lòng') };
export const ThreeLevelsWide: Story = { args: { width: '760px' }, play: says('Rất hài lòng') };
export const ThreeLevelsDark: Story = { args: { theme: 'dark' }, play: says('Rất hài lòng') };
export const ThreeLevelsAt320: Story = { args: { width: '320px' }, play: says('Rất hài lòng') };
export const FiveLevels: Story = { parameters: asks(fiveLevels), play: says('Bình thường') };
export const FiveLevelsWide: Story = {
  args: { width: '760px' },
  parameters: asks(fiveLevels),
  play: says('Bình thường'),
};

export const LowRating: Story = { play: steps(press('Không hài lòng'), says('Phải chờ lâu')) };
export const LowRatingWide: Story = {
  args: { width: '760px' },
  play: steps(press('Không hài lòng'), says('Phải chờ lâu')),
};
export const HighRating: Story = { play: steps(press('Rất hài lòng'), says('Đã nhận đánh giá của bạn')) };
export const Skipped: Story = { play: steps(press('Bỏ qua'), says('Bạn đã bỏ qua phần đánh giá.')) };
export const AnsweredBefore: Story = {
  play: async (context) => {
    await press('Bỏ qua')(context);
    const tag = context.canvasElement.querySelector('dvc-satisfaction-survey')!;
    tag.survey = 'thong-tin';
    await shows(await element(context.canvasElement), 'Rất hài lòng');
    tag.survey = 'mot-cua';
    await says('Bạn đã trả lời phần này rồi.')(context);
  },
};

export const Sending: Story = {
  parameters: answers(async () => {
    await delay('infinite');
    return new Response();
  }),
  play: steps(press('Hài lòng'), says('Đang gửi đánh giá…')),
};
export const WithoutNetwork: Story = {
  parameters: answers(() => HttpResponse.error()),
  play: steps(press('Hài lòng'), says('Đã lưu trên máy này, chưa gửi được.')),
};
export const WithoutNetworkOnASharedDevice: Story = {
  args: { shared: true },
  parameters: answers(() => HttpResponse.error()),
  play: steps(press('Hài lòng'), says('Bạn giữ trang này mở')),
};
export const RatedBefore: Story = {
  args: { token: 'used' },
  parameters: answers(
    () =>
      new HttpResponse(
        '{"type":"x","title":"x","status":400,"kind":"invalid","errors":[{"field":"subject.token","key":"used"}]}',
        { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
      ),
  ),
  play: steps(press('Hài lòng'), says('Việc này đã được đánh giá trước đó.')),
};

export const Questionnaire: Story = {
  args: { survey: 'sipas', width: '760px' },
  parameters: asks(buildLongSurvey()),
  play: says('Bạn đã góp ý lần nào chưa?'),
};
export const QuestionnaireWithFaults: Story = {
  args: { survey: 'sipas' },
  parameters: asks(buildLongSurvey()),
  play: steps(press('Gửi'), says('Còn câu cần xem lại')),
};
export const QuestionnaireInSteps: Story = {
  args: { survey: 'sipas', layout: 'steps', width: '320px' },
  parameters: asks(buildLongSurvey()),
  play: steps(says('Câu 1 trên 4'), press('Hài lòng'), press('Tiếp tục'), press('Có'), press('Tiếp tục'), says('Câu 3 trên 5')),
};
export const BadQuestionnaire: Story = {
  parameters: asks(
    buildSurvey({
      questions: [
        { id: 'a', kind: 'rating', label: '<b>Bạn</b> có hài lòng không?', required: true },
        { id: 'b', kind: 'slider', label: 'Kéo', required: true },
        { id: 'c', kind: 'choice', label: 'Chọn', required: true },
        { id: 'd', kind: 'text', label: 'Viết', required: true, showIf: { question: 'd', in: ['x'] } },
      ],
    }),
  ),
  play: says('<b>Bạn</b> có hài lòng không?'),
};
export const UnusableQuestionnaire: Story = {
  parameters: asks(buildSurvey({ questions: [{ id: 'b', kind: 'slider', label: 'Kéo', required: true }] })),
  play: says('Phiếu đánh giá này chưa dùng được.'),
};
export const UnknownQuestionnaire: Story = {
  parameters: { msw: { handlers: [http.get(at('/surveys/:id'), () => problemAnswer('not-found'))] } },
  play: says('Không tìm thấy.'),
};

export const Results: Story = { args: { results: true, width: '760px' }, play: says('1.284 người trả lời') };
export const ResultsAt320: Story = { args: { results: true, width: '320px' }, play: says('1.284 người trả lời') };
export const NoResultsYet: Story = {
  args: { results: true },
  parameters: showing(buildSurveyResults({ questions: [] })),
  play: says('Chưa đủ 5 người trả lời'),
};

const atCounter: Partial<Args> = { kiosk: true, counter: 'Quầy 3', width: '1080px' };
const portrait = { layout: 'fullscreen', viewport: { defaultViewport: 'kiosk' } };

export const Kiosk: Story = { args: atCounter, parameters: portrait, play: says('Rất hài lòng') };
export const KioskFiveLevels: Story = {
  args: atCounter,
  parameters: { ...portrait, ...asks(fiveLevels) },
  play: says('Bình thường'),
};
export const KioskReasons: Story = {
  args: atCounter,
  parameters: portrait,
  play: steps(press('Không hài lòng'), says('Phải chờ lâu')),
};
export const KioskThanks: Story = {
  args: atCounter,
  parameters: portrait,
  play: steps(press('Rất hài lòng'), says('Người tiếp theo')),
};
