import { expect, fixtureCleanup, oneEvent } from '@open-wc/testing';
import { http, HttpResponse } from 'msw/http';
import { buildStatus } from '../../demo/mocks/builders.ts';
import { buildPublishedReplies, buildPublishedReply } from '../../demo/mocks/feedback-cases.ts';
import { at, problemAnswer } from '../../demo/mocks/handlers.ts';
import { readPlace, writePlace } from '../../src/widgets/published-replies/place-in-replies.ts';
import { worker } from '../support/browser/msw.ts';
import { PublishedReplies } from '../support/browser/published-replies.harness.ts';

const { warn } = console;
const LAMP = 'Đèn đường thôn Trung Tâm hỏng một tháng';
let asked: URLSearchParams[] = [];

/** Answers each list with what `answer` makes of the query, and remembers the query. */
const answerLists = (answer: (query: URLSearchParams) => Response): void =>
  worker.use(
    http.get(at('/replies'), ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      return answer(query);
    }),
  );

const many = (query: URLSearchParams): Response => {
  const page = Number(query.get('page'));
  const items = [buildPublishedReply({ id: `cau-${page}`, title: `Câu ở trang ${page}` })];
  return HttpResponse.json(buildPublishedReplies({ items, total: 25, page, size: 10 }));
};

const nothing = (): Response => HttpResponse.json(buildPublishedReplies({ items: [], total: 0 }));

/** Back as the browser does it, once the page has heard of it. */
async function goBack(): Promise<void> {
  const heard = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  history.back();
  await heard;
}

