import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { http, HttpResponse } from 'msw/http';
import { buildDossier, buildStatus, stateOf } from '../../demo/mocks/builders.ts';
import { at, keyOf, problemAnswer } from '../../demo/mocks/handlers.ts';
import type { Dossier } from '../../src/backend/contract/dossiers.ts';
import type { Status } from '../../src/backend/contract/status.ts';
import { Clock } from '../controllers/clock.ts';
import { isOff, plantPhone } from '../support/browser/camera.ts';
import { answers, DossierLookup, json } from '../support/browser/dossier-lookup.harness.ts';
import { worker } from '../support/browser/msw.ts';
import { plantFolder } from '../support/browser/own-folder.ts';

const CODE = 'H90.101-261120-0001';

const answersWith = (changes: Partial<Dossier>) => answers(() => json(buildDossier(changes)));
const statusWith = (changes: Partial<Status>): void =>
  worker.use(http.get(at('/status'), () => HttpResponse.json(buildStatus(changes))));

/** A look-up in which a dossier with `changes` is shown. */
async function shown(changes: Partial<Dossier> = {}): Promise<DossierLookup> {
  answersWith(changes);
  const lookup = await DossierLookup.on();
  await lookup.lookUp();
  await lookup.appears('.dossier');
  return lookup;
}

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('asking', () => {
  it('sends the code as a slip prints it and the telephone in national digits, in the body only', async () => {
    const heard = answersWith({});
    const lookup = await DossierLookup.on();
    await lookup.lookUp('Mã hồ sơ: h90.101 – 261120 – 0001', '(+84) 912.345.678');
    await lookup.appears('.dossier');
    expect(heard).to.deep.equal([
      {
        url: at('/dossiers/lookup'),
        body: { agency: 'H90.101', code: CODE, factor: { kind: 'phone', value: '0912345678' } },
      },
    ]);
  });

  it('hints at a code of an unusual shape, and asks all the same', async () => {
    const heard = answersWith({});
    const lookup = await DossierLookup.on();
    await lookup.type('code', 'TAND-2026/15-HS');
    expect(lookup.text).to.include('khác dạng thường gặp');
    await lookup.lookUp('TAND-2026/15-HS');
    await lookup.appears('.dossier');
    expect(heard[0]!.body.code).to.equal('TAND-2026/15-HS');
  });

  it('says nothing of the shape while somebody is still typing, nor of a known one', async () => {
    const lookup = await DossierLookup.on();
    for (const typed of ['H90', '03706/2026/07906', CODE]) {
      await lookup.type('code', typed);
      expect(lookup.text).not.to.include('khác dạng thường gặp');
    }
  });

  it('tells what is missing without asking, with the focus on it', async () => {
    const heard = answersWith({});
    const lookup = await DossierLookup.on();
    await lookup.lookUp('', '12');
    expect(lookup.text).to.match(/Gõ mã hồ sơ .*Gõ đủ số điện thoại/);
    expect(lookup.focused?.id).to.equal('code');
    await lookup.type('code', CODE);
    await lookup.press('Xem hồ sơ');
    expect(lookup.focused?.id).to.equal('factor');
    expect(lookup.text).not.to.include('Gõ mã hồ sơ');
    expect(heard).to.deep.equal([]);
  });

  it('takes another way to show that it is theirs, and sends no more of it than is asked for', async () => {
    const heard = answersWith({});
    const lookup = await DossierLookup.on();
    await lookup.type('code', CODE);
    await lookup.type('factor', '0912 345 678');
    await lookup.press('6 số cuối căn cước của người nộp');
    expect(lookup.valueOf('factor')).to.equal('');
    expect(lookup.focused?.id).to.equal('factor');
    await lookup.type('factor', '036 088 001 234');
    await lookup.press('Xem hồ sơ');
    await lookup.appears('.dossier');
    expect(heard[0]!.body.factor).to.deep.equal({ kind: 'citizen-id-last-6', value: '001234' });
  });

  it('asks for what the endpoint names first, and leaves out what it does not know', async () => {
    statusWith({ dossiers: { factors: ['iris-scan', 'lookup-code'] } });
    const lookup = await DossierLookup.on();
    await lookup.shows('Mã tra cứu in trên giấy');
    expect(lookup.text).not.to.include('Dùng thông tin khác');
  });

  it('goes by the keyboard alone, and the focus ends at the answer', async () => {
    answersWith({});
    const lookup = await DossierLookup.on();
    await lookup.appears('#code');
    lookup.element.focus();
    await sendKeys({ type: CODE });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '0912345678' });
    await sendKeys({ press: 'Enter' });
    await lookup.appears('.dossier');
    expect(lookup.focused?.className).to.include('title');
  });

  it('does not ask twice for a second press', async () => {
    let answer = (): void => {};
    const heard = answers(() => new Promise<Response>((resolve) => (answer = () => resolve(json(buildDossier())))));
    const lookup = await DossierLookup.on();
    await lookup.lookUp();
    await lookup.shows('Đang tìm hồ sơ');
    await lookup.press('Xem hồ sơ');
    answer();
    await lookup.appears('.dossier');
    expect(heard.length).to.equal(1);
  });

  it('is not done where the page forbids it', async () => {
    const heard = answersWith({});
    const lookup = await DossierLookup.on();
    lookup.element.addEventListener('dvc-request', (event) => event.preventDefault());
    await lookup.lookUp();
    expect(heard).to.deep.equal([]);
    expect(lookup.valueOf('code')).to.equal(CODE);
  });
});

