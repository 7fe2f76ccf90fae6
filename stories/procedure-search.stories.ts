import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { expect } from 'storybook/test';
import { buildProcedure, buildProcedureList, buildStatus, buildSummary } from '../demo/mocks/builders.ts';
import { at, catalogueAnswer, MOCK_ENDPOINT, problemAnswer } from '../demo/mocks/handlers.ts';
import '../src/widgets/procedure-search/dvc-procedure-search.ts';
import { offline } from './support/device.ts';
import { find } from './support/element.ts';
import { keyboardWith } from './support/keyboard.ts';
import { renderElement } from './support/render.ts';
import { keys, steps, stepsWith, type Step } from './support/steps.ts';

interface Args {
  endpoint: string;
  agency: string;
  source: string;
  theme: string;
  lang: string;
  assisted: boolean;
}

const meta = {
  title: 'Tìm thủ tục · procedure-search',
  component: 'dvc-procedure-search',
  args: { endpoint: MOCK_ENDPOINT, agency: 'H90.101', source: 'auto', theme: 'light', lang: 'vi', assisted: false },
  argTypes: {
    source: { control: 'inline-radio', options: ['auto', 'endpoint', 'catalogue'] },
    theme: { control: 'inline-radio', options: ['auto', 'light', 'dark'] },
    lang: { control: 'inline-radio', options: ['vi', 'en'] },
  },
  // A procedure that the story before has opened stands in the address.
  beforeEach: () => history.replaceState(null, '', location.pathname + location.search),
  render: (args) =>
    renderElement(
      'dvc-procedure-search',
      args,
      html`<p>Bộ phận Một cửa xã Đồi Mận: <a href="tel:02900000101">0290 000 0101</a></p>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const { element, says, touch, type } = stepsWith('dvc-procedure-search');
const { tabTo, back, enter, isOn } = keyboardWith('dvc-procedure-search');

/** Searches as a citizen does: types and presses the button. */
const searching = (query: string): Step => steps(type('query', query), touch('button[type=submit]'));

/** Opens the first result. */
const opening = steps(searching('khai sinh'), touch('.item-title'));

/** After a journey, waits for what must be shown in the end. */
const ending = (journey: Step, text: string | RegExp): Step => steps(journey, says(text));

export const Playground: Story = { args: { theme: 'auto' } };

export const Idle: Story = {
  name: 'Lúc đầu: việc nhiều người hỏi',
  play: says('Khai sinh'),
};

export const Suggestions: Story = {
  name: 'Đang gõ: gợi ý',
  play: steps(type('query', 'dang ky khai'), says('Thủ tục đăng ký khai sinh'), async (stage) => {
    await expect((await element(stage)).querySelector('#query')).toHaveAttribute('aria-expanded', 'true');
  }),
};

export const Results: Story = { name: 'Kết quả', play: ending(searching('khai sinh'), 'Tìm thấy 4 thủ tục') };

export const ManyResults: Story = {
  name: 'Nhiều kết quả: xem thêm',
  beforeEach: ({ msw }) => {
    const many = Array.from({ length: 23 }).map((_, n) =>
      buildSummary({ code: `1.00${1000 + n}`, title: `Thủ tục đăng ký khai sinh, trường hợp số ${n + 1}` }),
    );
    msw.use(
      http.get(at('/procedures'), ({ request }) => {
        const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
        const items = many.slice((page - 1) * 8, page * 8);
        return HttpResponse.json(buildProcedureList({ items, total: many.length, page, size: 8 }));
      }),
    );
  },
  play: steps(searching('khai sinh'), touch('.more'), says('trường hợp số 16'), async (stage) => {
    await expect((await element(stage)).querySelectorAll('.item')).toHaveLength(16);
  }),
};

export const Filtered: Story = {
  name: 'Lọc kết quả',
  play: steps(
    searching('khai sinh'),
    touch('.filters summary'),
    async (stage) => stage.userEvent.selectOptions(await find(await element(stage), '#mode'), 'online-full'),
    says('Lọc kết quả (1 điều kiện)'),
  ),
};

export const Understood: Story = {
  name: 'Hiểu lời thường ngày, và cho quay lại đúng chữ',
  beforeEach: ({ msw }) => {
    msw.use(
      http.get(at('/procedures'), ({ request }) => {
        const literal = new URL(request.url).searchParams.get('q')?.startsWith('"');
        const understood = { query: 'xác nhận tình trạng hôn nhân', because: 'giấy độc thân' };
        const items = [buildSummary({ code: '1.004873', title: 'Cấp Giấy xác nhận tình trạng hôn nhân' })];
        return HttpResponse.json(
          literal ? buildProcedureList({ items: [] }) : buildProcedureList({ items, understood }),
        );
      }),
    );
  },
  play: ending(searching('giấy độc thân'), 'Đang hiểu “giấy độc thân” là “xác nhận tình trạng hôn nhân”'),
};

export const UnderstoodWhileTyping: Story = {
  name: 'Gợi ý nói rõ đã hiểu chữ nào thành gì',
  beforeEach: Understood.beforeEach!,
  play: ending(type('query', 'giấy độc thân'), 'Đang hiểu “giấy độc thân” là “xác nhận tình trạng hôn nhân”'),
};

export const NothingFound: Story = {
  name: 'Không tìm thấy: lời khuyên và người giúp',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => HttpResponse.json(buildProcedureList({ items: [] }))));
  },
  play: ending(searching('chữa bệnh cho trâu'), /Không tìm thấy.*0290 000 0101/),
};

export const Searching: Story = {
  name: 'Đang tìm',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => delay('infinite')));
  },
  play: ending(searching('khai sinh'), 'Đang tìm'),
};

export const CatalogueLoading: Story = {
  name: 'Đang tải danh mục vào trang',
  args: { source: 'catalogue' },
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/catalogue.ndjson'), () => slowly(catalogueAnswer())));
  },
  play: ending(searching('khai sinh'), 'Đang tải danh mục… đã có'),
};

/** A catalogue of which some thousands of lines have come, and no more. */
async function slowly(answer: Response): Promise<Response> {
  const lines = await answer.text();
  const more = `\n${lines.split('\n').at(-1)}`.repeat(3000);
  const body = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode(lines + more)) });
  return new HttpResponse(body, { headers: answer.headers });
}

export const SlowNetwork: Story = {
  name: 'Mạng chậm',
  beforeEach: Searching.beforeEach!,
  play: ending(searching('khai sinh'), 'Mạng chậm, vẫn đang tìm'),
};

export const Unreachable: Story = {
  name: 'Không kết nối được',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => HttpResponse.error()));
  },
  play: ending(searching('khai sinh'), /Chưa kết nối được.*Thử lại/),
};

export const Offline: Story = {
  name: 'Máy mất mạng',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => HttpResponse.error()));
    return offline();
  },
  play: ending(searching('khai sinh'), /đang mất mạng.*Thử lại/),
};

export const ServerFault: Story = {
  name: 'Máy chủ trục trặc',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => problemAnswer('server')));
  },
  play: ending(searching('khai sinh'), /Máy chủ đang gặp trục trặc.*0290 000 0101/),
};

export const TooMany: Story = {
  name: 'Nhiều người hỏi cùng lúc',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => problemAnswer('too-many', { 'Retry-After': '40' })));
  },
  play: ending(searching('khai sinh'), 'Bạn đợi'),
};

export const Unavailable: Story = {
  name: 'Hệ thống tạm nghỉ',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => problemAnswer('unavailable', { 'Retry-After': '3600' })));
  },
  play: ending(searching('khai sinh'), 'Hệ thống đang tạm nghỉ'),
};

export const WrongAnswer: Story = {
  name: 'Máy chủ trả lời bằng một trang HTML',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => HttpResponse.html('<h1>Xin chào</h1>')));
  },
  play: ending(searching('khai sinh'), 'Máy chủ trả lời không đọc được'),
};

export const Notice: Story = {
  name: 'Có thông báo bảo trì',
  args: { agency: 'H90.102' },
  beforeEach: ({ msw }) => {
    const text = 'Hệ thống bảo trì từ 22 giờ ngày 28/11/2026 đến 5 giờ ngày 29/11/2026.';
    msw.use(
      http.get(at('/status'), () => HttpResponse.json(buildStatus({ notices: [{ kind: 'maintenance', text }] }))),
    );
  },
  play: says(/Sắp bảo trì.*22 giờ/),
};

export const Outage: Story = {
  name: 'Đang có sự cố',
  args: { agency: 'H90.104' },
  beforeEach: ({ msw }) => {
    const text = 'Kết quả tìm có thể thiếu. Bạn gọi số của xã khi cần gấp.';
    msw.use(http.get(at('/status'), () => HttpResponse.json(buildStatus({ notices: [{ kind: 'outage', text }] }))));
  },
  play: says(/Đang có sự cố.*gọi số của xã/),
};

export const OtherVersion: Story = {
  name: 'Máy chủ đã sang phiên bản khác',
  args: { agency: 'H90.103' },
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => HttpResponse.json(buildStatus({ contract: '2.0' }))));
  },
  play: says('đang được nâng cấp'),
};

export const NotConfigured: Story = {
  name: 'Chưa cài đặt xong: hiện nội dung trong thẻ',
  args: { endpoint: 'dvc.example.gov.vn/api' },
  play: says('chưa được cài đặt xong'),
};

export const Detail: Story = { name: 'Một thủ tục', play: ending(opening, /Cần mang gì.*Giấy chứng sinh/) };

export const OpeningDetail: Story = {
  name: 'Đang mở một thủ tục',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures/:code'), () => delay('infinite')));
  },
  play: ending(opening, 'Đang'),
};

export const DetailFailed: Story = {
  name: 'Chưa mở được thủ tục',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures/:code'), () => problemAnswer('server')));
  },
  play: ending(opening, /gặp trục trặc.*Thử lại/),
};

export const DetailWithCases: Story = {
  name: 'Một thủ tục có nhiều trường hợp, nhiều giấy tờ',
  beforeEach: ({ msw }) => {
    const documents = (count: number) =>
      Array.from({ length: count }).map((_, n) => ({
        name: `Giấy tờ số ${n + 1} theo quy định`,
        originals: 1,
        copies: n % 3,
        required: n % 4 !== 0,
      }));
    const cases = [
      { name: 'Xây dựng nhà ở riêng lẻ', documents: documents(14) },
      { name: 'Sửa chữa, cải tạo', documents: documents(5) },
    ];
    msw.use(http.get(at('/procedures/:code'), () => HttpResponse.json(buildProcedure({ cases }))));
  },
  play: ending(opening, /Xây dựng nhà ở riêng lẻ.*Xem thêm 2/),
};

export const DetailInGroups: Story = {
  name: 'Giấy tờ chia nhóm: nhóm nào ai cũng cần thì mở sẵn',
  beforeEach: ({ msw }) => {
    const paper = (name: string, required: boolean) => ({ name, originals: 1, copies: 0, required });
    const others = Array.from({ length: 6 }).map((_, n) => paper(`Giấy tờ số ${n + 1}, nếu cần`, false));
    const note = 'Người có tài khoản VNeID mức 2 không phải xuất trình giấy tờ đã có trong dữ liệu.';
    const cases = [
      { name: 'Giấy tờ phải nộp', documents: [paper('Giấy chứng sinh', true), ...others] },
      { name: 'Giấy tờ phải xuất trình', documents: [paper('Căn cước hoặc hộ chiếu', true), ...others] },
      { name: 'Trường hợp ủy quyền', documents: [paper('Văn bản ủy quyền đã chứng thực', true)] },
      { name: 'Lưu ý', documents: [{ name: note, originals: 0, copies: 0, required: false }] },
      { documents: [paper('Giấy chứng nhận kết hôn', false)] },
    ];
    msw.use(http.get(at('/procedures/:code'), () => HttpResponse.json(buildProcedure({ cases }))));
  },
  play: ending(opening, /Căn cước hoặc hộ chiếu.*Trường hợp ủy quyền \(1 giấy tờ\) Lưu ý Giấy tờ khác/),
};

export const DetailWithoutFees: Story = {
  name: 'Bản ghi không nói lệ phí và thời hạn',
  beforeEach: ({ msw }) => {
    const channels = [{ mode: 'counter', time: {}, fees: [] }];
    msw.use(http.get(at('/procedures/:code'), () => HttpResponse.json(buildProcedure({ channels }))));
  },
  play: ending(opening, /không ghi thời hạn.*không ghi lệ phí. Bạn hỏi Bộ phận Một cửa/),
};

export const PartialDetail: Story = {
  name: 'Bản ghi thiếu nhiều phần',
  beforeEach: ({ msw }) => {
    const { code, title } = buildSummary();
    msw.use(
      http.get(at('/procedures/:code'), () =>
        HttpResponse.json({ code, title, field: 'Hộ tịch', channels: [{ mode: 'drone' }], cases: 'không có' }),
      ),
    );
  },
  play: ending(opening, /Chưa ghi giấy tờ.*drone/),
};

export const AbsurdDetail: Story = {
  name: 'Bản ghi có số liệu vô lý',
  beforeEach: ({ msw }) => {
    const documents = Array.from({ length: 500 }).map((_, n) => ({
      name: n === 0 ? '<b onclick="alert(1)">Giấy</b> \u202Etờ' : `Giấy tờ ${n}`,
      originals: 1,
      copies: 0,
      required: true,
    }));
    const absurd = buildProcedure({
      cases: [{ documents }],
      channels: [
        {
          mode: 'counter',
          time: { amount: 99_999, unit: 'day' },
          fees: [{ amount: 0 }, { amount: 10, currency: 'USD' }],
        },
      ],
      source: { asOf: '1900-01-01', url: 'javascript:alert(1)' },
      submitUrl: 'javascript:alert(1)',
    });
    msw.use(http.get(at('/procedures/:code'), () => HttpResponse.json(absurd)));
  },
  play: steps(opening, says(/<b onclick="alert\(1\)">Giấy<\/b> tờ.*Xem thêm 488/), async (stage) => {
    await expect((await element(stage)).querySelector('a[href^="javascript"]')).toBeNull();
  }),
};

export const LongTitle: Story = {
  name: 'Tên dài 1.192 ký tự',
  beforeEach: ({ msw }) => {
    const title = 'Thủ tục cấp, cấp lại, gia hạn giấy phép hoạt động của cơ sở thuộc thẩm quyền của tỉnh '
      .repeat(14)
      .trim();
    msw.use(
      http.get(at('/procedures'), () => HttpResponse.json(buildProcedureList({ items: [buildSummary({ title })] }))),
      http.get(at('/procedures/:code'), () => HttpResponse.json(buildProcedure({ title }))),
    );
  },
  play: ending(opening, 'Đọc tiếp'),
};

export const Provincial: Story = {
  name: 'Thủ tục riêng của một tỉnh, và thủ tục cùng tên',
  beforeEach: ({ msw }) => {
    const issuer = { code: 'H90', name: 'UBND tỉnh Sông Mây' };
    const items = [
      buildSummary({ code: '6.000123', title: 'Hỗ trợ tiền mai táng', scope: 'province', province: 'H90', issuer }),
      buildSummary({ code: '1.001731', title: 'Hỗ trợ chi phí mai táng', variants: ['1.014028', '1.012824'] }),
    ];
    msw.use(http.get(at('/procedures'), () => HttpResponse.json(buildProcedureList({ items }))));
  },
  play: ending(searching('mai tang'), /Quy định riêng của tỉnh.*và 2 thủ tục cùng tên: 1.014028, 1.012824/),
};

export const Internal: Story = {
  name: 'Thủ tục nội bộ',
  beforeEach: ({ msw }) => {
    const items = [buildSummary({ code: '1.013001', title: 'Bổ nhiệm công chức tư pháp – hộ tịch', internal: true })];
    msw.use(http.get(at('/procedures'), () => HttpResponse.json(buildProcedureList({ items }))));
  },
  play: ending(searching('bo nhiem'), 'Thủ tục nội bộ cơ quan nhà nước'),
};

export const Gone: Story = {
  name: 'Thủ tục không còn',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures/:code'), () => problemAnswer('not-found')));
  },
  play: ending(opening, 'Không tìm thấy thủ tục mã 1.001193'),
};

export const Catalogue: Story = {
  name: 'Tìm ngay trong trang, không cần máy chủ',
  args: { source: 'catalogue' },
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures'), () => HttpResponse.error()));
  },
  play: ending(searching('dang ky khai sinh'), /Tìm thấy \d thủ tục Lọc kết quả Thủ tục đăng ký khai sinh/),
};

export const SummaryOnly: Story = {
  name: 'Chỉ có tóm tắt (thư mục tĩnh)',
  args: { source: 'catalogue' },
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/procedures/:file'), () => problemAnswer('not-found')));
  },
  play: ending(opening, 'Ở đây chỉ có tóm tắt'),
};

export const English: Story = {
  args: { lang: 'en' },
  play: ending(searching('khai sinh'), '4 procedures found'),
};

export const Dark: Story = {
  name: 'Nền tối',
  globals: { look: 'dark' },
  play: ending(opening, 'Cần mang gì'),
};

export const Assisted: Story = {
  name: 'Có người ngồi cạnh giúp: bỏ lời giải thích, in phiếu nhỏ',
  args: { assisted: true },
  play: ending(opening, 'In phiếu nhỏ 80 mm'),
};

export const KeyboardJourney: Story = {
  name: 'Cả hành trình bằng bàn phím',
  play: steps(
    tabTo('Bạn cần làm việc gì?'),
    keys('khai sinh'),
    says('Thủ tục đăng ký khai sinh'),
    keys('{ArrowDown}{ArrowDown}{ArrowUp}'),
    async (stage) => {
      await expect((await element(stage)).activeElement).toHaveAttribute('aria-activedescendant', 'option-0');
    },
    enter,
    isOn('Thủ tục đăng ký khai sinh'),
    tabTo('In danh mục giấy tờ'),
    back(/Tìm thủ tục khác/),
    enter,
    isOn('Bạn cần làm việc gì?'),
    tabTo('Tìm'),
    enter,
    tabTo('Lọc kết quả'),
    enter,
    tabTo('Thủ tục đăng ký khai sinh'),
    enter,
    isOn('Thủ tục đăng ký khai sinh'),
    back(/Quay lại kết quả/),
    enter,
    isOn('Thủ tục đăng ký khai sinh'),
  ),
};
