import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { expect } from 'storybook/test';
import { anAgency, buildDossier, buildStatus, stateOf } from '../demo/mocks/builders.ts';
import { at, MOCK_ENDPOINT, problemAnswer } from '../demo/mocks/handlers.ts';
import '../src/widgets/dossier-lookup/dvc-dossier-lookup.ts';
import { insecure, offline, pretend, reader } from './support/device.ts';
import { keyboardWith } from './support/keyboard.ts';
import { renderElement } from './support/render.ts';
import { keys, steps, stepsWith } from './support/steps.ts';

interface Args {
  endpoint: string;
  agency: string;
  theme: string;
  lang: string;
  shared: boolean;
  assisted: boolean;
  smsNumber: string;
  smsText: string;
  width: string;
}

const meta = {
  title: 'Tra cứu hồ sơ · dossier-lookup',
  component: 'dvc-dossier-lookup',
  args: {
    endpoint: MOCK_ENDPOINT,
    agency: 'H90.101',
    theme: 'light',
    lang: 'vi',
    shared: false,
    assisted: false,
    smsNumber: '8088',
    smsText: 'TN {code}',
    width: '340px',
  },
  argTypes: {
    theme: { control: 'inline-radio', options: ['auto', 'light', 'dark'] },
    width: { control: 'inline-radio', options: ['320px', '340px', '760px'] },
  },
  // What the story before has left on the device.
  beforeEach: () => {
    localStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  },
  render: (args) =>
    renderElement(
      'dvc-dossier-lookup',
      args,
      html`<p>Gọi UBND xã Đồi Mận: <a href="tel:02900000101">0290 000 0101</a></p>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;
type Changes = NonNullable<Parameters<typeof buildDossier>[0]>;

const { tabTo, back, enter, isOn } = keyboardWith('dvc-dossier-lookup');

const CODE = 'H90.101-261120-0001';

const { element, says, press, touch, type } = stepsWith('dvc-dossier-lookup');

const openMore = touch('.dossier > details > summary');

const otherFactors = touch('details summary');
const lookUp = steps(type('code', CODE), type('factor', '0912 345 678'), press('Xem hồ sơ'));

/** A story in which a dossier with `changes` is looked up, and shows `text`. */
const dossier = (name: string, changes: Changes, text: string | RegExp) =>
  ({
    name,
    beforeEach: ({ msw }) => {
      msw.use(http.post(at('/dossiers/lookup'), () => HttpResponse.json(buildDossier(changes))));
    },
    play: steps(lookUp, says(text)),
  }) satisfies Story;

/** A story in which the look-up is answered by `answer`. */
const failure = (name: string, answer: () => Response | Promise<Response>, text: string | RegExp): Story => ({
  name,
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/dossiers/lookup'), answer));
  },
  play: steps(lookUp, says(text)),
});

/** A story that begins at an endpoint whose status differs. */
const status = (name: string, changes: Parameters<typeof buildStatus>[0], text: string | RegExp): Story => ({
  name,
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => HttpResponse.json(buildStatus(changes))));
  },
  play: says(text),
});

export const Playground: Story = { args: { theme: 'auto' } };

export const Opening: Story = {
  name: 'Đang mở',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => delay('infinite').then(() => Response.error())));
  },
  play: says('Đang mở'),
};

export const Form: Story = { name: 'Điền mã hồ sơ', play: says(/Mã hồ sơ.*Số điện thoại đã ghi khi nộp/) };

export const UnusualCode: Story = {
  name: 'Mã khác dạng: chỉ nhắc, không chặn',
  play: steps(type('code', 'TAND-2026/15-HS'), says('khác dạng thường gặp')),
};

export const NothingTyped: Story = {
  name: 'Chưa điền gì',
  play: steps(press('Xem hồ sơ'), says(/Gõ mã hồ sơ.*Điền thêm ô này/)),
};

export const OtherFactor: Story = {
  name: 'Dùng mã tra cứu',
  play: steps(otherFactors, press('Mã tra cứu in trên giấy'), says('cạnh mã vạch')),
};

export const OneFactor: Story = status(
  'Chỉ có mã tra cứu',
  { dossiers: { factors: ['lookup-code'] } },
  'Mã tra cứu in trên giấy',
);

export const BadFactor: Story = {
  name: 'Số cuối căn cước gõ thiếu',
  play: steps(
    type('code', CODE),
    otherFactors,
    press('6 số cuối căn cước của người nộp'),
    type('factor', '12'),
    press('Xem hồ sơ'),
    says('Gõ đủ 6 chữ số cuối'),
  ),
};

export const Scanning: Story = {
  name: 'Quét mã bằng máy ảnh',
  beforeEach: () => reader('wall'),
  play: steps(press('Quét mã trên giấy'), says(/Đưa mã QR vào giữa khung hình.*Thôi quét/)),
};

export const NoCamera: Story = {
  name: 'Quét mã, máy không mở được máy ảnh',
  beforeEach: () => reader('none'),
  play: steps(press('Quét mã trên giấy'), says('Không mở được máy ảnh')),
};

export const Looking: Story = failure(
  'Đang tìm',
  () => delay('infinite').then(() => Response.error()),
  'Đang tìm hồ sơ',
);

export const State1: Story = dossier('1 · Mới đăng ký', { state: stateOf(1) }, 'đang chờ cơ quan tiếp nhận');
export const State2: Story = dossier('2 · Được tiếp nhận', { state: stateOf(2) }, 'Cơ quan đã nhận hồ sơ');
export const State3: Story = dossier(
  '3 · Không được tiếp nhận',
  {
    state: stateOf(3),
    action: { kind: 'none', text: 'Hồ sơ không thuộc nơi giải quyết của xã. Bạn nộp ở nơi đăng ký thường trú cũ.' },
  },
  /Bạn không cần làm gì thêm.*Cơ quan không nhận hồ sơ này/,
);
export const State4: Story = dossier('4 · Đang xử lý', {}, /Bạn chưa cần làm gì.*Cơ quan đang giải quyết/);
export const State5: Story = dossier(
  '5 · Yêu cầu bổ sung giấy tờ',
  {
    state: stateOf(5),
    action: {
      kind: 'supplement',
      text: 'Nộp thêm hai giấy tờ dưới đây tại Bộ phận Một cửa hoặc trên mạng.',
      items: ['Giấy chứng nhận kết hôn (bản sao)', 'Giấy tờ chứng minh chỗ ở hợp pháp'],
      by: '2026-12-05',
      url: 'https://dichvucong.example/bo-sung',
    },
  },
  /Bạn cần bổ sung giấy tờ.*Giấy chứng nhận kết hôn.*Thứ Bảy, 05\/12\/2026.*không tính vào hạn/,
);
export const State6: Story = dossier(
  '6 · Yêu cầu thực hiện nghĩa vụ tài chính',
  {
    state: stateOf(6),
    action: {
      kind: 'pay',
      text: 'Lệ phí đăng ký thường trú.',
      amount: 20_000,
      by: '2026-12-05T17:00:00+07:00',
      url: 'https://thanhtoan.example',
    },
  },
  /Bạn cần nộp tiền.*20\.000 đồng/,
);
export const State7: Story = dossier('7 · Công dân yêu cầu rút hồ sơ', { state: stateOf(7) }, 'rút theo ý người nộp');
export const State8: Story = dossier('8 · Dừng xử lý', { state: stateOf(8) }, 'tạm dừng giải quyết');
export const State9: Story = dossier(
  '9 · Đã xử lý xong, mời nhận tại quầy',
  {
    state: stateOf(9),
    action: { kind: 'collect', text: 'Mang theo giấy tiếp nhận đến Bộ phận Một cửa, trong giờ làm việc.' },
    finishedAt: '2026-11-23T15:00:00+07:00',
  },
  /mời bạn nhận.*Đã giải quyết xong/,
);
export const State10: Story = dossier(
  '10 · Đã trả kết quả, qua bưu điện',
  {
    state: stateOf(10),
    action: { kind: 'none', text: '' },
    delivery: { kind: 'post', tracking: 'EB123456789VN' },
    finishedAt: '2026-11-22T10:00:00+07:00',
    returnedAt: '2026-11-23T10:00:00+07:00',
  },
  /Đã trả kết quả.*Mã bưu gửi: EB123456789VN/,
);
const returned = {
  state: stateOf(10),
  action: { kind: 'none', text: '' },
  returnedAt: '2026-11-23T10:00:00+07:00',
  survey: { id: 'mot-cua', token: 'a-token-that-names-nobody' },
};
const offered = dossier(
  'Đã trả kết quả: mời đánh giá',
  returned,
  /Bạn có hài lòng với việc phục vụ không\?.*Rất hài lòng/,
);
export const Rating: Story = offered;
export const Rated: Story = {
  ...offered,
  name: 'Đã đánh giá',
  play: steps(offered.play, touch('.level input'), says('✓')),
};
export const RatedWithMore: Story = {
  name: 'Đã đánh giá, mời trả lời thêm vài câu',
  beforeEach: ({ msw }) => {
    const survey = { ...returned.survey, more: { id: 'sipas', token: 'another-that-names-nobody' } };
    msw.use(http.post(at('/dossiers/lookup'), () => HttpResponse.json(buildDossier({ ...returned, survey }))));
    // The longer questionnaire stands beside the script tag's files.
    return pretend(globalThis, 'dvc', { folders: { '0.1.0': 'https://dichvucong.example/dvc/0.1.0/' } });
  },
  play: steps(offered.play, touch('.level input'), says(/✓.*Trả lời thêm vài câu/)),
};
export const RatingWaiting: Story = {
  ...offered,
  name: 'Đánh giá chưa gửi được',
  beforeEach: (context) => {
    offered.beforeEach(context);
    context.msw.use(http.post(at('/surveys/:id/responses'), () => HttpResponse.error()));
  },
  play: steps(offered.play, touch('.level input'), says('Chưa gửi được đánh giá')),
};
export const RatingOver: Story = {
  ...offered,
  name: 'Đánh giá không gửi được nữa',
  beforeEach: (context) => {
    offered.beforeEach(context);
    context.msw.use(http.post(at('/surveys/:id/responses'), () => problemAnswer('invalid')));
  },
  play: steps(offered.play, touch('.level input'), says('không gửi được nữa')),
};
export const UnknownState: Story = dossier(
  'Trạng thái lạ: nói bằng lời của máy chủ',
  { state: { code: 17, text: 'Chờ họp hội đồng thẩm định', group: 'processing' } },
  'Chờ họp hội đồng thẩm định',
);
export const Online: Story = dossier(
  'Nhận kết quả trên mạng',
  { delivery: { kind: 'online', text: 'Kho dữ liệu của bạn trên VNeID' } },
  'Trên mạng',
);

export const Late: Story = dossier(
  'Trễ hẹn, có thư xin lỗi và hẹn lại',
  {
    late: { days: 4, apology: 'Phải xác minh ở nơi khác nên chậm. UBND xã xin lỗi và sẽ trả đúng hẹn mới.' },
    dueAt: '2026-11-19T17:00:00+07:00',
    newDueAt: '2026-12-07T17:00:00+07:00',
  },
  /trễ hẹn 4 ngày.*xin lỗi.*Hẹn lại: Thứ Hai, 07\/12\/2026/,
);
export const LateWithoutWords: Story = dossier(
  'Trễ hẹn, chưa hẹn lại',
  { late: { days: 1 }, dueAt: '2026-11-23T17:00:00+07:00' },
  /trễ hẹn 1 ngày.*chưa hẹn ngày mới/,
);

export const LateAndOver: Story = dossier(
  'Đã trả, từng trễ hẹn',
  {
    ...returned,
    survey: undefined,
    late: { days: 2, apology: 'UBND xã xin lỗi vì đã để bạn đợi lâu.' },
  },
  /Đã trả kết quả.*trễ hẹn 2 ngày.*xin lỗi/,
);

export const ManySteps: Story = {
  ...dossier(
    'Nhiều bước',
    {
      steps: Array.from({ length: 12 }, (_, n) => ({
        at: `2026-11-${10 + n}T09:00:00+07:00`,
        state: stateOf(4),
        unit: `Phòng số ${n + 1}`,
      })),
    },
    'Xem các bước trước (còn 6)',
  ),
};

export const StatusView: Story = {
  name: 'Bản rút gọn bằng 4 số cuối điện thoại',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/dossiers/lookup'), () => HttpResponse.json(buildDossier({ view: 'status' }))));
  },
  play: steps(
    type('code', CODE),
    otherFactors,
    press('4 số cuối điện thoại đã ghi khi nộp'),
    type('factor', '5678'),
    press('Xem hồ sơ'),
    says('bản rút gọn'),
  ),
};

export const LongNames: Story = dossier(
  'Tên rất dài',
  {
    code: '000.00.15.H90-20261120-0092637',
    procedure: {
      title:
        'Cấp giấy phép xây dựng mới đối với công trình cấp đặc biệt, cấp I, cấp II (công trình không theo tuyến, theo tuyến trong đô thị, tín ngưỡng, tôn giáo, tượng đài, tranh hoành tráng, theo giai đoạn cho công trình không theo tuyến, theo giai đoạn cho công trình theo tuyến trong đô thị, dự án) và nhà ở riêng lẻ',
    },
    officer: {
      name: 'Nguyễn Phúc Công Tằng Tôn Nữ Huyền Trân Thị Mẫu Thử',
      title: 'Phó Trưởng phòng phụ trách',
      unit: 'Phòng Kinh tế, Hạ tầng và Đô thị',
    },
    applicant: 'H****** N**',
  },
  'Huyền Trân',
);

const withZalo = dossier(
  'In, chia sẻ, nhớ mã, hỏi qua Zalo và tin nhắn',
  { agency: { ...anAgency, zalo: '579745863508352884' } },
  'In, chia sẻ',
);
export const More: Story = {
  ...withZalo,
  play: steps(withZalo.play, openMore, says(/Chép.*Nhớ mã hồ sơ này trên máy.*Nhắn Zalo cho cơ quan.*gửi 8088/)),
};

export const Remembered: Story = {
  name: 'Nhớ mã trên máy',
  play: steps(lookUp, openMore, touch('#remember'), press('Xem hồ sơ khác'), says(/Mã đã nhớ trên máy này.*Quên/)),
};

export const Shared: Story = {
  name: 'Máy dùng chung: không nhớ gì',
  args: { shared: true },
  play: steps(lookUp, says('Máy dùng chung')),
};

export const Refreshed: Story = {
  name: 'Cập nhật không được: giữ lần xem trước',
  beforeEach: ({ msw }) => {
    let asked = 0;
    msw.use(
      http.post(at('/dossiers/lookup'), () =>
        asked++ === 0 ? HttpResponse.json(buildDossier()) : problemAnswer('server'),
      ),
    );
  },
  play: steps(lookUp, press('Cập nhật'), says(/Đăng ký thường trú.*Chưa cập nhật được/)),
};

export const NotFound: Story = failure(
  'Không tìm thấy: một câu trả lời cho mọi lý do',
  () => problemAnswer('not-found'),
  /Chưa tìm thấy.*mã tra cứu thì dùng mã đó, hoặc thử lại hôm khác, hoặc gọi cơ quan/,
);
export const ShortDelay: Story = failure(
  'Phải đợi một chút: tự tra lại',
  () => problemAnswer('too-many', { 'Retry-After': '30' }),
  'tự tra lại',
);
export const LongDelay: Story = failure(
  'Phải đợi lâu',
  () => problemAnswer('too-many', { 'Retry-After': '400' }),
  /Từ \d\d:\d\d bạn tra lại được/,
);
export const Down: Story = failure('Máy chủ trục trặc', () => problemAnswer('server'), 'gặp trục trặc');
export const Unreachable: Story = failure('Không kết nối được', () => HttpResponse.error(), 'Chưa kết nối được');
export const CaptivePortal: Story = failure(
  'Trang đăng nhập wifi trả lời thay',
  () => HttpResponse.html('<h1>Đăng nhập wifi</h1>'),
  'không đọc được',
);
export const Offline: Story = {
  name: 'Máy mất mạng',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/dossiers/lookup'), () => HttpResponse.error()));
    return offline();
  },
  play: steps(lookUp, says('đang mất mạng')),
};

export const OpeningFailed: Story = {
  name: 'Chưa mở được: thử lại, hoặc gọi',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => problemAnswer('server')));
  },
  play: says(/gặp trục trặc.*Thử lại/),
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

export const OtherVersion: Story = status('Máy chủ đã sang phiên bản khác', { contract: '2.0' }, 'đang được nâng cấp');

export const Closed: Story = status(
  'Nơi này chưa mở tra cứu',
  { operations: ['procedures'] },
  'chưa tra cứu hồ sơ được',
);
export const Maintenance: Story = status(
  'Báo trước bảo trì',
  { notices: [{ kind: 'maintenance', text: 'Tối thứ Bảy 28/11 từ 22:00 đến 23:00 tạm dừng tra cứu.' }] },
  /Sắp bảo trì.*Mã hồ sơ/,
);
export const Forbidden: Story = {
  name: 'Trang chưa được phép',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => problemAnswer('forbidden')));
  },
  play: says('chưa được phép chạy'),
};

export const Assisted: Story = {
  name: 'Có cán bộ giúp: bỏ lời giải thích',
  args: { assisted: true },
  play: steps(says('Mã hồ sơ'), async (stage) => {
    await expect((await element(stage)).querySelector('.hint:not([hidden])')).toBeNull();
  }),
};

export const Wide: Story = {
  ...State5,
  name: 'Trên màn hình rộng',
  args: { width: '760px' },
};

export const Dark: Story = {
  ...Late,
  name: 'Nền tối',
  globals: { look: 'dark' },
};

export const English: Story = {
  ...Late,
  name: 'English',
  args: { lang: 'en' },
  play: steps(type('code', CODE), type('factor', '0912 345 678'), keys('{Enter}'), says('4 days late')),
};

export const KeyboardJourney: Story = {
  name: 'Cả hành trình bằng bàn phím',
  beforeEach: Late.beforeEach!,
  play: steps(
    tabTo('Mã hồ sơ'),
    keys(CODE.toLowerCase()),
    tabTo('Số điện thoại đã ghi khi nộp'),
    keys('0912 345 678'),
    tabTo('Xem hồ sơ'),
    enter,
    isOn('Đăng ký thường trú'),
    tabTo('Gọi 0290 000 0101'),
    tabTo('Cập nhật'),
    enter,
    tabTo('In, chia sẻ, nhớ mã, hỏi cơ quan'),
    enter,
    tabTo(/^Nhớ mã hồ sơ này trên máy/),
    keys(' '),
    back('Xem hồ sơ khác'),
    enter,
    isOn('Mã hồ sơ'),
    says('Mã đã nhớ trên máy này'),
  ),
};