describe('what is never told', () => {
  it('the second factor: not in the address, in storage, in an event, in the console', async () => {
    const said: string[] = [];
    const listen = (event: Event): void => void said.push(event.type + JSON.stringify({ ...event }));
    for (const type of ['dvc-ready', 'dvc-request', 'dvc-dossier-found', 'dvc-error']) addEventListener(type, listen);
    const { log, warn, error, info } = console;
    const note = (...words: unknown[]): void => void said.push(words.join(' '));
    Object.assign(console, { log: note, warn: note, error: note, info: note });
    const lookup = await shown();
    Object.assign(console, { log, warn, error, info });
    for (const type of ['dvc-ready', 'dvc-request', 'dvc-dossier-found', 'dvc-error'])
      removeEventListener(type, listen);
    await lookup.openMore();
    lookup.find<HTMLInputElement>('#remember').click();
    const kept = [location.href, document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const text of [...said, ...kept]) expect(text).not.to.match(/0?912.?345.?678/);
    for (const text of said) expect(text).not.to.include(CODE);
    expect(said.some((text) => text.startsWith('dvc-dossier-found'))).to.equal(true);
  });

  it('a code that a link brings: it is filled in and gone from the address at once', async () => {
    history.replaceState(null, '', '#tin&ho-so=h90.101-261120-0001');
    const lookup = await DossierLookup.on();
    expect(location.hash).to.equal('#tin');
    await lookup.appears('#code');
    expect(lookup.valueOf('code')).to.equal(CODE);
  });

  it('on a shared computer: nothing to whoever comes next and presses “back”', async () => {
    answersWith({});
    const lookup = await DossierLookup.on({ shared: true });
    await lookup.lookUp();
    await lookup.shows('Máy dùng chung');
    await lookup.openMore();
    expect(lookup.find('#remember')).to.equal(null);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await lookup.appears('#code');
    expect(lookup.valueOf('code') + lookup.valueOf('factor')).to.equal('');
  });

  it('on a shared computer: nothing to whoever comes after somebody who walked away', async () => {
    answersWith({});
    const lookup = await DossierLookup.on({ shared: true });
    await lookup.lookUp();
    await lookup.shows('Máy dùng chung');
    const clock = new Clock();
    dispatchEvent(new PointerEvent('pointerdown'));
    clock.pass(3 * 60_000);
    await lookup.element.updateComplete;
    expect(lookup.valueOf('code') + lookup.valueOf('factor')).to.equal('');
    lookup.find<HTMLInputElement>('#code').value = CODE;
    dispatchEvent(new KeyboardEvent('keydown'));
    clock.pass(3 * 60_000);
    expect(lookup.valueOf('code')).to.equal('');
  });

  it('anything at all on a page without encryption', async () => {
    Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true });
    const lookup = await DossierLookup.on();
    await lookup.shows('chưa mã hóa');
    Object.defineProperty(globalThis, 'isSecureContext', { value: true, configurable: true });
    expect(lookup.find('input')).to.equal(null);
    expect(lookup.find<HTMLAnchorElement>('a').href).to.match(/^https:/);
  });
});

