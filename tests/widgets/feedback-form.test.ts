import { expect, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import { http, HttpResponse } from 'msw/http';
import { buildReceipt, buildStatus } from '../../demo/mocks/builders.ts';
import { at, keyOf, problemAnswer } from '../../demo/mocks/handlers.ts';
import type { Feedback } from '../../src/backend/contract/feedback.ts';
import { qrOf } from '../../src/device/qr.ts';
import { worker } from '../support/browser/msw.ts';
import { FeedbackForm } from '../support/browser/feedback-form.harness.ts';
import { plantFolder } from '../support/browser/own-folder.ts';

interface Sent {
  readonly key: string;
  readonly body: Feedback;
}

let sent: Sent[] = [];
const { warn } = console;

/** Answers each sending with what `answer` makes of it, and remembers what was sent. */
const answerSendings = (answer: (attempt: number, key: string) => Response): void =>
  worker.use(
    http.post(at('/feedback'), async ({ request }) => {
      sent.push({ key: keyOf(request), body: (await request.json()) as Feedback });
      return answer(sent.length, keyOf(request));
    }),
  );

/** Each test has a device that holds nothing yet. */
const clearDevice = (): Promise<unknown> =>
  new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase('dvc-outbox');
    gone.onsuccess = gone.onblocked = resolve;
  });

/** Texts that trip others up. */
const NAUGHTY = [
  '<img src=x onerror="document.body.innerHTML=`<i id=planted>`">',
  "'; DROP TABLE feedback; --",
  '{{7*7}} ${7*7} %s %00 \\u0000',
  '=HYPERLINK("https://xau.example")',
  '\u202eđảo ngược\u202c và \u2066cách ly\u2069',
  'chuông \u0007 và \u001b[31m',
  '👨‍👩‍👧‍👦 nhà tôi 🇻🇳',
  'Tiếng Việt dựng sẵn và tổ hợp: ế'.normalize('NFD'),
  'ﷺ ẞ İ ı ﬀ',
  'true',
  'undefined',
  '__proto__',
  '١٢٣ ００',
];

/** How many submissions the device holds. */
const writtenOnDevice = (): Promise<number> =>
  new Promise((resolve) => {
    const opening = indexedDB.open('dvc-outbox');
    opening.onsuccess = () => {
      const found = opening.result.transaction('entries').objectStore('entries').count();
      found.onsuccess = () => {
        opening.result.close();
        resolve(found.result);
      };
    };
  });

async function photo(name: string): Promise<File> {
  const canvas = document.createElement('canvas');
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  return new File([blob!], name, { type: 'image/png' });
}

const pdf = (name: string, bytes = 100): File =>
  new File(['%PDF-1.7', new Uint8Array(bytes)], name, { type: 'application/pdf' });

const accept = (_attempt: number, key: string): Response => HttpResponse.json(buildReceipt(key), { status: 201 });

