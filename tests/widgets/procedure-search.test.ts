import { expect, fixtureCleanup, oneEvent } from '@open-wc/testing';
import { delay, type JsonBodyType } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { buildProcedure, buildProcedureList, buildStatus } from '../../demo/mocks/builders.ts';
import { at, problemAnswer } from '../../demo/mocks/handlers.ts';
import { worker } from '../support/browser/msw.ts';
import { ProcedureSearch } from '../support/browser/procedure-search.harness.ts';

/** Console lines for the webmaster while a test runs. */
let lines: string[] = [];
const { warn } = console;

describe('<dvc-procedure-search>', () => {
  beforeEach(() => {
    lines = [];
    console.warn = (...said: unknown[]) => lines.push(said.join(' '));
    history.replaceState(null, '', location.pathname + location.search);
  });
  afterEach(() => {
    console.warn = warn;
    fixtureCleanup();
  });

  describe('finding', () => {
    it('shows the birth registration first for words without marks', async () => {
      const search = await ProcedureSearch.on();
      await search.search('dang ky khai sinh');
      await search.shows('Tìm thấy 4 thủ tục');
      expect(search.results[0]).to.equal('Thủ tục đăng ký khai sinh');
    });

    it('suggests while typing, and takes a suggestion by arrow and Enter', async () => {
      const search = await ProcedureSearch.on();
      await search.typeQuery('khai sinh');
      await search.appears('.option');
      expect(search.suggestions).to.have.length(4);
      await search.pressKey('ArrowDown');
      await search.pressKey('ArrowDown');
      await search.pressKey('Enter');
      await search.shows('Cần mang gì');
      expect(location.hash).to.equal('#thu-tuc=1.004884');
    });

    describe('with everyday words', () => {
      const asked: string[] = [];

      beforeEach(() => {
        asked.length = 0;
        worker.use(
          http.get(at('/procedures'), ({ request }) => {
            asked.push(new URL(request.url).searchParams.get('q') ?? '');
            const [item] = buildProcedureList().items;
            const titles = ['Thủ tục đăng ký khai tử', 'Xuất khẩu mật ong'];
            const items = titles.map((title, at) => ({ ...item!, title, code: `1.00065${at}` }));
            const understood = { because: 'ong … mat', query: 'đăng ký khai tử' };
            return HttpResponse.json(buildProcedureList({ items, understood }));
          }),
        );
      });

      it('marks in the suggestions what the words were read as, and says so under them', async () => {
        const search = await ProcedureSearch.on();
        await search.typeQuery('ong noi mat');
        await search.appears('.option');
        await search.shows('Đang hiểu “ong … mat” là “đăng ký khai tử”');
        expect(search.all('.option mark').map(({ innerText }) => innerText)).to.deep.equal(['đăng ký khai tử']);
      });

      it('takes the words as typed when the citizen asks for that under the suggestions', async () => {
        const search = await ProcedureSearch.on();
        await search.typeQuery('ong noi mat');
        await search.appears('.option');
        await search.click('form .understood button');
        await search.shows('Tìm thấy 2 thủ tục');
        expect(asked[asked.length - 1]).to.equal('"ong noi mat"');
      });

      it('ends the results with whom to ask', async () => {
        const search = await ProcedureSearch.on();
        await search.search('ong noi mat');
        await search.shows(/Xuất khẩu mật ong.*Vẫn không thấy.*0290 000 0101/s);
      });
    });

    it('asks for what was typed last and shows that answer only', async () => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      worker.use(
        http.get(at('/procedures'), async ({ request }) => {
          const q = new URL(request.url).searchParams.get('q') ?? '';
          if (q === 'khai') await held;
          const title = `Kết quả cho ${q}`;
          return HttpResponse.json(buildProcedureList({ items: [{ ...buildProcedureList().items[0]!, title }] }));
        }),
      );
      const search = await ProcedureSearch.on();
      await search.search('khai');
      await search.search(' sinh');
      await search.shows('Kết quả cho khai sinh');
      release();
      await search.element.updateComplete;
      expect(search.results).to.deep.equal(['Kết quả cho khai sinh']);
    });

    it('tells the page how many were found, and nothing that was typed', async () => {
      const search = await ProcedureSearch.on();
      const told = oneEvent(document, 'dvc-procedures-found');
      await search.search('khai sinh');
      const event = (await told) as unknown as Record<string, unknown>;
      expect(event.total).to.equal(4);
      expect(Object.keys(event).filter((key) => key !== 'isTrusted')).to.deep.equal(['total']);
    });

    it('takes whatever is pasted, however long or strange, and asks within reason', async () => {
      const asked: string[] = [];
      worker.use(
        http.get(at('/procedures'), ({ request }) => {
          asked.push(new URL(request.url).searchParams.get('q') ?? '');
          return HttpResponse.json(buildProcedureList({ items: [] }));
        }),
      );
      const search = await ProcedureSearch.on();
      const strange = '<img src=x onerror="alert(1)">\u202E\u0000'.padEnd(10_000, 'ớ');
      search.paste(strange);
      await search.pressKey('Enter');
      await search.shows('Không tìm thấy thủ tục nào cho “<img src=x onerror="alert(1)">');
      expect(asked.every((q) => q.length <= 300)).to.equal(true);
      expect(search.all('img')).to.have.length(0);
      expect(search.typed.startsWith('<img')).to.equal(true);
    });

    it('does not ask when the page says no', async () => {
      const search = await ProcedureSearch.on();
      let asked = 0;
      worker.use(
        http.get(at('/procedures'), () => {
          asked++;
          return HttpResponse.json(buildProcedureList());
        }),
      );
      search.element.addEventListener('dvc-request', (event) => event.preventDefault());
      await search.search('khai sinh');
      await search.element.updateComplete;
      expect(asked).to.equal(0);
      expect(search.typed).to.equal('khai sinh');
    });

    it('goes back to the topics when the field is cleared', async () => {
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.shows('Tìm thấy');
      await search.click('.clear');
      expect(search.typed).to.equal('');
      await search.appears('.topics');
      expect(search.focused?.id).to.equal('query');
    });
  });

  describe('typing Vietnamese', () => {
    it('leaves the keys of an input method alone', async () => {
      const search = await ProcedureSearch.on();
      await search.typeQuery('khai');
      await search.appears('.option');
      const query = search.find<HTMLInputElement>('#query');
      const enter = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
      query.dispatchEvent(enter);
      expect(enter.defaultPrevented).to.equal(false);
      expect(search.find('.suggestions').hidden).to.equal(false);
    });

    it('never writes over what is being composed', async () => {
      const search = await ProcedureSearch.on();
      const query = search.find<HTMLInputElement>('#query');
      query.focus();
      query.value = 'đăng ký kha';
      query.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
      query.value = 'đăng ký khai';
      await search.element.updateComplete;
      expect(query.value).to.equal('đăng ký khai');
    });
  });

  describe('reading a procedure', () => {
    it('puts the focus on its title, and back on its link afterwards', async () => {
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.click('.item-title');
      await search.shows('Giấy chứng sinh');
      expect(search.focused).to.have.class('title');
      await search.click('.back');
      await search.shows('Tìm thấy 4 thủ tục');
      expect((search.focused as HTMLElement).innerText).to.equal('Thủ tục đăng ký khai sinh');
    });

    it('opens from a shared address', async () => {
      history.replaceState(null, '', '#thu-tuc=1.001193');
      const search = await ProcedureSearch.on();
      await search.shows('Cần mang gì');
      await search.click('.back');
      expect(location.hash).to.equal('');
      await search.appears('.topics');
    });

    it('follows the browser’s Back and Forward', async () => {
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.click('.item-title');
      await search.shows('Cần mang gì');
      history.back();
      await search.shows('Tìm thấy 4 thủ tục');
      history.forward();
      await search.shows('Cần mang gì');
    });

    it('lets a click that asks for another tab pass', async () => {
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      const link = await search.appears('.item-title');
      const click = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true });
      link.addEventListener('click', (event) => event.preventDefault(), { once: true, capture: false });
      link.dispatchEvent(click);
      expect(search.find('.item-title')).to.equal(link);
      expect(location.hash).to.equal('');
    });

    it('does not disturb another search on the page', async () => {
      const first = await ProcedureSearch.on();
      const second = await ProcedureSearch.on();
      await first.search('khai sinh');
      await first.click('.item-title');
      await first.shows('Cần mang gì');
      expect(second.text).not.to.match(/Cần mang gì/);
      await second.search('khai sinh');
      await second.click('.item-title');
      await second.shows('Cần mang gì');
      expect(location.hash).to.equal('#thu-tuc=1.001193&thu-tuc-2=1.001193');
      await second.click('.back');
      await second.shows('Tìm thấy');
      expect(first.text).to.match(/Cần mang gì/);
    });

    it('says that a fee of 0 beside a text is what the text says, and a bare 0 is free', async () => {
      const text = 'Mức thu do Hội đồng nhân dân tỉnh quy định.';
      const time = { amount: 1, unit: 'working-day' };
      const channels = [
        { mode: 'counter', time, fees: [{ amount: 0, text }] },
        { mode: 'post', time, fees: [{ amount: 0 }] },
        { mode: 'online', time, fees: [] },
      ];
      worker.use(http.get(at('/procedures/:code'), () => HttpResponse.json(buildProcedure({ channels }))));
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.click('.item-title');
      await search.shows('Nộp ở đâu');
      const [counter, post, online] = search.all('.channel').map((channel) => channel.innerText);
      expect(counter).to.include(text).and.not.include('Không mất tiền');
      expect(post).to.include('Không mất tiền');
      expect(online).to.include('Danh mục thủ tục không ghi lệ phí. Bạn hỏi Bộ phận Một cửa.');
    });

    it('says of handing in online whether a way to the counter remains', async () => {
      const channels = [{ mode: 'online', time: { amount: 1, unit: 'working-day' }, fees: [] }];
      const nameOf = async (modes: string[]): Promise<string> => {
        worker.use(http.get(at('/procedures/:code'), () => HttpResponse.json(buildProcedure({ channels, modes }))));
        const search = await ProcedureSearch.on();
        await search.search('khai sinh');
        await search.click('.item-title');
        const { innerText } = await search.appears('.channel-name');
        await search.click('.back');
        search.element.remove();
        return innerText;
      };
      expect(await nameOf(['online-full'])).to.equal('Nộp hết trên mạng (trực tuyến toàn trình)');
      expect(await nameOf(['online-part', 'counter'])).to.equal('Nộp trên mạng, rồi ra quầy (trực tuyến một phần)');
      expect(await nameOf(['counter'])).to.equal('Nộp trên mạng');
    });
  });

  describe('saying what to bring', () => {
    const paper = (name: string, required = true) => ({ name, originals: 1, copies: 0, required });
    const remark = { name: 'Trẻ em ghi tên theo họ cha hoặc mẹ.', originals: 0, copies: 0, required: false };
    const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => paper(`Giấy ${letter}`, false));

    const reading = async (changes: Parameters<typeof buildProcedure>[0]): Promise<ProcedureSearch> => {
      worker.use(http.get(at('/procedures/:code'), () => HttpResponse.json(buildProcedure(changes))));
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.click('.item-title');
      await search.shows('Cần mang gì');
      return search;
    };

    it('keeps open what everybody must bring, however many papers there are, and counts what is folded', async () => {
      const search = await reading({
        cases: [
          { name: 'Giấy tờ phải nộp', documents: seven },
          { name: 'Giấy tờ phải xuất trình', documents: [paper('Căn cước hoặc hộ chiếu'), ...seven] },
          { name: 'Trường hợp ủy quyền', documents: [paper('Văn bản ủy quyền')] },
          { name: 'Lưu ý', documents: [remark] },
        ],
      });
      const groups = search.all('section > details') as HTMLDetailsElement[];
      expect(groups.map((group) => group.open)).to.deep.equal([true, true, false, false]);
      expect(groups.map((group) => group.querySelector('summary')!.innerText)).to.deep.equal([
        'Giấy tờ phải nộp (7 giấy tờ)',
        'Giấy tờ phải xuất trình (8 giấy tờ)',
        'Trường hợp ủy quyền (1 giấy tờ)',
        'Lưu ý',
      ]);
    });

    it('calls papers without a heading other papers, since they need not be anybody’s own case', async () => {
      const search = await reading({ cases: [{ documents: [paper('Đơn')] }, { documents: [paper('Ảnh')] }] });
      const names = search.all('section > details summary').map((summary) => summary.innerText);
      expect(names).to.deep.equal(['Giấy tờ (1 giấy tờ)', 'Giấy tờ khác (1 giấy tờ)']);
    });

    it('prints a box for what can be brought only, with its form, the agency and the day of the facts', async () => {
      const form = { ...paper('Tờ khai'), form: 'Mẫu CT01', note: 'Khai tại chỗ cũng được.' };
      const search = await reading({ cases: [{ documents: [form, remark] }] });
      await search.shows('0290 000 0101');
      const printed = sheetToPrint();
      await search.press('In danh mục giấy tờ');
      const { body } = await printed;
      expect(body.querySelectorAll('.box')).to.have.length(1);
      const text = body.textContent.replace(/\s+/g, ' ');
      expect(text).to.include('Tờ khai 1 bản chính Khai tại chỗ cũng được. Mẫu: Mẫu CT01');
      expect(text).to.include(remark.name).and.not.include(`${remark.name} (nếu có)`);
      expect(text).to.include('UBND xã Đồi Mận').and.include('0290 000 0101');
      expect(text).to.include('Thông tin tính đến ngày 18/07/2026.');
      expect(text).to.include('Nộp hết trên mạng (trực tuyến toàn trình)');
    });
  });

  describe('on the counter’s narrow paper', () => {
    it('prints no remarks, and what is the same for all ways of handing in once', async () => {
      const time = { amount: 1, unit: 'working-day' };
      const fees = [{ text: 'Mức thu do Hội đồng nhân dân tỉnh quy định.' }];
      const documents = [
        { name: 'Tờ khai', originals: 1, copies: 0, required: true },
        { name: 'Trẻ em ghi tên theo họ cha hoặc mẹ.', originals: 0, copies: 0, required: false },
      ];
      const channels = ['post', 'counter'].map((mode) => ({ mode, time, fees }));
      worker.use(
        http.get(at('/procedures/:code'), () =>
          HttpResponse.json(buildProcedure({ cases: [{ documents }], channels })),
        ),
      );
      const search = await ProcedureSearch.on();
      search.element.assisted = true;
      await search.search('khai sinh');
      await search.click('.item-title');
      await search.shows('In phiếu nhỏ 80 mm');
      const printed = sheetToPrint();
      await search.press('In phiếu nhỏ 80 mm');
      const text = (await printed).body.textContent.replace(/\s+/g, ' ');
      expect(text).to.include('Tờ khai').and.not.include('Trẻ em ghi tên');
      expect(text).to.include('Qua bưu điện · Trực tiếp tại quầy: 1 ngày làm việc; Mức thu');
      expect(text.split('Mức thu')).to.have.length(2);
    });
  });

  it('says that it is not set up where there is neither an endpoint nor a catalogue', async () => {
    worker.use(
      http.get(at('/status'), () => problemAnswer('not-found')),
      http.get(at('/catalogue.ndjson'), () => problemAnswer('not-found')),
    );
    const search = await ProcedureSearch.on({ agency: 'H99.993' });
    await search.search('khai sinh');
    await search.shows('Phần này chưa được cài đặt xong');
    expect(search.find('.fallback').hidden).to.equal(false);
  });

  describe('when a procedure is gone', () => {
    it('gives the agency’s telephone once', async () => {
      worker.use(http.get(at('/procedures/:code'), () => problemAnswer('not-found')));
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.click('.item-title');
      await search.shows('Có thể mã đã được thay');
      await search.shows('Gọi 0290 000 0101');
      expect(search.find('.fallback').hidden).to.equal(true);
    });
  });

  describe('when something fails', () => {
    const json = (body: JsonBodyType) => () => HttpResponse.json(body);
    const faults: readonly (readonly [
      name: string,
      answer: () => Response,
      says: RegExp,
      kind: string,
      line?: RegExp,
    ])[] = [
      ['HTML with 200', () => HttpResponse.html('<h1>x</h1>'), /không đọc được/, 'contract', /contract/],
      ['an answer cut off', () => new HttpResponse('{"items": [', jsonType), /không đọc được/, 'contract', /contract/],
      ['an answer of another shape', json([1, 2]), /không đọc được/, 'contract', /contract/],
      ['an empty answer', () => new HttpResponse('', jsonType), /không đọc được/, 'contract'],
      ['a server fault', () => problemAnswer('server'), /trục trặc/, 'server', /log/],
      ['too many', () => problemAnswer('too-many', { 'Retry-After': '60' }), /Bạn đợi/, 'too-many'],
      ['a site that is not allowed', () => problemAnswer('forbidden'), /chưa được phép/, 'forbidden', /DVC_ORIGINS/],
      ['a closed service', () => problemAnswer('unavailable', { 'Retry-After': '60' }), /tạm nghỉ/, 'unavailable'],
      ['no way to the endpoint', () => HttpResponse.error(), /Chưa kết nối được/, 'unreachable', /CORS/],
    ];

    for (const [name, answer, says, kind, line] of faults) {
      it(`names it, keeps what was typed and offers a way on: ${name}`, async () => {
        worker.use(http.get(at('/procedures'), answer));
        // Suggestions fail silently: only the search that was asked for speaks.
        const search = await ProcedureSearch.on();
        const told = oneEvent(search.element, 'dvc-error');
        await search.search('khai sinh');
        await search.shows(says);
        expect(((await told) as unknown as { kind: string }).kind).to.equal(kind);
        expect(search.typed).to.equal('khai sinh');
        await search.shows(/Thử lại.*0290 000 0101/);
        expect(lines.every((said) => said.startsWith('[dvc] '))).to.equal(true);
        if (line) expect(lines.join('\n')).to.match(line);
      });
    }

    it('finds again after “Thử lại” once the endpoint is back', async () => {
      worker.use(http.get(at('/procedures'), () => problemAnswer('forbidden')));
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.shows('chưa được phép');
      worker.resetHandlers();
      await search.click('.notice .button');
      await search.shows('Tìm thấy 4 thủ tục');
    });

    it('shows the tag’s own children and one console line without a usable endpoint', async () => {
      const search = await ProcedureSearch.on({ endpoint: 'http://dvc.example.vn/api' });
      await search.shows('chưa được cài đặt xong');
      expect(search.find('.fallback').hidden).to.equal(false);
      expect(lines.filter((line) => line.includes('must be an https address'))).to.have.length(1);
    });

    it('shows the fallback for another major version of the contract', async () => {
      worker.use(http.get(at('/status'), json(buildStatus({ contract: '2.1' }))));
      const search = await ProcedureSearch.on({ agency: 'H90.190' });
      await search.shows('đang được nâng cấp');
      expect(search.find('.fallback').hidden).to.equal(false);
      expect(lines.join('\n')).to.match(/contract 2\.1/);
    });

    it('leaves no request behind when it leaves the page', async () => {
      worker.use(http.get(at('/procedures'), () => delay('infinite')));
      const signals: AbortSignal[] = [];
      const { fetch } = window;
      window.fetch = (address, init) => {
        if (init?.signal) signals.push(init.signal);
        return fetch(address, init);
      };
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.shows('Đang tìm');
      window.fetch = fetch;
      expect(signals[signals.length - 1]!.aborted).to.equal(false);
      search.element.remove();
      expect(signals[signals.length - 1]!.aborted).to.equal(true);
    });

    it('asks again when it is moved within the page while it waits', async () => {
      worker.use(http.get(at('/procedures'), () => delay('infinite')));
      const search = await ProcedureSearch.on();
      await search.search('khai sinh');
      await search.shows('Đang tìm');
      worker.resetHandlers();
      search.element.parentElement!.append(search.element);
      await search.shows('Tìm thấy 4 thủ tục');
      expect(search.typed).to.equal('khai sinh');
    });
  });

  describe('on a stranger’s page', () => {
    it('keeps what is typed and what acts from the host', async () => {
      const search = await ProcedureSearch.on();
      const heard: string[] = [];
      const hear = (event: KeyboardEvent): void => void heard.push(event.key);
      document.addEventListener('keydown', hear);
      await search.typeQuery('s/');
      await search.pressKey('Enter');
      await search.pressKey('Tab');
      document.removeEventListener('keydown', hear);
      expect(heard).to.deep.equal(['Tab']);
    });

    it('speaks English where the page does', async () => {
      const search = await ProcedureSearch.on();
      search.element.lang = 'en-GB';
      await search.shows('What do you need to get done?');
      search.element.lang = 'vi';
      await search.shows('Bạn cần làm việc gì?');
    });

    it('takes its words from the page', async () => {
      const search = await ProcedureSearch.on();
      search.element.setAttribute('texts', '{"search.label": "Bà con cần làm gì?"}');
      await search.shows('Bà con cần làm gì?');
    });
  });

  describe('searching in the page', () => {
    it('finds without asking the endpoint again', async () => {
      worker.use(http.get(at('/procedures'), () => HttpResponse.error()));
      const search = await ProcedureSearch.on({ source: 'catalogue' });
      await search.search('dang ky lai');
      await search.shows('Tìm thấy');
      expect(search.results[0]).to.equal('Đăng ký lại khai sinh');
    });

    it('is chosen by itself where a folder of files stands in for an endpoint', async () => {
      worker.use(
        http.get(at('/status'), () => problemAnswer('not-found')),
        http.get(at('/procedures'), () => problemAnswer('not-found')),
        http.get(at('/procedures/:file'), () => problemAnswer('not-found')),
      );
      const search = await ProcedureSearch.on({ agency: 'H90.191' });
      await search.search('khai sinh');
      await search.shows('Tìm thấy');
      await search.click('.item-title');
      await search.shows('Ở đây chỉ có tóm tắt');
    });
  });
});

/** The document that goes to the printer next; nothing is printed here. */
const sheetToPrint = (): Promise<Document> =>
  new Promise((resolve) => {
    const { body } = document;
    body.append = (...nodes) => {
      Element.prototype.append.apply(body, nodes);
      const view = (nodes[0] as HTMLIFrameElement).contentWindow!;
      view.print = () => resolve(view.document);
      Reflect.deleteProperty(body, 'append');
    };
  });

const jsonType = { headers: { 'Content-Type': 'application/json' } };