describe('the answer', () => {
  it('begins with what to do, then where it is, who has it, and when it is due', async () => {
    const lookup = await shown({
      state: stateOf(5),
      action: {
        kind: 'supplement',
        text: 'Nộp thêm tại quầy.',
        items: ['Giấy chứng nhận kết hôn', 'Sổ hộ khẩu cũ'],
        by: '2026-12-05',
        url: 'https://dichvucong.example/bo-sung',
      },
    });
    expect(lookup.text).to.match(
      /Bạn cần bổ sung giấy tờ Nộp thêm tại quầy\. Giấy chứng nhận kết hôn Sổ hộ khẩu cũ Hạn: Thứ Bảy, 05\/12\/2026.*Đang chờ bạn bổ sung giấy tờ.*Yêu cầu bổ sung giấy tờ.*UBND xã Đồi Mận Gọi 0290 000 0101.*Trần Thị Mẫu.*Thứ Sáu, 20\/11\/2026.*Thứ Ba, 01\/12\/2026/,
    );
    expect(lookup.find<HTMLAnchorElement>('.action a').href).to.equal('https://dichvucong.example/bo-sung');
  });

  for (const [code, plain] of [
    [1, 'Đã gửi, đang chờ cơ quan tiếp nhận'],
    [2, 'Cơ quan đã nhận hồ sơ'],
    [3, 'Cơ quan không nhận hồ sơ này'],
    [4, 'Cơ quan đang giải quyết'],
    [5, 'Đang chờ bạn bổ sung giấy tờ'],
    [6, 'Đang chờ bạn nộp tiền'],
    [7, 'Hồ sơ đã rút theo ý người nộp'],
    [8, 'Cơ quan tạm dừng giải quyết'],
    [9, 'Đã giải quyết xong'],
    [10, 'Đã trả kết quả'],
  ] as const) {
    it(`says state ${code} in plain words and in the official ones`, async () => {
      const lookup = await shown({ state: stateOf(code) });
      expect(lookup.text).to.include(plain);
      expect(lookup.text).to.include(stateOf(code).text);
    });
  }

  it('says a state that nobody knows in the server’s words', async () => {
    const lookup = await shown({ state: { code: 17, text: 'Chờ họp hội đồng', group: 'processing' } });
    await lookup.shows('Chờ họp hội đồng');
    expect(lookup.text).not.to.include('Tên gọi chính thức');
  });

  it('says how late it is, the apology and the new date', async () => {
    const lookup = await shown({
      late: { days: 4, apology: 'UBND xã xin lỗi vì chậm.' },
      newDueAt: '2026-12-07T17:00:00+07:00',
    });
    expect(lookup.text).to.match(/trễ hẹn 4 ngày.*UBND xã xin lỗi vì chậm\. Hẹn lại: Thứ Hai, 07\/12\/2026/);
  });

  it('says so where no new date was promised, and not once there is a result', async () => {
    const late = { days: 2 };
    expect((await shown({ late })).text).to.include('chưa hẹn ngày mới');
    expect((await shown({ late, state: stateOf(9) })).text).not.to.include('chưa hẹn ngày mới');
  });

  it('counts the working days that are left only by the endpoint’s calendar', async () => {
    const dueAt = new Date(Date.now() + 30 * 24 * 3600_000).toISOString();
    const holidays = [`${dueAt.slice(0, 4)}-01-01`];
    statusWith({ calendar: { holidays, workdays: [], asOf: '2026-01-01' } });
    expect((await shown({ dueAt })).text).to.match(/còn (19|2\d) ngày làm việc/);
    statusWith({ calendar: undefined });
    expect((await shown({ dueAt })).text).not.to.include('ngày làm việc');
  });

  it('tells how the result comes, with the number to follow the letter by', async () => {
    const lookup = await shown({ delivery: { kind: 'post', tracking: 'EB123456789VN' } });
    expect(lookup.text).to.include('Qua bưu điện Mã bưu gửi: EB123456789VN');
  });

  it('shows to four digits of a telephone where it is, and nothing of a person, whatever the endpoint says', async () => {
    const heard = answersWith({ delivery: { kind: 'counter', text: 'Giao cho ông Mẫu' } });
    const lookup = await DossierLookup.on();
    await lookup.type('code', CODE);
    await lookup.press('4 số cuối điện thoại đã ghi khi nộp');
    await lookup.type('factor', '0912345678');
    await lookup.press('Xem hồ sơ');
    await lookup.shows('bản rút gọn');
    expect(heard[0]!.body.factor).to.deep.equal({ kind: 'phone-last-4', value: '5678' });
    for (const person of ['N***** V** M**', 'Trần Thị Mẫu', 'Lê Văn Thí', 'Đã chuyển hồ sơ', 'ông Mẫu']) {
      expect(lookup.text).not.to.include(person);
    }
  });

  it('is brought up to date on request; where that fails, what was seen stays', async () => {
    const lookup = await shown();
    answersWith({ state: stateOf(9) });
    await lookup.press('Cập nhật');
    await lookup.shows('Đã giải quyết xong');
    answers(() => problemAnswer('server'));
    await lookup.press('Cập nhật');
    await lookup.shows(/Đã giải quyết xong.*Chưa cập nhật được/);
  });

  it('is remembered by its code only when asked, offered again, and forgotten', async () => {
    const lookup = await shown();
    expect(localStorage.length).to.equal(0);
    await lookup.openMore();
    lookup.find<HTMLInputElement>('#remember').click();
    const other = await DossierLookup.on();
    await other.press(CODE);
    expect(other.valueOf('code')).to.equal(CODE);
    expect(other.focused?.id).to.equal('factor');
    await other.press('Quên');
    expect(localStorage.length).to.equal(0);
    await lookup.press('Xem hồ sơ khác');
    await lookup.appears('#code');
    expect(lookup.has('Quên')).to.equal(false);
  });

  it('can be shared and copied without anybody’s name', async () => {
    const shared: ShareData[] = [];
    Object.defineProperty(navigator, 'share', {
      value: async (what: ShareData) => shared.push(what),
      configurable: true,
    });
    const lookup = await shown();
    await lookup.openMore();
    await lookup.press('Chia sẻ');
    Reflect.deleteProperty(navigator, 'share');
    expect(shared).to.deep.equal([
      {
        text: `Hồ sơ ${CODE}\nĐăng ký thường trú\nCơ quan đang giải quyết\nHẹn trả: Thứ Ba, 01/12/2026\nUBND xã Đồi Mận`,
      },
    ]);
  });

  it('offers the agency’s Zalo as a plain link and the text message as configured', async () => {
    answersWith({ agency: { ...buildDossier().agency, zalo: '579745863508352884' } });
    const lookup = await DossierLookup.on({ sms: true });
    await lookup.lookUp();
    await lookup.appears('.dossier');
    await lookup.openMore();
    await lookup.shows('soạn TN H90.101-261120-0001 gửi 8088');
    const links = lookup.all('a').map((link) => (link as HTMLAnchorElement).href);
    expect(links).to.include('https://zalo.me/579745863508352884');
    expect(links).to.include('sms:8088?body=TN%20H90.101-261120-0001');
  });
});