describe('<dvc-feedback-form>', () => {
  beforeEach(async () => {
    sent = [];
    console.warn = () => undefined;
    sessionStorage.clear();
    localStorage.clear();
    await clearDevice();
  });
  afterEach(() => {
    console.warn = warn;
    fixtureCleanup();
  });

  it('says received only with the endpoint’s receipt, and shows its code', async () => {
    answerSendings(accept);
    const form = await FeedbackForm.on();
    await form.fillIn();
    expect(form.text).not.to.include('đã nhận');
    const told = oneEvent(form.element, 'dvc-feedback-sent');
    await form.press('Gửi đi');
    await form.shows(/Cơ quan đã nhận được.*7K3M-9QWX-2R5T-VB8N-4/);
    const event = await told;
    expect(Object.keys(event).filter((name) => name !== 'isTrusted')).to.deep.equal([]);
    expect(form.focused).to.have.class('title');
  });

  it('sends what the law asks for and nothing about the page but its address without query', async () => {
    answerSendings(accept);
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.press('Gửi đi');
    await form.shows('đã nhận được');
    const [{ body, key }] = sent as [Sent];
    expect(key).to.match(/^[A-Za-z0-9_-]{21,64}$/);
    expect(body).to.deep.include({
      agency: 'H90.101',
      kind: 'reflection',
      category: 'delay',
      content: 'Hồ sơ đất của tôi quá hẹn 20 ngày.',
      place: { text: 'Thôn Trung Tâm' },
      sender: { name: "H'Hen Niê", phone: '0912345678', address: 'Thôn Trung Tâm, xã Đồi Mận', hidden: false },
      attachments: [],
      consents: [],
      language: 'vi',
      page: location.origin + location.pathname,
    });
  });

  it('sends a consent only when it was given, with its version and time', async () => {
    answerSendings(accept);
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.press('Quay lại');
    expect(form.find<HTMLInputElement>('#consent-publish').checked).to.equal(false);
    await form.choose('consent-publish');
    await form.press('Xem lại trước khi gửi');
    await form.press('Gửi đi');
    await form.shows('đã nhận được');
    const [consent] = sent[0]!.body.consents;
    expect(consent).to.deep.include({ purpose: 'publish', version: '2026-07' });
    expect(Date.parse(consent!.givenAt)).not.to.be.NaN;
  });

  describe('where the device is', () => {
    const { geolocation } = navigator;
    beforeEach(() => {
      const coords = { latitude: 12.5, longitude: 108.25, accuracy: 12 };
      const getCurrentPosition = (found: (position: { coords: typeof coords }) => void) => found({ coords });
      Object.defineProperty(navigator, 'geolocation', { value: { getCurrentPosition }, configurable: true });
    });
    afterEach(() => {
      Object.defineProperty(navigator, 'geolocation', { value: geolocation, configurable: true });
    });

    const located = async (agree: boolean): Promise<FeedbackForm> => {
      answerSendings(accept);
      const form = await FeedbackForm.on();
      await form.fillIn();
      await form.goBackTo('#place');
      expect(form.find<HTMLInputElement>('#consent-location').checked).to.equal(false);
      if (agree) await form.choose('consent-location');
      await form.press('Lấy vị trí đang đứng');
      await form.shows('Đã có vị trí, sai khoảng 12 mét');
      return form;
    };

    it('stays on the device until the citizen agrees that it goes along, and nothing else is said', async () => {
      const form = await located(false);
      await form.shows('Bạn chưa đồng ý nên vị trí này không được gửi.');
      await form.goOnToCheck();
      expect(form.text).not.to.include('vị trí');
      await form.press('Gửi đi');
      await form.shows('đã nhận được');
      expect(sent[0]!.body.place).to.deep.equal({ text: 'Thôn Trung Tâm' });
      expect(sent[0]!.body.consents).to.deep.equal([]);
    });

    it('goes along with the consent to it, and both are shown before anything is sent', async () => {
      const form = await located(true);
      expect(form.text).not.to.include('chưa đồng ý');
      await form.goOnToCheck();
      await form.shows(/Thôn Trung Tâm Đã có vị trí, sai khoảng 12 mét\. Đồng ý gửi kèm vị trí/);
      await form.press('Gửi đi');
      await form.shows('đã nhận được');
      expect(sent[0]!.body.place).to.deep.equal({ text: 'Thôn Trung Tâm', lat: 12.5, lng: 108.25, accuracy: 12 });
      expect(sent[0]!.body.consents.map(({ purpose }) => purpose)).to.deep.equal(['location']);
    });

    it('is agreed to in vain where there is none: no consent is sent then', async () => {
      const form = await located(true);
      await form.press('Bỏ vị trí');
      await form.goOnToCheck();
      expect(form.text).not.to.include('vị trí');
      await form.press('Gửi đi');
      await form.shows('đã nhận được');
      expect(sent[0]!.body.consents).to.deep.equal([]);
    });
  });

  it('shows what was agreed to, and that the name stays out, among the answers to check', async () => {
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.shows(/Bạn có đồng ý thêm không\? Không có/);
    await form.goBackTo('#hidden');
    await form.choose('hidden');
    await form.press('Tiếp tục');
    await form.choose('consent-publish');
    await form.goOnToCheck();
    await form.shows(/Họ và tên H'Hen Niê Không nêu tên tôi khi công khai/);
    await form.shows(/Bạn có đồng ý thêm không\? Đồng ý công khai/);
    expect(form.all('.check .row').filter((row) => !row.querySelector('dt, button'))).to.have.length(0);
    await form.press('Sửa: Bạn có đồng ý thêm không?');
    await form.shows('Bước 6 trên 6');
  });

  it('keeps the way to change an answer on the page, however long a word in it is', async () => {
    const form = await FeedbackForm.on();
    await form.fillIn('x'.repeat(500));
    const { right } = form.find('.base').getBoundingClientRect();
    const beyond = form.all('.check button').filter((button) => button.getBoundingClientRect().right > right);
    expect(beyond).to.have.length(0);
  });

  it('asks for consents only where there are some, and gives the notice beside the name then', async () => {
    const { feedback } = buildStatus();
    const consents = feedback!.consents.filter(({ purpose }) => purpose === 'location');
    const status = buildStatus({ feedback: { ...feedback!, consents } });
    worker.use(http.get(at('/status'), () => HttpResponse.json(status)));
    const form = await FeedbackForm.on();
    await form.choose('category-delay');
    await form.press('Tiếp tục');
    await form.type('content', 'Chậm.');
    for (let on = 0; on < 3; on++) await form.press('Tiếp tục');
    await form.shows(/Bước 5 trên 5.*Trả lời cho ai\?.*Bạn có quyền xem/);
    expect(form.all('[id^=consent-]')).to.have.length(0);
  });

  it('says that a telephone or an e-mail address is enough, beside the fields and where both are missing', async () => {
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.goBackTo('#email');
    await form.shows(/Có số điện thoại hoặc thư điện tử là đủ\..*Thư điện tử \(không bắt buộc\)/);
    await form.type('phone', '');
    await form.press('Tiếp tục');
    await form.shows('Ghi số điện thoại hoặc thư điện tử, một trong hai là đủ');
    await form.type('email', 'hhen@vidu.example');
    expect(form.all('.error-text')).to.have.length(0);
    await form.goOnToCheck();
  });

  it('sends without a name only where the endpoint takes that and the citizen chose it', async () => {
    answerSendings(accept);
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.goBackTo('#anonymous');
    await form.choose('anonymous');
    await form.goOnToCheck();
    await form.press('Gửi đi');
    await form.shows('đã nhận được');
    expect(sent[0]!.body.sender).to.deep.equal({ hidden: true });
  });

  it('keeps everything when going back and forth', async () => {
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.goBackTo('#category');
    await form.shows('Bước 1 trên 6');
    for (let on = 0; on < 4; on++) await form.press('Tiếp tục');
    expect(form.valueOf('name')).to.equal("H'Hen Niê");
    expect(form.valueOf('phone')).to.equal('+84 912.345.678');
  });

  it('points out what is missing, with the focus on the summary and links to the fields', async () => {
    const form = await FeedbackForm.on();
    await form.choose('category-delay');
    await form.press('Tiếp tục');
    await form.press('Tiếp tục');
    await form.shows('Kể chuyện gì đã xảy ra');
    expect(form.focused).to.have.class('summary');
    expect(form.find('#content').getAttribute('aria-invalid')).to.equal('true');
    await form.press('Kể chuyện gì đã xảy ra');
    expect(form.focused?.id).to.equal('content');
    await form.type('content', 'Chậm quá.');
    expect(form.all('.error-text')).to.have.length(0);
  });

  it('does not let anybody type a complaint in vain', async () => {
    const form = await FeedbackForm.on();
    await form.choose('category-complaint');
    await form.shows(
      /có nơi khác giải quyết.*Ban Tiếp công dân.*Gọi 0290 000 0109.*UBND xã Đồi Mận.*Gọi 0290 000 0101/,
    );
    expect(form.has('Tiếp tục')).to.equal(false);
    // Enter in a form that has no button.
    form.find<HTMLFormElement>('form').requestSubmit();
    await form.shows('Bước 1 trên 6');
    await form.choose('category-road');
    expect(form.has('Tiếp tục')).to.equal(true);
  });

  for (const [name, failure] of [
    ['a closed service', () => problemAnswer('unavailable', { 'Retry-After': '1' })],
    ['a server fault', () => problemAnswer('server')],
    ['too many', () => problemAnswer('too-many', { 'Retry-After': '1' })],
    ['no network', () => HttpResponse.error()],
    ['the page of a captive portal', () => HttpResponse.html('<h1>Wifi</h1>')],
    ['a receipt for somebody else', () => HttpResponse.json(buildReceipt('another-key-of-21-chars'), { status: 201 })],
    ['an empty 201', () => new HttpResponse(null, { status: 201 })],
  ] as const) {
    it(`never calls it received for ${name}, tries again with the same key, and is received once`, async () => {
      answerSendings((attempt, key) => (attempt === 1 ? failure() : accept(attempt, key)));
      const form = await FeedbackForm.on();
      await form.fillIn();
      await form.press('Gửi đi');
      await form.shows('Chưa gửi được');
      expect(form.text).not.to.include('đã nhận');
      await form.press('Gửi lại ngay');
      await form.shows('đã nhận được');
      expect(new Set(sent.map(({ key }) => key)).size).to.equal(1);
    });
  }

  it('puts the endpoint’s faults where ours stand, and sends the mended text with the same key', async () => {
    const refusal = {
      type: 'about:blank',
      title: 'invalid',
      status: 400,
      kind: 'invalid',
      errors: [{ field: 'sender.phone', key: 'unreachable' }],
    };
    answerSendings((attempt, key) =>
      attempt === 1 ? HttpResponse.json(refusal, { status: 400 }) : accept(attempt, key),
    );
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.press('Gửi đi');
    await form.shows('Nội dung của bạn vẫn còn đây');
    await form.press('Sửa rồi gửi');
    await form.shows(/Máy chủ chưa nhận phần “Số điện thoại liên hệ”.*Bước 5 trên 6/);
    expect(form.find('#phone').getAttribute('aria-invalid')).to.equal('true');
    await form.type('phone', '0987654321');
    await form.goOnToCheck();
    await form.press('Gửi đi');
    await form.shows('đã nhận được');
    expect(sent.map(({ body }) => body.sender.phone)).to.deep.equal(['0912345678', '0987654321']);
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(1);
  });

  for (const [field, label, step, long, key] of [
    ['place.text', 'Chuyện ở đâu?', 4, 'place', 'too-long'],
    ['sender.address', 'Địa chỉ', 5, 'address', 'too-long'],
    ['content', 'Chuyện thế nào?', 2, 'content', 'malformed'],
  ] as const) {
    it(`leads to what the endpoint does not take of ${field}, whatever step is tried first, and out again`, async () => {
      const refusal = { type: 'about:blank', title: 'invalid', status: 400, kind: 'invalid', errors: [{ field, key }] };
      answerSendings((attempt, sentKey) =>
        attempt === 1 ? HttpResponse.json(refusal, { status: 400 }) : accept(attempt, sentKey),
      );
      const form = await FeedbackForm.on();
      await form.fillIn();
      await form.press('Gửi đi');
      await form.press('Sửa rồi gửi');
      await form.shows(`Bước ${step} trên 6`);
      expect(form.focused).to.have.class('summary');
      const said = form.find(`#${long}-error`).innerText;
      expect(said).to.include(`“${label}”`);
      await form.goBackTo('#category');
      await form.press('Tiếp tục');
      await form.press(said);
      await form.shows(`Bước ${step} trên 6`);
      await waitUntil(() => form.focused?.id === long, 'the link leads to the field, on whatever step it stands');
      await form.type(long, 'Ngắn hơn');
      expect(form.all('.summary')).to.have.length(0);
      await form.goOnToCheck();
      await form.press('Gửi đi');
      await form.shows('đã nhận được');
    });
  }

  it('lets a citizen insist on what the endpoint did not take', async () => {
    const errors = [
      { field: 'place.lat', key: 'malformed' },
      { field: '__proto__', key: 'unknown' },
    ];
    const refusal = { type: 'about:blank', title: 'invalid', status: 400, kind: 'invalid', errors };
    answerSendings((attempt, key) =>
      attempt === 1 ? HttpResponse.json(refusal, { status: 400 }) : accept(attempt, key),
    );
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.press('Gửi đi');
    await form.press('Sửa rồi gửi');
    await form.shows('Bước 4 trên 6');
    expect(form.all('.summary li')).to.have.length(1);
    await form.goOnToCheck();
    await form.press('Gửi đi');
    await form.shows('đã nhận được');
  });

  it('sends what stood open for a day, though its category has gone meanwhile', async () => {
    const gone = { title: 'invalid', status: 400, kind: 'invalid', errors: [{ field: 'category', key: 'unknown' }] };
    answerSendings((attempt, key) =>
      attempt === 1 ? HttpResponse.json({ type: 'about:blank', ...gone }, { status: 400 }) : accept(attempt, key),
    );
    const form = await FeedbackForm.on();
    await form.fillIn();
    const { now } = performance;
    performance.now = () => now.call(performance) + 24 * 3600_000;
    try {
      await form.press('Gửi đi');
      await form.shows('Nội dung của bạn vẫn còn đây');
      await form.press('Sửa rồi gửi');
      await form.shows('Máy chủ chưa nhận phần “Bạn muốn nói về chuyện gì?”');
      await form.choose('category-road');
      await form.goOnToCheck();
      await form.press('Gửi đi');
      await form.shows('đã nhận được');
    } finally {
      performance.now = now;
    }
    const [first, second] = sent.map(({ body }) => body) as [Feedback, Feedback];
    expect(second).to.deep.include({ category: 'road', content: first.content });
    expect(second.filledIn!.seconds).to.be.at.least(24 * 3600);
  });

  it('says that an earlier edition has arrived when the key is known with other words, and sends the next anew', async () => {
    const known = JSON.stringify({ type: 'about:blank', title: 'conflict', status: 422, kind: 'conflict' });
    const headers = { 'Content-Type': 'application/problem+json' };
    answerSendings((attempt, key) =>
      attempt === 1 ? new HttpResponse(known, { status: 422, headers }) : accept(attempt, key),
    );
    const form = await FeedbackForm.on();
    await form.fillIn('Viết lần hai');
    await form.press('Gửi đi');
    await form.shows('Cơ quan đã nhận một bản bạn gửi lần trước');
    await waitUntil(async () => (await writtenOnDevice()) === 0, 'the device lets go of it');
    await form.press('Sửa rồi gửi');
    await form.goOnToCheck();
    await form.shows('Viết lần hai');
    await form.press('Gửi đi');
    await form.shows('đã nhận được');
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(2);
  });

  it('sends once for a double tap', async () => {
    answerSendings(accept);
    const form = await FeedbackForm.on();
    await form.fillIn();
    const button = form.all('button').find((one) => one.textContent?.trim() === 'Gửi đi')!;
    button.click();
    button.click();
    await form.shows('đã nhận được');
    expect(sent).to.have.length(1);
  });

  it('keeps what was typed when the page is opened again, and forgets it once it has arrived', async () => {
    answerSendings(accept);
    const first = await FeedbackForm.on();
    await first.choose('category-delay');
    await first.press('Tiếp tục');
    await first.type('content', 'Viết dở');
    first.element.remove();
    const second = await FeedbackForm.on();
    await second.shows('viết dở lần trước');
    await second.press('Tiếp tục');
    expect(second.valueOf('content')).to.equal('Viết dở');
    await second.press('Xóa hết, viết lại');
    await second.fillIn();
    await second.press('Gửi đi');
    await second.shows('đã nhận được');
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.to.include('quá hẹn');
  });

  it('shares and draws the address of the case on a page of our own', async () => {
    answerSendings((_attempt, key) => HttpResponse.json(buildReceipt(key), { status: 201 }));
    plantFolder();
    const shared: ShareData[] = [];
    Object.defineProperty(navigator, 'share', {
      value: async (what: ShareData) => void shared.push(what),
      configurable: true,
    });
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.press('Gửi đi');
    const code = (await form.appears('.code')).innerText.trim();
    await form.press('Chia sẻ');
    Reflect.deleteProperty(navigator, 'share');
    const address = new URL(shared[0]!.url!);
    expect(address.pathname + address.hash).to.equal(`/dvc/embed/feedback-tracker.html#ma-phan-anh=${code}`);
    await form.press('Hiện mã QR');
    const path = await form.appears('.qr path');
    expect(path.getAttribute('d')).to.equal(qrOf(address.href).path);
  });

  it('offers to keep what is written for longer as soon as something is, and keeps it only then', async () => {
    const form = await FeedbackForm.on();
    await form.choose('category-delay');
    await form.press('Tiếp tục');
    expect(form.find('#keep')).to.equal(null);
    await form.type('content', 'Chuyện dài');
    expect(form.find<HTMLInputElement>('#keep').checked).to.equal(false);
    expect(localStorage).to.have.length(0);
    await form.choose('keep');
    form.element.remove();
    sessionStorage.clear();
    const later = await FeedbackForm.on({ opens: 'viết dở lần trước' });
    await later.press('Tiếp tục');
    expect(later.valueOf('content')).to.equal('Chuyện dài');
    expect(later.all('#keep')).to.have.length(1);
  });

  it('keeps nothing on a shared device', async () => {
    const form = await FeedbackForm.on({ shared: true });
    await form.shows('Máy dùng chung');
    await form.choose('category-delay');
    await form.press('Tiếp tục');
    await form.type('content', 'Chuyện riêng');
    expect(form.find('#keep')).to.equal(null);
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.to.include('Chuyện riêng');
  });

  it('goes on with what an earlier visit could not send', async () => {
    answerSendings(() => HttpResponse.error());
    const first = await FeedbackForm.on({ agency: 'H90.102' });
    await first.fillIn('Chưa gửi được lần trước');
    await first.press('Gửi đi');
    await first.shows('Mở lại trang này là gửi tiếp');
    first.element.remove();
    worker.resetHandlers();
    answerSendings(accept);
    await FeedbackForm.on({ agency: 'H90.102', opens: 'đã nhận được' });
    expect(sent[sent.length - 1]!.body.content).to.equal('Chưa gửi được lần trước');
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(1);
  });

  it('shows the receipt again when the page is opened again, and the device itself keeps nothing of it', async () => {
    answerSendings(accept);
    const first = await FeedbackForm.on();
    await first.fillIn();
    await first.press('Gửi đi');
    await first.shows('7K3M-9QWX-2R5T-VB8N-4');
    await waitUntil(async () => (await writtenOnDevice()) === 0, 'the device lets go of it');
    first.element.remove();
    const second = await FeedbackForm.on({ opens: '7K3M-9QWX-2R5T-VB8N-4' });
    await second.press('Gửi chuyện khác');
    await second.shows('Bước 1 trên 6');
    second.element.remove();
    await FeedbackForm.on();
    expect(sent).to.have.length(1);
  });

  it('does not show a receipt twice when the page went before the device had let go of it', async () => {
    answerSendings(accept);
    const first = await FeedbackForm.on();
    await first.fillIn();
    const { transaction } = IDBDatabase.prototype;
    try {
      await first.press('Gửi đi');
      await first.shows('7K3M-9QWX-2R5T-VB8N-4');
      // The page is gone before anything more is written.
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('no', 'UnknownError');
      };
      first.element.remove();
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    const second = await FeedbackForm.on({ opens: '7K3M-9QWX-2R5T-VB8N-4' });
    await second.press('Gửi chuyện khác');
    await second.shows('Bước 1 trên 6');
    await waitUntil(async () => (await writtenOnDevice()) === 0, 'the device lets go of it');
    expect(second.text).not.to.include('7K3M');
  });

  it('keeps the words of two forms of one page apart, also when the page is opened anew', async () => {
    const stories = ['Đèn đường hỏng một tháng nay.', 'Rác ở chợ chưa ai gom.'];
    for (const story of stories) {
      const form = await FeedbackForm.on();
      await form.choose('category-delay');
      await form.press('Tiếp tục');
      await form.type('content', story);
    }
    fixtureCleanup();
    for (const story of stories) {
      const form = await FeedbackForm.on();
      await form.press('Tiếp tục');
      expect(form.valueOf('content')).to.equal(story);
    }
  });

  it('shows the receipt when the page went in the moment that it came, before the tab had noted it', async () => {
    let draft: Record<string, string> = {};
    answerSendings((attempt, key) => {
      draft = { ...sessionStorage };
      return accept(attempt, key);
    });
    const first = await FeedbackForm.on();
    await first.fillIn();
    const { delete: remove } = IDBObjectStore.prototype;
    try {
      IDBObjectStore.prototype.delete = function (key) {
        // The device lets go of nothing any more.
        return this.name === 'entries' ? (this.count() as never) : remove.call(this, key);
      };
      await first.press('Gửi đi');
      await first.shows('7K3M-9QWX-2R5T-VB8N-4');
      first.element.remove();
      expect(await writtenOnDevice()).to.equal(1);
    } finally {
      IDBObjectStore.prototype.delete = remove;
    }
    sessionStorage.clear();
    Object.assign(sessionStorage, draft);
    await FeedbackForm.on({ opens: '7K3M-9QWX-2R5T-VB8N-4' });
    expect(sent).to.have.length(1);
  });

  it('sends what was changed after a recall under its first key, though the page was opened anew in between', async () => {
    answerSendings(() => HttpResponse.error());
    const first = await FeedbackForm.on();
    await first.fillIn('Viết trước khi sửa');
    await first.press('Gửi đi');
    await first.press('Sửa rồi gửi');
    await first.press('Tiếp tục');
    await first.type('content', 'Viết sau khi sửa');
    first.element.remove();
    worker.resetHandlers();
    answerSendings(accept);
    const second = await FeedbackForm.on({ opens: 'viết dở lần trước' });
    await second.goOnToCheck();
    await second.shows('Viết sau khi sửa');
    await second.press('Gửi đi');
    await second.shows('đã nhận được');
    const [{ body, key }] = sent.slice(-1) as [Sent];
    expect(body.content).to.equal('Viết sau khi sửa');
    expect(key).to.equal(sent[0]!.key);
    await waitUntil(async () => (await writtenOnDevice()) === 0, 'nothing of it waits any more');
  });

  it('gives back what was recalled to be changed, photos too, even to another tab', async () => {
    answerSendings(() => HttpResponse.error());
    const first = await FeedbackForm.on();
    await first.fillIn('Viết trước khi sửa');
    await first.press('Gửi đi');
    await first.press('Sửa rồi gửi');
    await first.shows('Bước 1 trên 6');
    first.element.remove();
    sessionStorage.clear();
    worker.resetHandlers();
    answerSendings(accept);
    const second = await FeedbackForm.on({ opens: 'viết dở lần trước' });
    await second.goOnToCheck();
    await second.shows('Viết trước khi sửa');
    await second.press('Gửi đi');
    await second.shows('đã nhận được');
    const [{ body, key }] = sent.slice(-1) as [Sent];
    expect(body.sender).to.deep.include({ name: "H'Hen Niê", phone: '0912345678' });
    expect(key).to.equal(sent[0]!.key);
  });

  it('leaves alone what waits from before while something else is being written', async () => {
    answerSendings(() => HttpResponse.error());
    const first = await FeedbackForm.on();
    await first.fillIn('Chuyện thứ nhất');
    await first.press('Gửi đi');
    await first.shows('Mở lại trang này là gửi tiếp');
    first.element.remove();
    const [draft] = Object.keys(sessionStorage);
    // As somebody has begun it in another tab.
    const other = sessionStorage
      .getItem(draft!)!
      .replace(/&key=[^&]*/, '')
      .replace(/content=[^&]*/, 'content=Chuyện thứ hai');
    sessionStorage.setItem(draft!, other);
    worker.resetHandlers();
    answerSendings(accept);
    const second = await FeedbackForm.on({ opens: 'viết dở lần trước' });
    await second.fillIn('Chuyện thứ hai');
    await second.press('Gửi đi');
    await second.shows('đã nhận được');
    await second.press('Gửi chuyện khác');
    await waitUntil(() => sent.slice(-1)[0]!.body.content === 'Chuyện thứ nhất', 'what waited goes out then');
    expect(sent.slice(-2)[0]!.body.content).to.equal('Chuyện thứ hai');
  });

  it('goes on when the host moves it about while it sends', async () => {
    answerSendings((attempt, key) => (attempt === 1 ? HttpResponse.error() : accept(attempt, key)));
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.press('Gửi đi');
    await form.shows('Chưa gửi được');
    document.body.append(form.element);
    await form.press('Gửi lại ngay');
    await form.shows('đã nhận được');
  });

  it('shows the photos that go along, and lets one be taken away', async () => {
    const form = await FeedbackForm.on();
    await form.choose('category-delay');
    await form.press('Tiếp tục');
    await form.type('content', 'Đèn hỏng.');
    await form.press('Tiếp tục');
    await form.attach(await photo('đèn.png'), pdf('đơn.pdf'));
    await form.shows(/đèn\.png \(\d+ kB\).*đơn\.pdf/);
    expect(form.all('.files canvas')).to.have.length(1);
    form.all('.files button')[0]!.click();
    await form.element.updateComplete;
    expect(form.text).not.to.include('đèn.png');
    expect(form.text).to.include('đơn.pdf');
  });

  for (const [what, make, sentence] of [
    [
      'a paper that is none',
      () => new File(['MZ'], 'đơn.pdf', { type: 'application/pdf' }),
      'Không nhận loại tệp của đơn.pdf',
    ],
    ['an empty photo', () => new File([], 'ảnh.jpg', { type: 'image/jpeg' }), 'không mở được ảnh.jpg'],
    ['a video', () => new File(['x'], 'phim.mp4', { type: 'video/mp4' }), 'Không nhận loại tệp của phim.mp4'],
    ['a paper of 200 MB', () => pdf('dày.pdf', 200_000_000), 'dày.pdf lớn quá'],
    [
      'a photo of 200 MB',
      () => new File([new Uint8Array(200_000_000)], 'to.jpg', { type: 'image/jpeg' }),
      'to.jpg lớn quá',
    ],
  ] as const) {
    it(`says kindly why it does not take ${what}`, async () => {
      const form = await FeedbackForm.on();
      await form.choose('category-delay');
      await form.press('Tiếp tục');
      await form.type('content', 'Đèn hỏng.');
      await form.press('Tiếp tục');
      await form.attach(make());
      await form.shows(sentence);
      expect(form.all('.files li')).to.have.length(0);
    });
  }

  it('says which file the endpoint does not take, and sends without it', async () => {
    answerSendings(accept);
    worker.use(http.post(at('/attachments'), () => problemAnswer('unsupported')));
    const form = await FeedbackForm.on();
    await form.fillIn();
    await form.goBackTo('#file');
    await form.attach(pdf('đơn.pdf'));
    await form.shows('đơn.pdf');
    await form.goOnToCheck();
    await form.shows('đơn.pdf');
    await form.press('Gửi đi');
    await form.press('Sửa rồi gửi');
    await form.shows(/Bước 3 trên 6.*Máy chủ không nhận đơn.pdf/);
    await form.goOnToCheck();
    await form.press('Gửi đi');
    await form.shows('đã nhận được');
    expect(sent[0]!.body.attachments).to.deep.equal([]);
  });

  it('sends every field as it was typed, whatever was typed, composed and without spaces around', async () => {
    answerSendings(accept);
    const form = await FeedbackForm.on();
    for (const text of NAUGHTY) {
      await form.choose('category-delay');
      await form.press('Tiếp tục');
      await form.type('content', text);
      for (let on = 0; on < 2; on++) await form.press('Tiếp tục');
      await form.type('place', text);
      await form.press('Tiếp tục');
      await form.type('name', text);
      await form.type('phone', '0912345678');
      await form.type('address', text);
      await form.goOnToCheck();
      await form.press('Gửi đi');
      await form.shows('đã nhận được');
      const { content, place, sender } = sent.slice(-1)[0]!.body;
      const whole = text.normalize('NFC').trim();
      expect([content, place?.text, sender.name, sender.address], text).to.deep.equal([whole, whole, whole, whole]);
      await form.press('Gửi chuyện khác');
    }
    expect(document.querySelector('#planted')).to.equal(null);
  }).timeout(30_000);

  it('says how much too long a story of 110,000 letters is, and loses none of it', async () => {
    const form = await FeedbackForm.on();
    await form.choose('category-delay');
    await form.press('Tiếp tục');
    await form.type('content', 'Đường ngập '.normalize('NFD').repeat(10_000));
    await form.shows(/Dài quá [\d.]+ chữ cái/);
    await form.press('Tiếp tục');
    await form.shows('Rút ngắn phần kể chuyện');
    expect(form.valueOf('content').normalize('NFC')).to.have.length(110_000);
  }).timeout(30_000);

  it('warns of a text in an old font, and changes nothing of it', async () => {
    const form = await FeedbackForm.on();
    await form.choose('category-delay');
    await form.press('Tiếp tục');
    await form.type('content', 'Hoàn thành quyết toán thuế quán ăn.');
    expect(form.text).not.to.include('lỗi phông');
    await form.type('content', 'Hå s¬ ®Êt cña t«i qu¸ hÑn 20 ngµy');
    await form.shows('lỗi phông');
    expect(form.valueOf('content')).to.equal('Hå s¬ ®Êt cña t«i qu¸ hÑn 20 ngµy');
  });

  for (const [field, steps] of [
    ['place', 3],
    ['name', 4],
    ['address', 4],
  ] as const) {
    it(`warns of an old font in the ${field} too`, async () => {
      const form = await FeedbackForm.on();
      await form.choose('category-delay');
      await form.press('Tiếp tục');
      await form.type('content', 'Chậm.');
      for (let on = 1; on < steps; on++) await form.press('Tiếp tục');
      await form.type(field, 'Th«n §åi Chî, x· §åi MËn');
      await form.shows('lỗi phông');
      expect(form.valueOf(field)).to.equal('Th«n §åi Chî, x· §åi MËn');
    });
  }

  it('does not send when the page says no', async () => {
    answerSendings(accept);
    const form = await FeedbackForm.on();
    form.element.addEventListener('dvc-request', (event) => event.preventDefault());
    await form.fillIn();
    await form.press('Gửi đi');
    await form.shows('Xem lại trước khi gửi');
    expect(sent).to.have.length(0);
  });

  it('asks for no files where the endpoint takes none', async () => {
    worker.use(http.get(at('/status'), () => HttpResponse.json(buildStatus({ operations: ['feedback'] }))));
    const form = await FeedbackForm.on();
    await form.shows('Bước 1 trên 5');
  });
});
