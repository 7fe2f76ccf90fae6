import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { buildStatus } from '../demo/mocks/builders.ts';
import { buildPublishedReplies, buildPublishedReply } from '../demo/mocks/feedback-cases.ts';
import { at, MOCK_ENDPOINT, problemAnswer } from '../demo/mocks/handlers.ts';
import '../src/widgets/published-replies/dvc-published-replies.ts';
import { offline } from './support/device.ts';
import { keyboardWith } from './support/keyboard.ts';
import { renderElement } from './support/render.ts';
import { keys, steps, stepsWith, type Step } from './support/steps.ts';

interface Args {
  endpoint: string;
  agency: string;
  theme: string;
  lang: string;
  assisted: boolean;
  width: string;
}

const meta = {
  title: 'Phản ánh đã trả lời · published-replies',
  component: 'dvc-published-replies',
  args: { endpoint: MOCK_ENDPOINT, agency: 'H90.101', theme: 'light', lang: 'vi', assisted: false, width: '340px' },
  argTypes: {
    theme: { control: 'inline-radio', options: ['auto', 'light', 'dark'] },
    width: { control: 'inline-radio', options: ['320px', '340px', '760px'] },
  },
  // What the story before has left in the address.
  beforeEach: () => history.replaceState(null, '', location.pathname + location.search),
  render: (args) =>
    renderElement(
      'dvc-published-replies',
      args,
      html`<ul>
        <li><a href="/tra-loi/den-duong.html">Đèn đường thôn Trung Tâm hỏng một tháng</a></li>
        <li><a href="/tra-loi/ho-so-dat.html">Hồ sơ đất quá hẹn 20 ngày</a></li>
      </ul>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;
type Before = Exclude<NonNullable<Story['beforeEach']>, readonly unknown[]>;

const LAMP = 'Đèn đường thôn Trung Tâm hỏng một tháng';

const { says, touch, type } = stepsWith('dvc-published-replies');

const { tabTo, back, enter, isOn } = keyboardWith('dvc-published-replies');

const search = (text: string): Step => type('query', `${text}{Enter}`);

const listing: (answer: (query: URLSearchParams) => Response | Promise<Response>) => Before =
  (answer) =>
  ({ msw }) => {
    msw.use(http.get(at('/replies'), ({ request }) => answer(new URL(request.url).searchParams)));
  };

export const Playground: Story = { args: { theme: 'auto' } };

export const Latest: Story = { name: 'Trả lời mới nhất', play: says(`Trả lời mới nhất ${LAMP}`) };

export const Read: Story = {
  name: 'Đọc một câu trả lời',
  play: steps(touch('.item-title'), says(/Người dân hỏi.*Cơ quan trả lời.*thay bóng đèn/)),
};

export const ReadWithFiles: Story = {
  name: 'Câu hỏi dài, trả lời có tệp kèm theo',
  beforeEach: listing(() => {
    const reply = {
      ...buildPublishedReply().reply,
      attachments: [
        {
          name: 'bien-ban-kiem-tra-den-duong-thon-trung-tam.pdf',
          type: 'application/pdf',
          bytes: 182_000,
          url: `${MOCK_ENDPOINT}/v1/files/1`,
        },
      ],
    };
    const content = 'Đèn trước nhà văn hóa hỏng đã một tháng, tối trẻ em đi học về rất nguy hiểm. '.repeat(20);
    return HttpResponse.json(buildPublishedReplies({ items: [buildPublishedReply({ content, reply })] }));
  }),
  play: steps(touch('.item-title'), says(/Đọc tiếp.*bien-ban-kiem-tra/)),
};

export const BackToList: Story = {
  name: 'Quay lại danh sách',
  play: steps(touch('.item-title'), says('Cơ quan trả lời'), touch('.back'), says('Trả lời mới nhất')),
};

export const Found: Story = {
  name: 'Tìm thấy',
  play: steps(says(LAMP), search('den duong'), says('Tìm thấy 4 câu trả lời')),
};

export const Nothing: Story = {
  name: 'Không tìm thấy',
  beforeEach: listing((query) =>
    HttpResponse.json(buildPublishedReplies(query.get('q') ? { items: [], total: 0 } : {})),
  ),
  play: steps(says(LAMP), search('xe buýt đêm'), says(/Không tìm thấy.*gõ ngắn hơn/)),
};

export const NothingOfKind: Story = {
  name: 'Loại chuyện này chưa có câu nào',
  beforeEach: listing((query) =>
    HttpResponse.json(buildPublishedReplies(query.get('category') ? { items: [], total: 0 } : {})),
  ),
  play: steps(says(LAMP), touch('summary'), touch('#category-idea'), says(/Loại chuyện này chưa có.*Xem tất cả/)),
};

export const Empty: Story = {
  name: 'Chưa đăng câu nào',
  beforeEach: listing(() => HttpResponse.json(buildPublishedReplies({ items: [], total: 0 }))),
  play: says('Chưa có câu trả lời nào được đăng'),
};

export const Categories: Story = {
  name: 'Chọn loại chuyện',
  play: steps(touch('summary'), says(/Giải quyết chậm.*Đề xuất cách làm mới/)),
};

export const Pages: Story = {
  name: 'Nhiều trang',
  beforeEach: listing((query) =>
    HttpResponse.json(buildPublishedReplies({ total: 43, page: Number(query.get('page')) })),
  ),
  play: steps(says('Trang 1 trên 5'), touch('nav .button'), says('Trang 2 trên 5')),
};

export const Gone: Story = {
  name: 'Câu trả lời đã gỡ',
  beforeEach: ({ msw }) => {
    location.hash = '#tra-loi=da-go';
    msw.use(http.get(at('/replies/:id'), () => problemAnswer('not-found')));
  },
  play: says('không còn được đăng'),
};

export const PartialData: Story = {
  name: 'Máy chủ gửi thiếu, gửi sai: hiện những gì đọc được',
  beforeEach: listing(() =>
    HttpResponse.json({
      items: [
        { id: 'a', title: 'Thiếu ngày, thiếu cơ quan', reply: { text: 'Đã xong.' } },
        { id: 'b', title: 'Thiếu trả lời' },
        7,
        { id: 'c', content: 'Không có tên', askedAt: 'hôm qua', reply: { text: 'Đã xong.', at: 3, agency: 'xã' } },
      ],
      total: 'nhiều',
    }),
  ),
  play: steps(says(/Thiếu ngày.*Không có tên/), touch('.item-title'), says(/Cơ quan trả lời Đã xong\./)),
};

export const LongTexts: Story = {
  name: 'Tên, nơi, cơ quan rất dài',
  beforeEach: listing(() => {
    const long = 'Trung tâm Phục vụ hành chính công kiêm Bộ phận tiếp nhận và trả kết quả liên thông các xã vùng cao';
    const word = 'den-duong-thon-trung-tam-'.repeat(8);
    const { reply } = buildPublishedReply();
    const item = buildPublishedReply({
      title: `Đề nghị sửa đèn đường từ cổng chợ đến ${long.toLowerCase()} ${word}`,
      place: `${long}, ${word}`,
      reply: { ...reply, agency: { ...reply.agency, name: long }, text: `${long}. `.repeat(40) },
    });
    return HttpResponse.json(buildPublishedReplies({ items: [item] }));
  }),
  play: steps(touch('.item-title'), says(/Người dân hỏi.*liên thông các xã vùng cao.*Đọc tiếp/)),
};

export const OtherVersion: Story = {
  name: 'Máy chủ đã sang phiên bản khác: còn đường dẫn thường',
  args: { agency: 'H90.103' },
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => HttpResponse.json(buildStatus({ contract: '2.0' }))));
  },
  play: says(/đang được nâng cấp/),
};

export const HtmlIsText: Story = {
  name: 'HTML trong câu trả lời: vẫn là chữ',
  beforeEach: listing(() => {
    const evil = '<img src=x onerror=alert(1)> javascript:alert(1)';
    const reply = { ...buildPublishedReply().reply, text: evil };
    return HttpResponse.json(
      buildPublishedReplies({ items: [buildPublishedReply({ title: evil, content: evil, reply })] }),
    );
  }),
  play: steps(touch('.item-title'), says('<img src=x onerror=alert(1)> javascript:alert(1)')),
};

export const Searching: Story = {
  name: 'Đang tìm',
  beforeEach: listing(async () => {
    await delay('infinite');
    return HttpResponse.error();
  }),
  play: says('Đang tìm'),
};

export const SlowNetwork: Story = {
  name: 'Mạng chậm',
  beforeEach: Searching.beforeEach!,
  play: says('Mạng chậm, vẫn đang tìm'),
};

export const Offline: Story = {
  name: 'Máy mất mạng',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/replies'), () => HttpResponse.error()));
    return offline();
  },
  play: says('đang mất mạng'),
};

export const Unreachable: Story = {
  name: 'Không kết nối được',
  beforeEach: listing(() => HttpResponse.error()),
  play: says('Chưa kết nối được'),
};

export const TooMany: Story = {
  name: 'Nhiều người hỏi cùng lúc',
  beforeEach: listing(() => problemAnswer('too-many', { 'Retry-After': '40' })),
  play: says('Bạn đợi 40 giây'),
};

export const Maintenance: Story = {
  name: 'Báo trước bảo trì',
  args: { agency: 'H90.102' },
  beforeEach: ({ msw }) => {
    const text = 'Tối thứ Bảy 28/11 từ 22:00 đến 23:00 tạm dừng.';
    msw.use(
      http.get(at('/status'), () => HttpResponse.json(buildStatus({ notices: [{ kind: 'maintenance', text }] }))),
    );
  },
  play: says(/Sắp bảo trì.*22:00/),
};

export const NotConfigured: Story = {
  name: 'Chưa cài đặt xong: hiện nội dung trong thẻ',
  args: { endpoint: 'dvc.example.gov.vn/api' },
  play: says('chưa được cài đặt xong'),
};

export const Down: Story = {
  name: 'Máy chủ trục trặc: còn đường dẫn thường',
  beforeEach: listing(() => problemAnswer('server')),
  play: says('đang gặp trục trặc'),
};

export const Closed: Story = {
  name: 'Tạm nghỉ',
  beforeEach: listing(() => problemAnswer('unavailable', { 'Retry-After': '600' })),
  play: says('tạm nghỉ'),
};

export const NotOffered: Story = {
  name: 'Cơ quan không đăng',
  args: { agency: 'H90.05' },
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => HttpResponse.json(buildStatus({ operations: ['procedures'] }))));
  },
  play: says('Cơ quan chưa đăng câu trả lời ở đây'),
};

export const Wide: Story = {
  name: 'Trên màn hình rộng',
  args: { width: '760px' },
  play: steps(touch('.item-title'), says('Cơ quan trả lời')),
};

export const Dark: Story = {
  name: 'Nền tối',
  globals: { look: 'dark' },
  play: says(LAMP),
};

export const Assisted: Story = {
  name: 'Có cán bộ giúp: bỏ lời giải thích',
  args: { assisted: true },
  play: says(LAMP),
};

export const English: Story = {
  args: { lang: 'en' },
  play: steps(touch('.item-title'), says('thay bóng đèn')),
};

export const KeyboardJourney: Story = {
  name: 'Cả hành trình bằng bàn phím',
  play: steps(
    says(LAMP),
    tabTo(/^Bạn muốn tìm chuyện gì/),
    keys('den duong'),
    tabTo('Tìm'),
    enter,
    says('Tìm thấy 4 câu trả lời'),
    tabTo('Loại chuyện'),
    enter,
    tabTo(LAMP),
    enter,
    isOn(LAMP),
    back(/Quay lại danh sách/),
    enter,
    isOn(LAMP),
  ),
};