describe('the rating of a returned dossier', () => {
  const returned = { state: stateOf(10), survey: { id: 'mot-cua', token: 'a-token' } };

  /** What is sent of it. */
  function rated(): unknown[] {
    const heard: unknown[] = [];
    worker.use(
      http.post(at('/surveys/:id/responses'), async ({ request }) => {
        heard.push(await request.clone().json());
        return undefined;
      }),
    );
    return heard;
  }

  it('is sent by one tap, under its token alone', async () => {
    const heard = rated();
    const lookup = await shown(returned);
    (await lookup.appears('#rating-3')).click();
    await lookup.shows('✓');
    expect(heard).to.deep.equal([
      {
        agency: 'H90.101',
        version: '1',
        answers: { 'hai-long': 3 },
        subject: { kind: 'dossier', token: 'a-token' },
        language: 'vi',
      },
    ]);
  });

  it('is not sent while arrow keys only pass over it', async () => {
    const heard = rated();
    const lookup = await shown(returned);
    (await lookup.appears('#rating-3')).focus();
    await sendKeys({ press: 'ArrowDown' });
    await lookup.appears('.rating + p button');
    expect(heard).to.deep.equal([]);
    await lookup.press('Gửi đánh giá');
    await lookup.shows('✓');
    expect(heard.length).to.equal(1);
  });

  it('that could not be sent goes out by itself on the next visit, and counts once', async () => {
    const keys: string[] = [];
    let isOffline = true;
    worker.use(
      http.post(at('/surveys/:id/responses'), ({ request }) => {
        keys.push(keyOf(request));
        return isOffline ? HttpResponse.error() : undefined;
      }),
    );
    const lookup = await shown(returned);
    await lookup.choose('rating-3');
    await lookup.shows('Chưa gửi được đánh giá. Có mạng lại là tự gửi');
    lookup.element.remove();
    isOffline = false;
    const before = keys.length;
    await DossierLookup.on();
    await waitUntil(() => keys.length > before, 'the rating goes out');
    expect(new Set(keys).size).to.equal(1);
    await waitUntil(() => !Object.keys(localStorage).some((name) => name.startsWith('dvc-outbox')), 'nothing is left');
  });

  it('that could not be sent asks on a shared device to keep the page open', async () => {
    worker.use(http.post(at('/surveys/:id/responses'), () => HttpResponse.error()));
    answersWith(returned);
    const lookup = await DossierLookup.on({ shared: true });
    await lookup.lookUp();
    await lookup.choose('rating-3');
    await lookup.shows('Bạn giữ trang này mở');
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.include('a-token');
  });

  it('leads to a longer questionnaire on a page of our own once it is received, where the endpoint has one', async () => {
    rated();
    plantFolder();
    const lookup = await shown({
      ...returned,
      survey: { ...returned.survey, more: { id: 'sipas', token: 'another' } },
    });
    await lookup.appears('#rating-3');
    expect(lookup.text).not.to.include('Trả lời thêm vài câu');
    (await lookup.appears('#rating-3')).click();
    await lookup.shows('Trả lời thêm vài câu');
    const link = lookup.find<HTMLAnchorElement>('a[target]');
    const { pathname, searchParams, hash } = new URL(link.href);
    expect(pathname).to.equal('/dvc/embed/satisfaction-survey.html');
    expect([searchParams.get('survey'), searchParams.get('about'), hash]).to.deep.equal([
      'sipas',
      'dossier',
      '#danh-gia=another',
    ]);
  });

  it('is not asked for where the dossier brings no token, nor by four digits of a telephone', async () => {
    const lookup = await shown({ state: stateOf(10) });
    expect(lookup.find('.rating')).to.equal(null);
    answersWith({ ...returned, view: 'status' });
    const other = await DossierLookup.on();
    await other.lookUp();
    await other.shows('bản rút gọn');
    expect(other.find('.rating')).to.equal(null);
  });
});