describe('<dvc-published-replies>', () => {
  beforeEach(() => {
    asked = [];
    console.warn = () => undefined;
  });
  afterEach(() => {
    console.warn = warn;
    fixtureCleanup();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('lists the latest, each with an address of its own, and names nobody', async () => {
    const replies = await PublishedReplies.on();
    await replies.shows(`Trả lời mới nhất ${LAMP}`);
    expect(replies.titles).to.have.length(4);
    const [first] = replies.all('.item-title');
    expect(first!.getAttribute('href')).to.match(/#tra-loi=den-duong-thon-trung-tam$/);
    await expect(replies.element).to.be.accessible();
  });

  it('reads one with question and answer, and comes back to the list with the focus where it was', async () => {
    const replies = await PublishedReplies.on();
    await replies.press(LAMP);
    await replies.shows(/Người dân hỏi.*tối trẻ em đi học.*Thôn Trung Tâm.*Cơ quan trả lời.*thay bóng đèn/);
    expect(location.hash).to.equal('#tra-loi=den-duong-thon-trung-tam');
    expect(replies.focused).to.have.class('title');
    await replies.press('Quay lại danh sách');
    await replies.shows('Trả lời mới nhất');
    expect(location.hash).to.equal('');
    expect((replies.focused as HTMLElement | null)?.dataset.id).to.equal('den-duong-thon-trung-tam');
  });

  it('asks for nothing again that the list has brought, and tells the page which one is read', async () => {
    let single = 0;
    worker.use(
      http.get(at('/replies/:id'), () => {
        single++;
        return HttpResponse.json(buildPublishedReply());
      }),
    );
    const replies = await PublishedReplies.on();
    const told = oneEvent(replies.element, 'dvc-reply-opened');
    await replies.press(LAMP);
    expect(await told).to.have.property('id', 'den-duong-thon-trung-tam');
    expect(single).to.equal(0);
  });

  it('opens the one that the address names', async () => {
    history.replaceState(null, '', '#tra-loi=mot-cau-hoi');
    worker.use(
      http.get(at('/replies/:id'), ({ params }) =>
        HttpResponse.json(buildPublishedReply({ id: String(params.id), title: `Câu ${String(params.id)}` })),
      ),
    );
    const replies = await PublishedReplies.on();
    await replies.shows('Câu mot-cau-hoi');
    await replies.press('Quay lại danh sách');
    await replies.shows('Trả lời mới nhất');
    expect(location.hash).to.equal('');
  });

  it('says that one is no longer there, with a way to the others', async () => {
    history.replaceState(null, '', '#tra-loi=da-go');
    worker.use(http.get(at('/replies/:id'), () => problemAnswer('not-found')));
    const replies = await PublishedReplies.on();
    await replies.shows('không còn được đăng');
    expect(replies.find('.fallback').hidden).to.equal(true);
    await replies.press('Quay lại danh sách');
    await replies.shows(LAMP);
  });

  for (const path of ['/status', '/replies']) {
    it(`says that it is not set up where the endpoint has no ${path}`, async () => {
      worker.use(http.get(at(path), () => problemAnswer('not-found')));
      const replies = await PublishedReplies.on({ agency: 'H99.992' });
      await replies.shows('Phần này chưa được cài đặt xong');
      expect(replies.find('.fallback').hidden).to.equal(false);
    });
  }

  it('searches as typed, and leaves the folding to the endpoint', async () => {
    answerLists(() => HttpResponse.json(buildPublishedReplies()));
    const replies = await PublishedReplies.on();
    await replies.shows(LAMP);
    const told = oneEvent(replies.element, 'dvc-replies-found');
    await replies.search('  den duong ');
    expect(await told).to.have.property('total', 4);
    await replies.shows('Tìm thấy 4 câu trả lời');
    const last = asked[asked.length - 1]!;
    expect([last.get('q'), last.get('page'), last.get('agency')]).to.deep.equal(['den duong', '1', 'H90.101']);
  });

  it('narrows to a kind, whose names are asked for only then', async () => {
    let categories = 0;
    worker.use(
      http.get(at('/feedback/categories'), () => {
        categories++;
        return HttpResponse.json([
          { id: 'road', label: 'Đường sá', kind: 'reflection' },
          { id: 'complaint', label: 'Khiếu nại', kind: 'reflection', elsewhere: { text: 'Nơi khác' } },
        ]);
      }),
    );
    answerLists((query) => (query.get('category') ? nothing() : HttpResponse.json(buildPublishedReplies())));
    const replies = await PublishedReplies.on();
    await replies.shows(LAMP);
    expect(categories).to.equal(0);
    await replies.press('Loại chuyện');
    await replies.shows('Đường sá');
    expect(replies.text).not.to.include('Khiếu nại');
    await replies.choose('category-road');
    await replies.shows('Loại chuyện này chưa có câu trả lời nào');
    await replies.press('Xem tất cả');
    await replies.shows(LAMP);
    expect(asked.map((query) => query.get('category') ?? '')).to.deep.equal(['', 'road', '']);
  });

  it('turns pages, and Back turns them back', async () => {
    answerLists(many);
    const replies = await PublishedReplies.on();
    await replies.shows(/Câu ở trang 1.*Trang 1 trên 3/);
    await replies.press('Trang sau');
    await replies.shows(/Câu ở trang 2.*Trang 2 trên 3/);
    await replies.press('Trang sau');
    await replies.shows('Câu ở trang 3');
    expect(replies.text).not.to.include('Trang sau');
    await goBack();
    await replies.shows('Câu ở trang 2');
    await goBack();
    await replies.shows('Câu ở trang 1');
  });

  it('comes back from a reply to the search it was found by', async () => {
    answerLists((query) =>
      HttpResponse.json(buildPublishedReplies({ items: [buildPublishedReply({ title: `Tìm ${query.get('q')}` })] })),
    );
    const replies = await PublishedReplies.on();
    await replies.search('den');
    await replies.press('Tìm den');
    await replies.shows('Cơ quan trả lời');
    await goBack();
    await replies.shows('Tìm thấy 1 câu trả lời Tìm den');
    expect(replies.find<HTMLInputElement>('#query').value).to.equal('den');
    expect(asked).to.have.length(2);
  });

  it('opens a list where the address says so', async () => {
    answerLists(many);
    history.replaceState(null, '', `#tra-loi=${encodeURIComponent(writePlace({ q: 'đèn', category: '', page: 2 }))}`);
    const replies = await PublishedReplies.on();
    await replies.shows('Câu ở trang 2');
    expect(replies.find<HTMLInputElement>('#query').value).to.equal('đèn');
    expect(asked.map((query) => query.get('q'))).to.deep.equal(['đèn']);
  });

  it('says that nothing was found, and how to find more', async () => {
    answerLists(nothing);
    const replies = await PublishedReplies.on();
    await replies.shows('Chưa có câu trả lời nào được đăng ở đây');
    await replies.search('<b>x</b>');
    await replies.shows(/Không tìm thấy câu trả lời nào cho “<b>x<\/b>”.*gõ ngắn hơn/);
  });

  for (const [name, answer, said] of [
    ['it is down', () => problemAnswer('server'), 'đang gặp trục trặc'],
    ['it is closed', () => problemAnswer('unavailable', { 'Retry-After': '600' }), 'tạm nghỉ'],
    ['it is out of reach', () => HttpResponse.error(), 'Chưa kết nối được'],
    ['it answers something else', () => HttpResponse.json(null), 'không đọc được'],
    ['it answers with a page', () => HttpResponse.html('<h1>Wifi</h1>'), 'không đọc được'],
  ] as const) {
    it(`says so where ${name}, shows the page’s own links, and tries again at a press`, async () => {
      answerLists(answer);
      const replies = await PublishedReplies.on();
      await replies.shows(said);
      expect(replies.find('.fallback').hidden).to.equal(false);
      worker.resetHandlers();
      await replies.press('Thử lại');
      await replies.shows(LAMP);
      expect(replies.find('.fallback').hidden).to.equal(true);
    });
  }

  it('says where an agency publishes none, with the page’s own links', async () => {
    worker.use(http.get(at('/status'), () => HttpResponse.json(buildStatus({ operations: ['procedures'] }))));
    const replies = await PublishedReplies.on({ agency: 'H90.05' });
    await replies.shows('Cơ quan chưa đăng câu trả lời ở đây');
    expect(replies.find('.fallback').hidden).to.equal(false);
  });

  it('shows HTML as text and links only where a link can do no harm', async () => {
    const evil = '<img src=x onerror="window.broken=1"> javascript:alert(1) https://a.example/x';
    const agency = { code: 'H90', name: evil, level: 'commune' };
    const item = {
      ...buildPublishedReply(),
      id: '"><script>',
      title: evil,
      content: evil,
      place: evil,
      reply: {
        at: '2026-11-20T15:20:00+07:00',
        agency,
        text: evil,
        attachments: [{ name: evil, type: evil, bytes: 1, url: 'javascript:alert(1)' }],
      },
    };
    answerLists(() => HttpResponse.json({ items: [item], total: 1, page: 1, size: 10 }));
    const replies = await PublishedReplies.on();
    await replies.shows('<img src=x');
    replies.all('.item-title')[0]!.click();
    await replies.shows('Cơ quan trả lời');
    expect(replies.all('img, script')).to.have.length(0);
    expect(replies.all('.reply a').map((link) => link.getAttribute('href'))).to.deep.equal(['https://a.example/x']);
    expect(window).not.to.have.property('broken');
  });

  it('reads what can be read of a list', async () => {
    answerLists(() =>
      HttpResponse.json({
        items: [
          { id: 'a', title: 'Thiếu ngày', reply: { text: 'Đã xong.' } },
          { id: 'b', title: 'Thiếu trả lời' },
          7,
          { id: 'c', content: 'Không có tên', askedAt: 'hôm qua', reply: { text: 'Đã xong.', at: 3, agency: 'xã' } },
        ],
        total: 'nhiều',
      }),
    );
    const replies = await PublishedReplies.on();
    await replies.shows('Thiếu ngày');
    expect(replies.titles).to.deep.equal(['Thiếu ngày', 'Không có tên']);
  });

  it('does not ask when the page says no', async () => {
    answerLists(nothing);
    document.addEventListener('dvc-request', (event) => event.preventDefault(), { once: true });
    const replies = await PublishedReplies.on();
    await replies.shows('Bạn muốn tìm chuyện gì?');
    expect(asked).to.have.length(0);
    await replies.search('den');
    await replies.shows('Không tìm thấy');
  });

  it('speaks English on an English page', async () => {
    const replies = await PublishedReplies.on({ lang: 'en' });
    await replies.shows('Latest answers');
  });
});

describe('a place among replies', () => {
  it('is written and read the same', () => {
    for (const place of [
      { q: '', category: '', page: 1 },
      { q: 'đèn đường & rác', category: 'road', page: 3 },
    ]) {
      expect(readPlace(writePlace(place))).to.deep.equal(place);
    }
  });

  it('is the beginning where an address makes no sense', () => {
    for (const nonsense of [undefined, '?', '?trang=-1', '?trang=1e9999', '?trang=x&loai=']) {
      expect(readPlace(nonsense), nonsense).to.deep.equal({ q: '', category: '', page: 1 });
    }
  });
});
