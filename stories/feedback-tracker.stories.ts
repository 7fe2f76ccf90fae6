import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { buildProblem, buildStatus } from '../demo/mocks/builders.ts';
import {
  A_CODE,
  buildAcknowledgement,
  buildAnsweredCase,
  buildAskingCase,
  buildCase,
  inDays,
} from '../demo/mocks/feedback-cases.ts';
import { at, keyOf, MOCK_ENDPOINT, problemAnswer } from '../demo/mocks/handlers.ts';
import type { FeedbackCase } from '../src/backend/contract/feedback.ts';
import '../src/widgets/feedback-tracker/dvc-feedback-tracker.ts';
import { insecure, offline, pretend, reader } from './support/device.ts';
import { keyboardWith } from './support/keyboard.ts';
import { renderElement } from './support/render.ts';
import { keys, steps, stepsWith, type Step } from './support/steps.ts';

interface Args {
  endpoint: string;
  agency: string;
  theme: string;
  lang: string;
  shared: boolean;
  assisted: boolean;
  width: string;
}

const meta = {
  title: 'Theo dõi phản ánh · feedback-tracker',
  component: 'dvc-feedback-tracker',
  args: {
    endpoint: MOCK_ENDPOINT,
    agency: 'H90.101',
    theme: 'light',
    lang: 'vi',
    shared: false,
    assisted: false,
    width: '340px',
  },
  argTypes: {
    theme: { control: 'inline-radio', options: ['auto', 'light', 'dark'] },
    width: { control: 'inline-radio', options: ['320px', '340px', '760px'] },
  },
  // What the story before has left on the device.
  beforeEach: async () => {
    sessionStorage.clear();
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  },
  render: (args) =>
    renderElement(
      'dvc-feedback-tracker',
      args,
      html`<p>Gọi UBND xã Đồi Mận: <a href="tel:02900000101">0290 000 0101</a></p>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;
type Before = Exclude<NonNullable<Story['beforeEach']>, readonly unknown[]>;

const { says, press, touch, type } = stepsWith('dvc-feedback-tracker');

const showing: (found: () => FeedbackCase) => Before =
  (found) =>
  ({ msw }) => {
    msw.use(http.post(at('/feedback/lookup'), () => HttpResponse.json(found())));
  };

const answering: (path: string, answer: () => Response | Promise<Response>, method?: 'get' | 'post') => Before =
  (path, answer, method = 'post') =>
  ({ msw }) => {
    msw.use(http[method](at(path), answer));
  };

const { tabTo, arrow, enter, isOn } = keyboardWith('dvc-feedback-tracker');

/** Typed as on a phone, sent with Enter. */
const open = type('code', `${A_CODE.toLowerCase()}{Enter}`);

/** The last second of this day in Viet Nam. */
const endOfToday = (): string => `${new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10)}T23:59:59+07:00`;

const inState = (state: string, said: string | RegExp, changes: Partial<FeedbackCase> = {}): Story => ({
  name: `Trạng thái: ${state}`,
  beforeEach: showing(() => buildCase({ state, ...changes })),
  play: steps(open, says(said)),
});

export const Playground: Story = { args: { theme: 'auto' } };

export const Mistyped: Story = {
  name: 'Gõ nhầm một chữ: báo ngay',
  play: steps(type('code', '7k3m 9qwx 2r5t vb8m 6'), says('Có chữ gõ nhầm')),
};

export const TooShort: Story = {
  name: 'Gõ thiếu',
  play: steps(type('code', '7K3M-9QWX{Enter}'), says('Còn thiếu 9 ký tự')),
};

export const Looking: Story = {
  name: 'Đang tìm',
  beforeEach: answering('/feedback/lookup', async () => {
    await delay('infinite');
    return HttpResponse.error();
  }),
  play: steps(open, says('Đang tìm')),
};

export const SlowNetwork: Story = {
  name: 'Mạng chậm',
  beforeEach: Looking.beforeEach!,
  play: steps(open, says('Mạng chậm, vẫn đang tìm')),
};

export const Scanning: Story = {
  name: 'Quét mã QR bằng máy ảnh',
  beforeEach: () => reader('wall'),
  play: steps(press('Quét mã QR'), says(/Đưa mã QR vào giữa khung hình.*Thôi quét/)),
};

export const NoCamera: Story = {
  name: 'Quét mã QR, máy không mở được máy ảnh',
  beforeEach: () => reader('none'),
  play: steps(press('Quét mã QR'), says('Không mở được máy ảnh')),
};

export const Received = inState('received', /Cơ quan đã nhận.*giao người giải quyết/);
export const Forwarded = inState('forwarded', /Đã chuyển tới nơi giải quyết/);
export const Processing = inState('processing', /Đang giải quyết.*còn 3 ngày/);
export const Reopened = inState('reopened', 'Đang xem xét lại');
export const Duplicate = inState('duplicate', 'Trùng với một phản ánh khác');
export const Elsewhere = inState('elsewhere', 'Thuộc nơi khác giải quyết');
export const Closed = inState('closed', 'Đã đóng chưa chắc là việc đã xong', { canReopenUntil: inDays(10) });
export const Unknown = inState('Chờ Chủ tịch ký', 'Chờ Chủ tịch ký');

export const Refused: Story = {
  name: 'Trạng thái: refused, có lý do',
  beforeEach: showing(() =>
    buildCase({
      state: 'refused',
      steps: [
        ...buildCase().steps,
        {
          at: '2026-11-19T10:00:00+07:00',
          state: 'refused',
          note: 'Đèn do Công ty Điện lực quản lý, xã không có quyền sửa.',
        },
      ],
    }),
  ),
  play: steps(open, says(/Cơ quan không giải quyết.*Điện lực/)),
};

export const EndedLate: Story = {
  name: 'Thuộc nơi khác, sau hạn: nói muộn và nói lý do',
  beforeEach: showing(() =>
    buildCase({
      state: 'elsewhere',
      dueAt: '2026-11-18T17:00:00+07:00',
      canReopenUntil: inDays(10),
      steps: [
        ...buildCase().steps,
        {
          at: '2026-11-20T10:00:00+07:00',
          state: 'elsewhere',
          note: 'Mời bà con hỏi Công ty Điện lực, số 0290 000 0300.',
        },
      ],
    }),
  ),
  play: steps(open, says(/Muộn 2 ngày so với hạn.*Cơ quan cho biết Mời bà con hỏi Công ty Điện lực.*đã xong chưa/)),
};

export const Late: Story = {
  name: 'Quá hạn chưa trả lời',
  beforeEach: showing(() => buildCase({ dueAt: inDays(-4) })),
  play: steps(open, says('Đã quá hạn 4 ngày')),
};

export const DueToday: Story = {
  name: 'Hạn trả lời là hôm nay',
  beforeEach: showing(() => buildCase({ dueAt: endOfToday() })),
  play: steps(open, says('Hạn trả lời: hôm nay')),
};

export const Published: Story = {
  name: 'Đã được đăng công khai',
  beforeEach: showing(() => {
    const note = 'Nội dung và câu trả lời đã được công khai, không nêu tên người gửi.';
    const step = { at: '2026-11-21T09:00:00+07:00', state: 'answered', note };
    return buildAnsweredCase({ published: true, steps: [...buildAnsweredCase().steps, step] });
  }),
  play: steps(open, says(/đã được đăng công khai, không có tên bạn.*không nêu tên người gửi\. mới nhất/)),
};

export const Asking: Story = {
  name: 'Cán bộ hỏi thêm',
  beforeEach: showing(() => buildAskingCase()),
  play: steps(open, says(/Cán bộ hỏi bạn.*trước nhà số mấy/), press('Viết trả lời'), says('Trả lời của bạn')),
};

export const NothingAnswered: Story = {
  name: 'Bấm gửi khi chưa viết gì',
  beforeEach: Asking.beforeEach!,
  play: steps(
    open,
    press('Viết trả lời'),
    says('Gửi trả lời'),
    press('Gửi trả lời'),
    says('Viết câu trả lời vào ô này'),
  ),
};

/** The same page, opened again. */
const comeBack: Step = async ({ canvasElement }) => {
  sessionStorage.clear();
  const before = canvasElement.querySelector('dvc-feedback-tracker')!;
  before.replaceWith(before.cloneNode());
};

/** Another page has sent what waits here. */
const emptyOutbox: Step = () =>
  new Promise((resolve) => {
    indexedDB.open('dvc-outbox').onsuccess = ({ target }) => {
      const { result } = target as IDBOpenDBRequest;
      const emptying = result.transaction('entries', 'readwrite');
      emptying.objectStore('entries').clear();
      emptying.oncomplete = () => resolve(result.close());
    };
  });

const answer = steps(open, press('Viết trả lời'), type('answer', 'Trước nhà văn hóa thôn.'), press('Gửi trả lời'));

export const AnswerReceived: Story = {
  name: 'Cơ quan đã nhận trả lời',
  beforeEach: Asking.beforeEach!,
  play: steps(answer, says('Cơ quan đã nhận trả lời của bạn')),
};

const resting: Before = (context) => {
  void showing(() => buildAskingCase())(context);
  void answering('/feedback/additions', () => problemAnswer('unavailable', { 'Retry-After': '60' }))(context);
};

export const AnswerWaiting: Story = {
  name: 'Trả lời chưa gửi được, sẽ tự gửi lại',
  beforeEach: resting,
  play: steps(answer, says(/Chưa gửi được.*Mở lại trang này là gửi tiếp/)),
};

export const AnswerWaitingShared: Story = {
  name: 'Máy dùng chung: trả lời chưa gửi được',
  args: { shared: true },
  beforeEach: resting,
  play: steps(answer, says('đừng đóng trang này')),
};

export const AnswerWaitingOffline: Story = {
  name: 'Máy mất mạng: trả lời sẽ tự gửi',
  beforeEach: (context) => {
    void showing(() => buildAskingCase())(context);
    context.msw.use(http.post(at('/feedback/additions'), () => HttpResponse.error()));
    return offline();
  },
  play: steps(answer, says('Chưa gửi được vì máy mất mạng')),
};

export const AnswerSending: Story = {
  name: 'Đang gửi trả lời',
  beforeEach: (context) => {
    void showing(() => buildAskingCase())(context);
    context.msw.use(http.post(at('/feedback/additions'), () => delay('infinite').then(() => Response.error())));
  },
  play: steps(answer, says('Đang gửi…')),
};

export const AnswerHeld: Story = {
  name: 'Lần trước còn trả lời chưa gửi xong',
  beforeEach: resting,
  play: steps(answer, says('Chưa gửi được'), comeBack, says('Lần trước còn một câu trả lời chưa gửi xong')),
};

/** Sent while the endpoint rested, and looked at again after some hours. */
let hoursLater = 0;
export const AnswerExpired: Story = {
  name: 'Để quá 72 giờ chưa gửi được: đã xóa khỏi máy',
  beforeEach: (context) => {
    void resting(context);
    const { now } = Date;
    hoursLater = 0;
    return pretend(Date, 'now', () => now() + hoursLater * 3600_000);
  },
  play: steps(
    answer,
    says('Chưa gửi được'),
    comeBack,
    says('Lần trước còn một câu trả lời chưa gửi xong'),
    async () => void (hoursLater = 73),
    press('Gửi lại ngay'),
    says('Quá 72 giờ chưa gửi được'),
  ),
};

export const AnswerGone: Story = {
  name: 'Đã gửi ở một trang khác',
  beforeEach: (context) => {
    void showing(() => buildAskingCase())(context);
    context.msw.use(http.post(at('/feedback/additions'), () => HttpResponse.error()));
  },
  play: steps(
    answer,
    says('Chưa gửi được'),
    emptyOutbox,
    press('Gửi lại ngay'),
    says('đã được gửi hoặc xóa ở một trang khác'),
  ),
};

export const AnswerEarlier: Story = {
  name: 'Bản gửi trước lần sửa cuối đã tới nơi',
  beforeEach: (context) => {
    void showing(() => buildAskingCase())(context);
    const headers = { 'Content-Type': 'application/problem+json' };
    const otherWords = (): Response => HttpResponse.json(buildProblem('conflict'), { status: 422, headers });
    // The answer to the first is lost on the way; then the key is known with other words, and the first are sent again.
    const answers = [() => HttpResponse.error(), otherWords];
    context.msw.use(
      http.post(
        at('/feedback/additions'),
        ({ request }) =>
          answers.shift()?.() ?? HttpResponse.json(buildAcknowledgement(keyOf(request)), { status: 201 }),
      ),
    );
  },
  play: steps(
    answer,
    says('Chưa gửi được'),
    press('Sửa rồi gửi'),
    type('answer', ' Nhà số 12.'),
    press('Gửi trả lời'),
    says(/Cơ quan đã nhận trả lời của bạn.*Bản sửa chưa được gửi/),
  ),
};

export const AnswerRefused: Story = {
  name: 'Máy chủ chưa nhận trả lời',
  beforeEach: (context) => {
    void showing(() => buildAskingCase())(context);
    void answering('/feedback/additions', () => problemAnswer('invalid'))(context);
  },
  play: steps(answer, says('Nội dung của bạn vẫn còn đây')),
};

export const Answered: Story = {
  name: 'Cơ quan đã trả lời',
  beforeEach: showing(() => buildAnsweredCase()),
  play: steps(open, says(/Cơ quan đã trả lời.*thay bóng đèn.*bien-ban-sua-den\.pdf.*Việc của bạn đã xong chưa/)),
};

export const AnsweredLate: Story = {
  name: 'Trả lời muộn',
  beforeEach: showing(() => buildAnsweredCase({ dueAt: '2026-11-18T17:00:00+07:00' })),
  play: steps(open, says('Trả lời muộn 2 ngày')),
};

export const Rating: Story = {
  name: 'Chưa xong: yêu cầu xem lại',
  beforeEach: Answered.beforeEach!,
  play: steps(open, press('Chưa xong'), says(/Yêu cầu cơ quan xem lại.*Bạn có hài lòng/)),
};

export const Rated: Story = {
  name: 'Cơ quan đã nhận đánh giá',
  beforeEach: Answered.beforeEach!,
  play: steps(open, press('Đã xong'), says('Gửi đánh giá'), press('Gửi đánh giá'), says('Cơ quan đã nhận đánh giá')),
};

export const RatingWaiting: Story = {
  name: 'Đánh giá chưa gửi được',
  beforeEach: (context) => {
    void showing(() => buildAnsweredCase())(context);
    void answering('/feedback/rating', () => problemAnswer('unavailable', { 'Retry-After': '60' }))(context);
  },
  play: steps(open, press('Đã xong'), says('Gửi đánh giá'), press('Gửi đánh giá'), says('Chưa gửi được')),
};

export const Survey: Story = {
  name: 'Sau đánh giá: một câu của cơ quan',
  beforeEach: showing(() => buildAnsweredCase({ survey: { id: 'mot-cua', token: 'a-token-that-names-nobody' } })),
  play: steps(
    open,
    press('Đã xong'),
    says('Gửi đánh giá'),
    press('Gửi đánh giá'),
    says(/Cơ quan đã nhận đánh giá.*Bạn có hài lòng với việc phục vụ không/),
  ),
};

export const HtmlIsText: Story = {
  name: 'Trả lời có HTML, rất dài: vẫn là chữ',
  beforeEach: showing(() =>
    buildAnsweredCase({
      reply: { ...buildAnsweredCase().reply!, text: `<b>Chào</b> <img src=x> ${'rất dài '.repeat(12_000)}` },
    }),
  ),
  play: steps(open, says('<b>Chào</b> <img src=x>')),
};

export const PartialData: Story = {
  name: 'Máy chủ gửi thiếu, gửi sai: hiện những gì đọc được',
  beforeEach: answering('/feedback/lookup', () =>
    HttpResponse.json({
      state: 'processing',
      receivedAt: 'hôm qua',
      dueAt: 'mai',
      agency: 'UBND xã',
      steps: [{ state: 'received', at: 5, note: 'Đã ghi vào sổ.' }, 'sai', { at: '2026-11-17T09:30:00+07:00' }],
      reply: { text: 'Xã đã cử người xem.', attachments: 'không' },
    }),
  ),
  play: steps(open, says(/Đang giải quyết.*Xã đã cử người xem\..*Đã ghi vào sổ\./)),
};

export const LongTexts: Story = {
  name: 'Tên cơ quan, câu hỏi, ghi chú rất dài',
  beforeEach: showing(() => {
    const name =
      'Trung tâm Phục vụ hành chính công kiêm Bộ phận tiếp nhận và trả kết quả liên thông các xã vùng cao phía Tây Bắc';
    const agency = { ...buildCase().agency, name };
    const note = 'Đã chuyển tới bộ phận chuyên môn để kiểm tra hiện trường cùng trưởng thôn và bà con. '.repeat(20);
    const word = 'den-duong-thon-trung-tam-'.repeat(8);
    return buildAskingCase({
      agency,
      question: `${note}${word}`,
      steps: [{ at: '2026-11-16T08:05:00+07:00', state: 'received', agency, note: `${word} ${note}` }],
    });
  }),
  play: steps(open, says(/trưởng thôn và bà con.*Đọc tiếp.*vùng cao phía Tây Bắc/)),
};

export const ManySteps: Story = {
  name: 'Mười nghìn bước',
  beforeEach: showing(() =>
    buildCase({
      steps: Array.from({ length: 10_000 }, () => ({ at: '2026-11-16T08:05:00+07:00', state: 'processing' })),
    }),
  ),
  play: steps(open, press('Xem thêm 9.994 bước trước đó'), says('Xem thêm 9.964 bước')),
};

export const NotFound: Story = {
  name: 'Không có mã này',
  beforeEach: answering('/feedback/lookup', () => problemAnswer('not-found')),
  play: steps(open, says('Không thấy phản ánh nào có mã này')),
};

export const TooMany: Story = {
  name: 'Xem quá nhiều lần: đợi một lát',
  beforeEach: answering('/feedback/lookup', () => problemAnswer('too-many', { 'Retry-After': '40' })),
  play: steps(open, says('Bạn đợi 40 giây')),
};

export const OutOfReach: Story = {
  name: 'Chưa kết nối được',
  beforeEach: answering('/feedback/lookup', () => HttpResponse.error()),
  play: steps(open, says('Chưa kết nối được')),
};

export const Offline: Story = {
  name: 'Máy mất mạng',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback/lookup'), () => HttpResponse.error()));
    return offline();
  },
  play: steps(open, says('đang mất mạng')),
};

export const Down: Story = {
  name: 'Máy chủ trục trặc',
  beforeEach: answering('/feedback/lookup', () => problemAnswer('server')),
  play: steps(open, says('gặp trục trặc')),
};

export const CaptivePortal: Story = {
  name: 'Trang đăng nhập wifi trả lời thay',
  beforeEach: answering('/feedback/lookup', () => HttpResponse.html('<h1>Đăng nhập wifi</h1>')),
  play: steps(open, says('không đọc được')),
};

export const OtherVersion: Story = {
  name: 'Máy chủ đã sang phiên bản khác',
  beforeEach: answering('/status', () => HttpResponse.json(buildStatus({ contract: '2.0' })), 'get'),
  args: { agency: 'H90.103' },
  play: says('đang được nâng cấp'),
};

export const Insecure: Story = {
  name: 'Trang chưa mã hóa: không hỏi gì riêng',
  beforeEach: insecure,
  play: says(/chưa mã hóa.*Mở trang an toàn/),
};

export const NotConfigured: Story = {
  name: 'Chưa cài đặt xong: hiện nội dung trong thẻ',
  args: { endpoint: 'dvc.example.gov.vn/api' },
  play: says('chưa được cài đặt xong'),
};

export const Stale: Story = {
  name: 'Không cập nhật được: giữ thông tin cũ',
  beforeEach: ({ msw }) => {
    let asked = 0;
    msw.use(
      http.post(at('/feedback/lookup'), () => (asked++ ? problemAnswer('server') : HttpResponse.json(buildCase()))),
    );
  },
  play: steps(open, press('Cập nhật'), says(/Chưa cập nhật được.*Đang giải quyết/)),
};

export const Maintenance: Story = {
  name: 'Báo trước bảo trì',
  beforeEach: answering(
    '/status',
    () =>
      HttpResponse.json(buildStatus({ notices: [{ kind: 'maintenance', text: 'Hệ thống nghỉ từ 22 giờ tối nay.' }] })),
    'get',
  ),
  args: { agency: 'H90.102' },
  play: says('Hệ thống nghỉ từ 22 giờ'),
};

export const Remembered: Story = {
  name: 'Nhớ mã trên máy',
  play: steps(
    open,
    touch('.case > details > summary'),
    touch('#remember'),
    press('← Xem mã khác'),
    says(/Mã đã nhớ trên máy này.*7K3M-9QWX/),
  ),
};

export const Qr: Story = {
  name: 'Mã QR để xem tiếp trên máy khác',
  play: steps(open, touch('.case > details > summary'), press('Hiện mã QR'), says('Dùng máy khác quét để xem tiếp')),
};

export const Shared: Story = {
  name: 'Máy dùng chung',
  args: { shared: true },
  play: steps(open, says('Máy dùng chung')),
};

export const Wide: Story = {
  name: 'Trên màn hình rộng',
  args: { width: '760px' },
  beforeEach: Answered.beforeEach!,
  play: steps(open, says('Cơ quan đã trả lời')),
};

export const Dark: Story = {
  name: 'Nền tối',
  globals: { look: 'dark' },
  beforeEach: showing(() => buildAnsweredCase({ dueAt: '2026-11-18T17:00:00+07:00' })),
  play: steps(open, says('Cơ quan đã trả lời')),
};

export const Assisted: Story = {
  name: 'Có cán bộ giúp: bỏ lời giải thích',
  args: { assisted: true },
  play: says('Mã theo dõi của bạn'),
};

export const English: Story = {
  args: { lang: 'en' },
  beforeEach: Answered.beforeEach!,
  play: steps(open, says('The office has answered')),
};

export const KeyboardJourney: Story = {
  name: 'Cả hành trình bằng bàn phím: trả lời cán bộ',
  beforeEach: Asking.beforeEach!,
  play: steps(
    tabTo('Mã theo dõi của bạn'),
    keys(A_CODE.toLowerCase()),
    tabTo('Xem'),
    enter,
    isOn('Cơ quan cần hỏi thêm'),
    tabTo('Viết trả lời'),
    enter,
    isOn(/^Trả lời của bạn/),
    keys('Trước nhà văn hóa thôn.'),
    tabTo('Gửi trả lời'),
    enter,
    isOn('Cơ quan đã nhận trả lời của bạn'),
  ),
};

export const RatingByKeyboard: Story = {
  name: 'Cả hành trình bằng bàn phím: yêu cầu xem lại',
  beforeEach: Answered.beforeEach!,
  play: steps(
    tabTo('Mã theo dõi của bạn'),
    keys(`${A_CODE.toLowerCase()}{Enter}`),
    isOn('Cơ quan đã trả lời'),
    tabTo('Xong một phần'),
    enter,
    tabTo('Xong một phần'),
    arrow,
    tabTo(/^Yêu cầu cơ quan xem lại/),
    tabTo(/^Bạn muốn nói thêm gì/),
    keys('Đèn vẫn chập chờn.'),
    tabTo('Gửi đánh giá'),
    enter,
    isOn('Cơ quan đã nhận đánh giá của bạn'),
  ),
};