describe('no answer', () => {
  it('for an unknown code and a wrong factor is one and the same, keeps what was typed, and opens the other ways', async () => {
    answers(() => problemAnswer('not-found'));
    const lookup = await DossierLookup.on();
    await lookup.lookUp();
    await lookup.shows(/Chưa tìm thấy.*dùng mã đó, hoặc thử lại hôm khác, hoặc gọi cơ quan/);
    expect([lookup.valueOf('code'), lookup.valueOf('factor')]).to.deep.equal([CODE, '0912 345 678']);
    expect(lookup.find<HTMLDetailsElement>('details').open).to.equal(true);
    expect(lookup.focused?.className).to.equal('failure');
  });

  it('where the endpoint knows nothing of this agency: says so, shows whom to call, and tells the webmaster', async () => {
    const lines: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => lines.push(line);
    worker.use(http.get(at('/status'), () => problemAnswer('not-found')));
    const lookup = await DossierLookup.on();
    await lookup.shows('Phần này chưa được cài đặt xong');
    console.warn = warn;
    expect(lookup.find('.fallback').hidden).to.equal(false);
    expect(lines.filter((line) => line.includes('check address and agency'))).to.have.length(1);
  });

  it('yet: a short delay is waited out for the citizen', async () => {
    const heard = answers(() =>
      heard.length < 2 ? problemAnswer('too-many', { 'Retry-After': '1' }) : json(buildDossier()),
    );
    const lookup = await DossierLookup.on();
    await lookup.lookUp();
    await lookup.shows('tự tra lại');
    await lookup.appears('.dossier');
    expect(heard.length).to.equal(2);
  });

  it('yet: what is changed while a delay is waited out does not go out by itself', async () => {
    const heard = answers(() => problemAnswer('too-many', { 'Retry-After': '1' }));
    const lookup = await DossierLookup.on();
    await lookup.lookUp();
    await lookup.shows('tự tra lại');
    await lookup.type('factor', '0912');
    expect(lookup.text).not.to.include('tự tra lại');
    expect(heard.length).to.equal(1);
  });

  it('for what the endpoint cannot take for a code is no other than for an unknown one', async () => {
    answers(() => problemAnswer('invalid'));
    const lookup = await DossierLookup.on();
    await lookup.lookUp('x'.repeat(300));
    await lookup.shows('Chưa tìm thấy');
  });

  it('yet: a long delay is told by the clock, without a word of blame', async () => {
    answers(() => problemAnswer('too-many', { 'Retry-After': '400' }));
    const lookup = await DossierLookup.on();
    await lookup.lookUp();
    await lookup.shows(/Từ \d\d:\d\d bạn tra lại được/);
    expect(lookup.find('[role=alert]')).to.equal(null);
  });

  for (const [what, answer, words] of [
    ['the server fails', () => problemAnswer('server'), 'gặp trục trặc'],
    ['the network breaks', () => HttpResponse.error(), 'Chưa kết nối được'],
    ['a page of somebody else answers', () => HttpResponse.html('<h1>Đăng nhập wifi</h1>'), 'không đọc được'],
    ['the answer is no dossier', () => HttpResponse.json({ status: 'ok' }), 'không đọc được'],
    [
      'the answer is cut off',
      () => new HttpResponse('{"code":', { headers: { 'Content-Type': 'application/json' } }),
      'không đọc được',
    ],
    ['the service is closed for a while', () => problemAnswer('unavailable'), 'tạm nghỉ'],
  ] as const) {
    it(`where ${what} is said with a way on, and what was typed stays`, async () => {
      answers(answer as () => Response);
      const lookup = await DossierLookup.on();
      await lookup.lookUp();
      await lookup.shows(words);
      expect(lookup.valueOf('code')).to.equal(CODE);
      answersWith({});
      await lookup.press('Thử lại');
      await lookup.appears('.dossier');
    });
  }

  it('can come where the endpoint follows no dossiers; the agency’s own words show', async () => {
    statusWith({ operations: ['procedures'] });
    const lookup = await DossierLookup.on();
    await lookup.shows('chưa tra cứu hồ sơ được');
    expect(lookup.find('.fallback').hidden).to.equal(false);
  });
});

