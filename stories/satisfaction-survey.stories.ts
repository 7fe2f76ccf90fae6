import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { buildLongSurvey, buildProblem, buildSurvey, buildSurveyResults } from '../demo/mocks/builders.ts';
import { at, MOCK_ENDPOINT, problemAnswer } from '../demo/mocks/handlers.ts';
import '../src/widgets/satisfaction-survey/dvc-satisfaction-survey.ts';
import { shows } from './support/element.ts';
import { keyboardWith } from './support/keyboard.ts';
import { renderElement } from './support/render.ts';
import { keys, steps, stepsWith, type Step } from './support/steps.ts';

interface Args {
  endpoint: string;
  agency: string;
  survey: string;
  token: string;
  counter: string;
  layout?: 'page' | 'steps';
  theme: string;
  lang: string;
  shared: boolean;
  assisted: boolean;
  results: boolean;
  kiosk: boolean;
  width: string;
}

const meta = {
  title: 'Đánh giá · satisfaction-survey',
  component: 'dvc-satisfaction-survey',
  args: {
    endpoint: MOCK_ENDPOINT,
    agency: 'H90.101',
    survey: 'mot-cua',
    token: '',
    counter: '',
    theme: 'light',
    lang: 'vi',
    shared: false,
    assisted: false,
    results: false,
    kiosk: false,
    width: '340px',
  },
  argTypes: {
    theme: { control: 'inline-radio', options: ['auto', 'light', 'dark'] },
    width: { control: 'inline-radio', options: ['320px', '340px', '760px', '1080px', '1366px'] },
  },
  // What the story before has left on the device.
  beforeEach: async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  },
  render: (args) =>
    renderElement(
      'dvc-satisfaction-survey',
      args,
      html`<p>Gọi UBND xã Đồi Mận: <a href="tel:02900000101">0290 000 0101</a></p>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const { element, says, press, type } = stepsWith('dvc-satisfaction-survey');
const { tabTo, arrow, enter, isOn } = keyboardWith('dvc-satisfaction-survey');

const asks = (survey: object) => ({
  msw: { handlers: [http.get(at('/surveys/:id'), () => HttpResponse.json(survey))] },
});
const opens = (answer: () => Response | Promise<Response>) => ({
  msw: { handlers: [http.get(at('/surveys/:id'), answer)] },
});
const answers = (answer: () => Response | Promise<Response>) => ({
  msw: { handlers: [http.post(at('/surveys/:id/responses'), answer)] },
});
const refuses = (field: string, key: string) =>
  answers(() =>
    HttpResponse.json(buildProblem('invalid', { errors: [{ field, key }] }), {
      status: 400,
      headers: { 'Content-Type': 'application/problem+json' },
    }),
  );
const showing = (results: object) => ({
  msw: { handlers: [http.get(at('/surveys/:id/results'), () => HttpResponse.json(results))] },
});
const never = async (): Promise<Response> => {
  await delay('infinite');
  return Response.error();
};
const fiveLevels = buildSurvey({ scale: 5, questions: buildSurvey().questions.slice(0, 1) });

export const Playground: Story = { args: { theme: 'auto' } };

export const ThreeLevels: Story = { name: 'Ba mức, một chạm là xong', play: says('Rất hài lòng') };
export const FiveLevels: Story = { name: 'Năm mức', parameters: asks(fiveLevels), play: says('Bình thường') };
export const Opening: Story = { name: 'Đang mở', parameters: opens(never), play: says('Đang mở') };

export const LowRating: Story = {
  name: 'Không hài lòng: hỏi vì sao',
  play: steps(press('Không hài lòng'), says('Phải chờ lâu')),
};
export const ReasonsGiven: Story = {
  name: 'Nêu lý do',
  play: steps(
    press('Không hài lòng'),
    press('Phải chờ lâu'),
    type('q2', 'Chờ từ 8 giờ tới 10 giờ.'),
    press('Gửi'),
    says('Đã nhận đánh giá của bạn'),
  ),
};
export const TooLong: Story = {
  name: 'Lý do quá dài',
  play: steps(
    press('Không hài lòng'),
    says('Bạn muốn nói thêm gì?'),
    async (stage) => {
      const field = (await element(stage)).querySelector('textarea')!;
      field.value = 'Chờ lâu. '.repeat(300);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    press('Gửi'),
    says('Viết dài quá 2.000 chữ cái'),
  ),
};
export const HighRating: Story = {
  name: 'Đã nhận đánh giá',
  play: steps(press('Rất hài lòng'), says('Đã nhận đánh giá của bạn')),
};
export const Skipped: Story = { name: 'Bỏ qua', play: steps(press('Bỏ qua'), says('Bạn đã bỏ qua phần đánh giá.')) };

const comeBack: Step = async (stage) => {
  const tag = stage.canvasElement.querySelector('dvc-satisfaction-survey')!;
  tag.survey = 'thong-tin';
  await shows(await element(stage), 'Rất hài lòng');
  tag.survey = 'mot-cua';
};
export const SkippedBefore: Story = {
  name: 'Lần trước đã bỏ qua: vẫn đánh giá được',
  play: steps(press('Bỏ qua'), comeBack, says(/Bạn đã bỏ qua phần đánh giá\..*Đánh giá/)),
};
export const AnsweredBefore: Story = {
  name: 'Đã trả lời trong lần trước',
  play: steps(press('Hài lòng'), says('Đã nhận đánh giá của bạn'), comeBack, says('Bạn đã trả lời rồi.')),
};

export const Sending: Story = {
  name: 'Đang gửi',
  parameters: answers(never),
  play: steps(press('Hài lòng'), says('Đang gửi đánh giá…')),
};
export const WithoutNetwork: Story = {
  name: 'Mất mạng: lưu trên máy, sẽ tự gửi',
  parameters: answers(() => HttpResponse.error()),
  play: steps(press('Hài lòng'), says('Đã lưu trên máy này, chưa gửi được.')),
};
export const WithoutNetworkOnASharedDevice: Story = {
  name: 'Máy dùng chung mất mạng',
  args: { shared: true },
  parameters: answers(() => HttpResponse.error()),
  play: steps(press('Hài lòng'), says('Bạn giữ trang này mở')),
};
export const RatedBefore: Story = {
  name: 'Việc này đã được đánh giá',
  args: { token: 'used' },
  parameters: refuses('subject.token', 'used'),
  play: steps(press('Hài lòng'), says('Việc này đã được đánh giá.')),
};
export const Over: Story = {
  name: 'Phiếu đã hết hạn',
  parameters: refuses('version', 'closed'),
  play: steps(press('Hài lòng'), says('Phiếu này đã hết hạn.')),
};
export const Refused: Story = {
  name: 'Máy chủ không nhận: thử lại được',
  parameters: answers(() => problemAnswer('invalid')),
  play: steps(press('Hài lòng'), says(/Máy chủ không nhận đánh giá này\..*Thử lại/)),
};

export const Questionnaire: Story = {
  name: 'Phiếu nhiều câu',
  args: { survey: 'sipas', width: '760px' },
  parameters: asks(buildLongSurvey()),
  play: says('Bạn đã góp ý lần nào chưa?'),
};
export const QuestionnaireWithFaults: Story = {
  name: 'Phiếu nhiều câu, còn câu chưa trả lời',
  args: { survey: 'sipas' },
  parameters: asks(buildLongSurvey()),
  play: steps(press('Gửi'), says('Còn câu cần xem lại')),
};
export const QuestionnaireInSteps: Story = {
  name: 'Mỗi lần một câu',
  args: { survey: 'sipas', layout: 'steps' },
  parameters: asks(buildLongSurvey()),
  play: steps(
    says('Câu 1 trên 4'),
    press('Hài lòng'),
    press('Tiếp tục'),
    press('Có'),
    press('Tiếp tục'),
    says('Câu 3 trên 5'),
  ),
};
export const LongQuestionnaire: Story = {
  name: 'Câu hỏi rất dài',
  parameters: asks(
    buildSurvey({
      title: 'Phiếu lấy ý kiến người dân, tổ chức về sự phục vụ của cơ quan hành chính nhà nước năm 2026',
      questions: [
        {
          id: 'a',
          kind: 'rating',
          label:
            'Ông/bà có hài lòng với thái độ, trách nhiệm và sự hướng dẫn của công chức trong suốt quá trình tiếp nhận, giải quyết và trả kết quả hồ sơ không?',
          help: 'Kể cả những lần ông/bà gọi điện hoặc đến hỏi mà chưa nộp hồ sơ.',
          required: true,
        },
      ],
    }),
  ),
  play: says('tiếp nhận, giải quyết và trả kết quả'),
};
export const BadQuestionnaire: Story = {
  name: 'Phiếu có câu sai: bỏ câu đó, HTML vẫn là chữ',
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
  name: 'Phiếu chưa dùng được',
  parameters: asks(buildSurvey({ questions: [{ id: 'b', kind: 'slider', label: 'Kéo', required: true }] })),
  play: says('Phiếu này chưa dùng được.'),
};
export const UnknownQuestionnaire: Story = {
  name: 'Không có phiếu này',
  parameters: opens(() => problemAnswer('not-found')),
  play: says('chưa được cài đặt xong'),
};
export const Down: Story = {
  name: 'Máy chủ trục trặc',
  parameters: opens(() => problemAnswer('server')),
  play: says('gặp trục trặc'),
};
export const TooMany: Story = {
  name: 'Nhiều người hỏi cùng lúc',
  parameters: opens(() => problemAnswer('too-many', { 'Retry-After': '40' })),
  play: says('Bạn đợi 40 giây'),
};
export const NotConfigured: Story = {
  name: 'Chưa cài đặt xong: hiện nội dung trong thẻ',
  args: { endpoint: 'dvc.example.gov.vn/api' },
  play: says('chưa được cài đặt xong'),
};

export const Results: Story = {
  name: 'Kết quả',
  args: { results: true, width: '760px' },
  play: says('1.284 người trả lời'),
};
export const NoResultsYet: Story = {
  name: 'Chưa đủ người trả lời',
  args: { results: true },
  parameters: showing(buildSurveyResults({ questions: [] })),
  play: says('Chưa đủ 5 người trả lời'),
};
export const ResultsDown: Story = {
  name: 'Chưa xem được kết quả',
  args: { results: true },
  parameters: { msw: { handlers: [http.get(at('/surveys/:id/results'), () => problemAnswer('unavailable'))] } },
  play: says('tạm nghỉ'),
};

const atCounter: Partial<Args> = { kiosk: true, counter: 'Quầy 3', width: '1080px' };
const portrait = { layout: 'fullscreen' };
const onKiosk = { viewport: { value: 'kiosk' } };

export const Kiosk: Story = {
  name: 'Máy ở quầy',
  args: atCounter,
  parameters: portrait,
  globals: onKiosk,
  play: says('Rất hài lòng'),
};
export const KioskFiveLevels: Story = {
  name: 'Máy ở quầy, năm mức',
  args: atCounter,
  parameters: { ...portrait, ...asks(fiveLevels) },
  globals: onKiosk,
  play: says('Bình thường'),
};
export const KioskLying: Story = {
  name: 'Máy ở quầy, màn hình nằm ngang',
  args: { ...atCounter, width: '1366px' },
  parameters: portrait,
  globals: { viewport: { value: 'office' } },
  play: says('Rất hài lòng'),
};
export const KioskReasons: Story = {
  name: 'Máy ở quầy: hỏi vì sao',
  args: atCounter,
  parameters: portrait,
  globals: onKiosk,
  play: steps(press('Không hài lòng'), says('Phải chờ lâu')),
};
export const KioskThanks: Story = {
  name: 'Máy ở quầy: cảm ơn, mời người tiếp theo',
  args: atCounter,
  parameters: portrait,
  globals: onKiosk,
  play: steps(press('Rất hài lòng'), says('Người tiếp theo')),
};
export const KioskUnsent: Story = {
  name: 'Máy ở quầy mất mạng: còn bao nhiêu chưa gửi',
  args: atCounter,
  parameters: { ...portrait, ...answers(() => HttpResponse.error()) },
  globals: onKiosk,
  play: steps(press('Hài lòng'), says(/Máy đã lưu đánh giá.*Chưa gửi: 1/)),
};
export const KioskLeaving: Story = {
  name: 'Máy ở quầy: giữ góc màn hình để thoát',
  args: atCounter,
  parameters: portrait,
  globals: onKiosk,
  play: steps(
    says('Rất hài lòng'),
    async (stage) => {
      const corner = (await element(stage)).querySelector('.corner')!;
      corner.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    },
    says('Thoát chế độ quầy?'),
  ),
};

export const Assisted: Story = {
  name: 'Có cán bộ giúp: bỏ lời giải thích',
  args: { assisted: true },
  play: says('Rất hài lòng'),
};
export const Wide: Story = { name: 'Trên màn hình rộng', args: { width: '760px' }, play: says('Rất hài lòng') };
export const FiveLevelsWide: Story = {
  name: 'Năm mức trên màn hình rộng',
  args: { width: '760px' },
  parameters: asks(fiveLevels),
  play: says('Bình thường'),
};
export const Dark: Story = {
  name: 'Nền tối',
  globals: { look: 'dark' },
  play: steps(press('Không hài lòng'), says('Phải chờ lâu')),
};
export const English: Story = { args: { lang: 'en' }, play: says('Very satisfied') };

export const KeyboardJourney: Story = {
  name: 'Cả hành trình bằng bàn phím',
  play: steps(
    says('Rất hài lòng'),
    tabTo('Rất hài lòng'),
    arrow,
    arrow,
    says('Điều gì làm bạn chưa hài lòng?'),
    tabTo('Phải chờ lâu'),
    keys(' '),
    tabTo(/^Bạn muốn nói thêm gì/),
    keys('Chờ từ 8 giờ tới 10 giờ.'),
    tabTo('Gửi'),
    enter,
    isOn('Đã nhận đánh giá của bạn'),
  ),
};