describe('scanning', () => {
  it('fills in the code that the camera sees, goes on to the next field, and turns the camera off', async () => {
    const phone = plantPhone();
    const lookup = await DossierLookup.on();
    await lookup.press('Quét mã trên giấy');
    await lookup.appears('video');
    phone.sees = `https://xa.example/#ho-so=${CODE}`;
    await waitUntil(() => lookup.focused?.id === 'factor', 'the focus goes on');
    expect(lookup.valueOf('code')).to.equal(CODE);
    expect(lookup.find('video')).to.equal(null);
    expect(isOff(phone)).to.equal(true);
  });

  it('says what to do where the camera may not be opened', async () => {
    plantPhone({ allowed: false });
    const lookup = await DossierLookup.on();
    await lookup.press('Quét mã trên giấy');
    await lookup.shows('Không mở được máy ảnh');
  });

  it('turns the camera off when somebody types after all', async () => {
    const phone = plantPhone();
    const lookup = await DossierLookup.on();
    await lookup.press('Quét mã trên giấy');
    await lookup.appears('video');
    await waitUntil(() => lookup.find<HTMLVideoElement>('video').srcObject === phone.camera, 'the camera is on');
    await lookup.press('Thôi quét');
    await waitUntil(() => isOff(phone), 'the camera is off');
    expect(lookup.find('video')).to.equal(null);
  });

  it('fills in the code from a picture too', async () => {
    plantPhone({ allowed: false }).sees = CODE;
    const lookup = await DossierLookup.on();
    await lookup.press('Quét mã trên giấy');
    const picker = (await lookup.appears('input[type=file]')) as HTMLInputElement;
    const chosen = new DataTransfer();
    chosen.items.add(new File(['a picture'], 'phieu.jpg', { type: 'image/jpeg' }));
    picker.files = chosen.files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => lookup.focused?.id === 'factor', 'the focus goes on');
    expect(lookup.valueOf('code')).to.equal(CODE);
    expect(lookup.find('video')).to.equal(null);
  });

  it('is not offered where the phone cannot', async () => {
    const lookup = await DossierLookup.on();
    await lookup.appears('#code');
    expect(lookup.text).not.to.include('Quét mã trên giấy');
  });
});
