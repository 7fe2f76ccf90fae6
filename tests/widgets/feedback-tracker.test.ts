import { expect, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import { http, HttpResponse } from 'msw/http';
import { buildProblem } from '../../demo/mocks/builders.ts';
import {
  A_CODE,
  buildAcknowledgement,
  buildAnsweredCase,
  buildAskingCase,
  buildCase,
  inDays,
} from '../../demo/mocks/feedback-cases.ts';
import { at, keyOf, problemAnswer } from '../../demo/mocks/handlers.ts';
import { FEEDBACK_STATES, type Addition, type FeedbackCase, type Rating } from '../../src/backend/contract/feedback.ts';
import { openOutbox } from '../../src/backend/outbox.ts';
import { qrOf } from '../../src/device/qr.ts';
import { vi } from '../../src/i18n/vi.ts';
import { Clock } from '../controllers/clock.ts';
import { isOff, plantPhone } from '../support/browser/camera.ts';
import { worker } from '../support/browser/msw.ts';
import { PATIENCE } from '../support/browser/element-on-page.ts';
import { FeedbackTracker } from '../support/browser/feedback-tracker.harness.ts';
import { plantFolder } from '../support/browser/own-folder.ts';

const { warn } = console;
let asked: string[] = [];

/** Answers each look-up with what `answer` makes of it, and remembers what was asked for. */
const answerLookups = (answer: (attempt: number) => Response): void =>
  worker.use(
    http.post(at('/feedback/lookup'), async ({ request }) => {
      asked.push(((await request.json()) as { code: string }).code);
      return answer(asked.length);
    }),
  );

const showing = (found: FeedbackCase | object): void => answerLookups(() => HttpResponse.json(found));

/** What was said to the case, with the keys it was sent under. */
function sentTo<T>(path: string, answer: (attempt: number, key: string) => Response): { key: string; body: T }[] {
  const sent: { key: string; body: T }[] = [];
  worker.use(
    http.post(at(path), async ({ request }) => {
      sent.push({ key: keyOf(request), body: (await request.json()) as T });
      return answer(sent.length, keyOf(request));
    }),
  );
  return sent;
}

const acknowledge = (_attempt: number, key: string): Response =>
  HttpResponse.json(buildAcknowledgement(key), { status: 201 });

const otherWords = (): Response =>
  HttpResponse.json(buildProblem('conflict'), {
    status: 422,
    headers: { 'Content-Type': 'application/problem+json' },
  });

const kept = (): string => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]);

describe('<dvc-feedback-tracker>', () => {
  beforeEach(() => {
    asked = [];
    console.warn = () => undefined;
    sessionStorage.clear();
    localStorage.clear();
  });
  afterEach(() => {
    console.warn = warn;
    fixtureCleanup();
    history.replaceState(null, '', location.pathname + location.search);
  });

  for (const [how, typed] of [
    ['as it was given out', A_CODE],
    ['in lower case without hyphens', A_CODE.replaceAll('-', '').toLowerCase()],
    ['in other groups', '7k3m9 qwx2r 5tvb8 n6'],
    ['with a message around it', `Mã theo dõi phản ánh: ${A_CODE}. Xin giữ kỹ.`],
    ['as the address of a QR code', `https://dvc.example/embed/feedback-tracker.html#ma-phan-anh=${A_CODE}`],
  ] as const) {
    it(`takes a code ${how}`, async () => {
      showing(buildCase());
      const tracker = await FeedbackTracker.on();
      await tracker.open(typed);
      await tracker.shows('Đang giải quyết');
      expect(asked).to.deep.equal([A_CODE]);
    });
  }

  it('takes O for 0 and I or L for 1', async () => {
    showing(buildCase());
    const tracker = await FeedbackTracker.on();
    await tracker.open('2p9d-7mxk-4tOr-c5wv-w');
    await tracker.shows('Đang giải quyết');
    expect(asked).to.deep.equal(['2P9D-7MXK-4T0R-C5WV-W']);
  });

  it('tells a slip at once, before anybody is asked', async () => {
    const tracker = await FeedbackTracker.on();
    await tracker.type('code', '7K3M-9QWX-2R5T-VB8M');
    expect(tracker.all('.error-text')).to.have.length(0);
    await tracker.type('code', '7K3M-9QWX-2R5T-VB8M-6');
    await tracker.shows('Có chữ gõ nhầm');
    expect(tracker.find('#code').getAttribute('aria-invalid')).to.equal('true');
    await tracker.type('code', A_CODE);
    expect(tracker.all('.error-text')).to.have.length(0);
    expect(asked).to.deep.equal([]);
  });

  for (const [typed, said] of [
    ['', 'Gõ mã theo dõi vào ô này'],
    ['7K3M-9QWX', 'Còn thiếu 9 ký tự'],
    [`${A_CODE}8X`, 'Đang thừa 2 ký tự'],
    ['7K3M-9QWX-2R5T-VB8N-5', 'Có chữ gõ nhầm'],
    ['<img src=x onerror=alert(1)>', 'Đang thừa'],
    ['ư'.repeat(17), 'Có chữ gõ nhầm'],
  ] as const) {
    it(`asks nobody for “${typed.slice(0, 24)}”, and says what is wrong`, async () => {
      const tracker = await FeedbackTracker.on();
      await tracker.open(typed);
      await tracker.shows(said);
      expect(tracker.focused?.id).to.equal('code');
      expect(asked).to.deep.equal([]);
    });
  }

  it('reads a code from the address and removes it at once', async () => {
    showing(buildCase());
    history.replaceState(null, '', `#muc-luc&ma-phan-anh=${A_CODE}`);
    const tracker = await FeedbackTracker.on();
    expect(location.hash).to.equal('#muc-luc');
    await tracker.shows('Đang giải quyết');
    location.hash = `#ma-phan-anh=${A_CODE.toLowerCase()}`;
    await oneEvent(tracker.element, 'dvc-feedback-found');
    expect(location.href).not.to.include('7K3M').and.not.to.include('7k3m');
    expect(asked).to.deep.equal([A_CODE, A_CODE]);
  });

  it('shows where a case stands, who has it, when it is due and what has happened, and moves the focus there', async () => {
    showing(buildCase());
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows(/Đang giải quyết.*còn 3 ngày.*UBND xã Đồi Mận.*Cán bộ địa chính đã nhận việc/);
    expect(tracker.focused).to.have.class('title');
    const steps = tracker.all('.step').map((step) => step.innerText.replace(/\s+/g, ' '));
    expect(steps).to.have.length(2);
    expect(steps[0]).to.match(/Đang giải quyết mới nhất.*09:30 ngày 17\/11\/2026/);
    await expect(tracker.element).to.be.accessible();
  });

  for (const state of FEEDBACK_STATES) {
    it(`has words of its own for “${state}”`, async () => {
      showing(buildCase({ state }));
      const tracker = await FeedbackTracker.on();
      await tracker.open(A_CODE);
      await tracker.shows(vi[`tracking.state.${state}`]);
      await tracker.shows(vi[`tracking.meaning.${state}`]);
    });
  }

  it('never calls closed solved', async () => {
    showing(buildCase({ state: 'closed' }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Đã đóng chưa chắc là việc đã xong');
    expect(tracker.find('.title').innerText).to.equal('Đã đóng');
  });

  it('shows a state that it does not know in the server’s words', async () => {
    showing(buildCase({ state: 'Chờ Chủ tịch ký' }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Chờ Chủ tịch ký');
  });

  it('says in words that an answer is late, and by how much', async () => {
    showing(buildCase({ dueAt: inDays(-4) }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Đã quá hạn 4 ngày mà chưa có trả lời');
  });

  it('says that an answer came late once it is there', async () => {
    const dueAt = '2026-11-18T17:00:00+07:00';
    showing(buildAnsweredCase({ dueAt }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Trả lời muộn 2 ngày');
    expect(tracker.text).not.to.include('quá hạn');
  });

  const ended = { at: '2026-11-20T15:20:00+07:00', note: 'Đèn do Công ty Điện lực quản lý.' };

  for (const state of ['refused', 'elsewhere', 'duplicate', 'closed'] as const) {
    it(`says of what is “${state}” why, and that it took too long, before it asks what came of it`, async () => {
      const steps = [
        ...buildCase().steps,
        { ...ended, state },
        { at: '2026-11-21T15:20:00+07:00', state, note: 'Người gửi đánh giá: việc chưa được giải quyết.' },
      ];
      showing(buildCase({ state, steps, dueAt: '2026-11-18T17:00:00+07:00', canReopenUntil: inDays(9) }));
      const tracker = await FeedbackTracker.on();
      await tracker.open(A_CODE);
      await tracker.shows(
        /Muộn 2 ngày so với hạn ngày 18\/11\/2026.*Cơ quan cho biết Đèn do Công ty Điện lực quản lý\..*Việc của bạn đã xong chưa/,
      );
    });
  }

  it('still gives the reason of what was refused and then closed without a word', async () => {
    const steps = [
      ...buildCase().steps,
      { ...ended, state: 'refused' },
      { at: '2026-12-20T15:20:00+07:00', state: 'closed' },
    ];
    showing(buildCase({ state: 'closed', steps, dueAt: '2026-11-25T17:00:00+07:00' }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Cơ quan cho biết Đèn do Công ty Điện lực quản lý.');
    expect(tracker.text).not.to.include('Muộn');
  });

  it('calls a step that changed nothing by what is said of it', async () => {
    const published = { at: '2026-11-21T15:20:00+07:00', state: 'answered', note: 'Câu trả lời đã được công khai.' };
    showing(buildAnsweredCase({ steps: [...buildAnsweredCase().steps, published] }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Câu trả lời đã được công khai. mới nhất');
    const heads = tracker.all('.what').map((head) => head.innerText.trim());
    expect(heads.filter((head) => head === 'Cơ quan đã trả lời')).to.have.length(1);
    expect(tracker.text).not.to.include('Muộn');
  });

  it('calls it handed on each time that it goes on to another agency', async () => {
    const step = { at: '2026-11-18T10:00:00+07:00', state: 'forwarded', note: 'Chuyển đúng nơi.' };
    showing(buildCase({ state: 'forwarded', steps: [...buildCase().steps, step, step] }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows(/Đã chuyển tới nơi giải quyết mới nhất.*Đã chuyển tới nơi giải quyết/);
  });

  it('shows the reply with its files, and links only where a link can do no harm', async () => {
    const files = ['https://a.example/1.pdf', 'javascript:alert(1)', 'data:text/html,x', 'http://a.example/2.pdf'];
    showing(
      buildAnsweredCase({
        reply: {
          at: '2026-11-20T15:20:00+07:00',
          agency: buildCase().agency,
          text: 'Xem https://a.example/lich, javascript:alert(1), http://a.example/x, hoặc tel:02900000101, viết tới a@b.vn.',
          attachments: files.map((url, i) => ({ name: `tep-${i}.pdf`, type: 'application/pdf', bytes: 1000, url })),
        },
      }),
    );
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows(/tep-0\.pdf.*tep-3\.pdf/);
    const links = tracker.all('.reply a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal([
      'https://a.example/lich',
      'tel:02900000101',
      'mailto:a@b.vn',
      'https://a.example/1.pdf',
    ]);
  });

  it('shows HTML in every text as text', async () => {
    const evil = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';
    const agency = { ...buildCase().agency, name: evil, hotline: evil, address: evil };
    showing(
      buildAnsweredCase({
        agency,
        question: evil,
        canAdd: true,
        state: evil,
        steps: [{ at: '2026-11-16T08:05:00+07:00', state: evil, agency, note: evil }],
        reply: {
          at: '2026-11-20T15:20:00+07:00',
          agency,
          text: evil,
          attachments: [{ name: evil, type: evil, bytes: 1, url: evil }],
        },
      }),
    );
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('<img src=x');
    expect(tracker.all('img, script')).to.have.length(0);
    expect(window).not.to.have.property('broken');
  });

  it('reads a case as far as it can be read', async () => {
    showing({
      code: 7,
      state: 'processing',
      receivedAt: 'hôm qua',
      dueAt: 'mai',
      agency: 'UBND xã',
      steps: [{ state: 'received', at: 5, note: 'Bước một' }, 'sai', { at: '2026-11-17T09:30:00+07:00' }],
      reply: { text: 'Đã xong.', attachments: 'không' },
      canAdd: 'có',
    });
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows(/Đang giải quyết.*Đã xong\..*Bước một/);
  });

  for (const [name, answer] of [
    ['nothing of a case', () => HttpResponse.json({})],
    ['a list', () => HttpResponse.json([])],
    ['a page of HTML', () => HttpResponse.html('<h1>Wifi</h1>')],
    ['half an answer', () => HttpResponse.text('{"code":', { headers: { 'Content-Type': 'application/json' } })],
  ] as const) {
    it(`says that the answer cannot be read where there is ${name}, and keeps the code`, async () => {
      answerLookups(answer);
      const tracker = await FeedbackTracker.on();
      await tracker.open(A_CODE);
      await tracker.shows('không đọc được');
      expect(tracker.find<HTMLInputElement>('#code').value).to.equal(A_CODE);
      expect(tracker.text).to.include('0290 000 0101');
    });
  }

  it('stays quick with ten thousand steps and a reply of 100,000 letters', async () => {
    const steps = Array.from({ length: 10_000 }, (_, i) => ({
      at: '2026-11-16T08:05:00+07:00',
      state: 'processing',
      note: `Bước ${i}`,
    }));
    const text = `${'a'.repeat(99_990)} kết thúc`;
    showing(buildAnsweredCase({ steps, reply: { ...buildAnsweredCase().reply!, text } }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Bước 9999');
    expect(tracker.all('.step')).to.have.length(6);
    await tracker.press('Xem thêm 9.994 bước trước đó');
    expect(tracker.all('.step')).to.have.length(36);
  });

  it('says calmly when to look again after too many look-ups, and keeps the code', async () => {
    answerLookups(() => problemAnswer('too-many', { 'Retry-After': '40' }));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows(/Bạn đợi 40 giây.*Mã vẫn còn đây/);
    expect(asked).to.have.length(1);
  });

  it('says what to look at when nobody has this code', async () => {
    const lines: string[] = [];
    console.warn = (line: string) => lines.push(line);
    answerLookups(() => problemAnswer('not-found'));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Không thấy phản ánh nào có mã này');
    expect(tracker.focused).to.have.class('failure');
    expect(lines).to.deep.equal([]);
    expect(tracker.find('.fallback').hidden).to.equal(true);
  });

  it('says that it is not set up, and asks for no code, where the endpoint knows nothing of this agency', async () => {
    const lines: string[] = [];
    console.warn = (line: string) => lines.push(line);
    worker.use(http.get(at('/status'), () => problemAnswer('not-found')));
    const tracker = await FeedbackTracker.on({ agency: 'H99.991' });
    await tracker.shows('Phần này chưa được cài đặt xong');
    expect(tracker.element.shadowRoot!.querySelector('input')).to.equal(null);
    expect(tracker.find('.fallback').hidden).to.equal(false);
    await waitUntil(() => lines.length > 0, 'the webmaster is told');
    expect(lines.join()).to.include('check address and agency');
  });

  it('keeps what it knew when refreshing fails, with its time', async () => {
    answerLookups((attempt) => (attempt === 1 ? HttpResponse.json(buildCase()) : HttpResponse.error()));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Đang giải quyết');
    await tracker.press('Cập nhật');
    await tracker.shows(/Chưa cập nhật được\. Đây là thông tin lúc .*Đang giải quyết/);
  });

  it('refreshes by itself nothing, and at a press says the new state aloud', async () => {
    answerLookups((attempt) => HttpResponse.json(attempt === 1 ? buildCase() : buildAnsweredCase()));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Đang giải quyết');
    await tracker.press('Cập nhật');
    await tracker.shows('Cơ quan đã trả lời');
    await tracker.shows('Đã cập nhật. Cơ quan đã trả lời');
  });

  for (const [what, copied, said] of [
    ['has copied', true, 'Đã chép.'],
    ['could not copy', false, 'Máy không cho chép.'],
  ] as const) {
    it(`says beside the button that it ${what} the code`, async () => {
      showing(buildCase());
      const writeText = (): Promise<void> => (copied ? Promise.resolve() : Promise.reject(new Error('forbidden')));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      const { execCommand } = document;
      document.execCommand = () => false;
      const tracker = await FeedbackTracker.on();
      await tracker.open(A_CODE);
      await tracker.openMore();
      await tracker.press('Chép mã');
      await tracker.shows(`Hiện mã QR ${said}`);
      Reflect.deleteProperty(navigator, 'clipboard');
      document.execCommand = execCommand;
    });
  }

  it('remembers a code only when asked, opens it again, and forgets it', async () => {
    showing(buildCase());
    const first = await FeedbackTracker.on();
    await first.open(A_CODE);
    await first.shows('Đang giải quyết');
    expect(kept()).not.to.include('7K3M');
    await first.openMore();
    await first.choose('remember');
    expect(kept()).to.include('7K3M');
    first.element.remove();
    const second = await FeedbackTracker.on();
    await second.press('7K3M-9QWX… gửi ngày 16/11/2026');
    await second.shows('Đang giải quyết');
    await second.openMore();
    expect(((await second.appears('#remember')) as HTMLInputElement).checked).to.equal(true);
    await second.press('Xem mã khác');
    await second.press('Quên');
    expect(kept()).not.to.include('7K3M');
    expect(second.text).not.to.include('7K3M');
  });

  it('keeps nothing on a shared device, and leaves nothing in view', async () => {
    showing(buildAskingCase());
    const tracker = await FeedbackTracker.on({ shared: true });
    await tracker.open(A_CODE);
    await tracker.shows('Máy dùng chung');
    await tracker.openMore();
    await tracker.shows('Chép mã');
    expect(tracker.all('#remember')).to.have.length(0);
    await tracker.press('Viết trả lời');
    await tracker.type('answer', 'Chuyện riêng');
    expect(kept()).not.to.match(/7K3M|Chuyện riêng/);
    await tracker.press('Xem mã khác');
    expect(tracker.text).not.to.match(/7K3M|Cán bộ hỏi bạn/);
    expect(tracker.find<HTMLInputElement>('#code').value).to.equal('');
  });

  it('leaves nothing on a shared device to whoever comes after somebody who walked away', async () => {
    showing(buildAskingCase());
    const tracker = await FeedbackTracker.on({ shared: true });
    await tracker.open(A_CODE);
    await tracker.press('Viết trả lời');
    await tracker.type('answer', 'Chuyện riêng');
    const clock = new Clock();
    dispatchEvent(new PointerEvent('pointerdown'));
    clock.pass(3 * 60_000 - 1);
    await tracker.element.updateComplete;
    expect(tracker.text).to.include('7K3M');
    clock.pass(1);
    await tracker.element.updateComplete;
    expect(tracker.text).not.to.match(/7K3M|Cán bộ hỏi bạn/);
    expect(tracker.all('#answer')).to.have.length(0);
    expect(tracker.find<HTMLInputElement>('#code').value).to.equal('');
  });

  it('gives away the address of a case on a page of our own, by the device’s sheet and as a QR code', async () => {
    showing(buildCase());
    plantFolder();
    const shared: ShareData[] = [];
    Object.defineProperty(navigator, 'share', {
      value: async (what: ShareData) => void shared.push(what),
      configurable: true,
    });
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Đang giải quyết');
    await tracker.openMore();
    await tracker.press('Chia sẻ');
    Reflect.deleteProperty(navigator, 'share');
    const address = new URL(shared[0]!.url!);
    expect(address.pathname + address.hash).to.equal(`/dvc/embed/feedback-tracker.html#ma-phan-anh=${A_CODE}`);
    await tracker.press('Hiện mã QR');
    await tracker.appears('.qr path');
    expect(tracker.find('.qr').getAttribute('aria-label')).to.equal(A_CODE);
    await tracker.shows('Ai quét mã này cũng xem được');
    expect(tracker.find('.qr path').getAttribute('d')).to.equal(qrOf(address.href).path);
  });

  it('opens the case that the camera sees, and turns the camera off', async () => {
    showing(buildCase());
    const phone = plantPhone();
    const tracker = await FeedbackTracker.on();
    await tracker.press('Quét mã QR');
    await tracker.appears('video');
    phone.sees = `https://dvc.example/embed/feedback-tracker.html#ma-phan-anh=${A_CODE}`;
    await tracker.shows('Đang giải quyết');
    expect(asked).to.deep.equal([A_CODE]);
    expect(isOff(phone)).to.equal(true);
    expect(tracker.all('video')).to.have.length(0);
  });

  it('says what to do where the camera sees nothing or may not be opened', async () => {
    plantPhone({ allowed: false });
    const tracker = await FeedbackTracker.on();
    await tracker.press('Quét mã QR');
    await tracker.shows('Không mở được máy ảnh');
    const picker = (await tracker.appears('input[type=file]')) as HTMLInputElement;
    const chosen = new DataTransfer();
    chosen.items.add(new File(['a picture'], 'phieu.jpg', { type: 'image/jpeg' }));
    picker.files = chosen.files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await tracker.shows('Chưa thấy mã trong ảnh');
    expect(asked).to.deep.equal([]);
  });

  it('leads from the rating of a reply to a longer questionnaire, where the endpoint has one', async () => {
    const survey = { id: 'mot-cua', token: 'token-of-the-reply', more: { id: 'sipas', token: 'another' } };
    showing(buildAnsweredCase({ survey }));
    sentTo('/feedback/rating', acknowledge);
    sentTo('/surveys/mot-cua/responses', acknowledge);
    plantFolder();
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.press('Đã xong');
    await tracker.press('Gửi đánh giá');
    await tracker.choose('survey-3');
    await tracker.shows('Trả lời thêm vài câu');
    const link = tracker.all('a').find((one) => one.textContent.includes('Trả lời thêm')) as HTMLAnchorElement;
    expect(link.href).to.match(/satisfaction-survey\.html\?.*survey=sipas&about=feedback#danh-gia=another$/);
  });

  it('answers the officer’s question, and says received only with the endpoint’s word', async () => {
    showing(buildAskingCase());
    const sent = sentTo<Addition>('/feedback/additions', acknowledge);
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Cột đèn hỏng ở trước nhà số mấy');
    await tracker.press('Viết trả lời');
    await tracker.press('Gửi trả lời');
    await tracker.shows('Viết câu trả lời vào ô này');
    expect(tracker.focused?.id).to.equal('answer');
    await tracker.type('answer', '  Trước nhà văn hóa thôn.  ');
    showing(buildCase());
    const told = oneEvent(tracker.element, 'dvc-feedback-answered');
    await tracker.press('Gửi trả lời');
    await tracker.shows('Cơ quan đã nhận trả lời của bạn lúc 08:05 ngày 21/11/2026');
    expect(await told).to.have.property('answer', 'addition');
    expect(sent.map(({ body }) => body)).to.deep.equal([
      { code: A_CODE, content: 'Trước nhà văn hóa thôn.', attachments: [] },
    ]);
    await tracker.shows('Đang giải quyết');
    expect(kept()).not.to.include('nhà văn hóa');
  });

  for (const [name, failure] of [
    ['no network', () => HttpResponse.error()],
    ['the page of a captive portal', () => HttpResponse.html('<h1>Wifi</h1>')],
    [
      'another’s acknowledgement',
      () => HttpResponse.json(buildAcknowledgement('a-key-of-somebody-else'), { status: 201 }),
    ],
  ] as const) {
    it(`never calls an answer received for ${name}, and sends it once more under the same key`, async () => {
      showing(buildAskingCase());
      const sent = sentTo<Addition>('/feedback/additions', (attempt, key) =>
        attempt === 1 ? failure() : acknowledge(attempt, key),
      );
      const tracker = await FeedbackTracker.on();
      await tracker.open(A_CODE);
      await tracker.press('Viết trả lời');
      await tracker.type('answer', 'Thôn Trung Tâm');
      await tracker.press('Gửi trả lời');
      await tracker.shows('Chưa gửi được');
      expect(tracker.text).not.to.include('đã nhận trả lời');
      await tracker.press('Gửi lại ngay');
      await tracker.shows('Cơ quan đã nhận trả lời của bạn');
      expect(new Set(sent.map(({ key }) => key)).size).to.equal(1);
    });
  }

  it('keeps an answer that was typed and not sent', async () => {
    showing(buildAskingCase());
    const first = await FeedbackTracker.on();
    await first.open(A_CODE);
    await first.press('Viết trả lời');
    await first.type('answer', 'Viết dở');
    expect(kept()).not.to.include('7K3M');
    first.element.remove();
    const second = await FeedbackTracker.on();
    await second.open(A_CODE);
    await second.press('Viết trả lời');
    expect(await second.appears('#answer')).to.have.property('value', 'Viết dở');
  });

  it('goes on with an answer that an earlier visit could not send', async () => {
    showing(buildAskingCase());
    sentTo('/feedback/additions', () => HttpResponse.error());
    const first = await FeedbackTracker.on();
    await first.open(A_CODE);
    await first.press('Viết trả lời');
    await first.type('answer', 'Chưa gửi được lần trước');
    await first.press('Gửi trả lời');
    await first.shows('Mở lại trang này là gửi tiếp');
    first.element.remove();
    const sent = sentTo<Addition>('/feedback/additions', acknowledge);
    const second = await FeedbackTracker.on();
    await second.shows('còn một câu trả lời chưa gửi xong');
    await second.press('Gửi lại ngay');
    await second.shows('Cơ quan đã nhận trả lời của bạn');
    expect(sent[0]!.body.content).to.equal('Chưa gửi được lần trước');
    expect(asked[asked.length - 1]).to.equal(A_CODE);
    second.element.remove();
    const third = await FeedbackTracker.on();
    await third.shows('Mã theo dõi của bạn');
    expect(third.text).not.to.include('chưa gửi xong');
  });

  it('does not offer as unsent what arrived in the moment that its page went', async () => {
    showing(buildAskingCase());
    let device: Record<string, string>[] = [];
    sentTo<Addition>('/feedback/additions', (attempt, key) => {
      device = [{ ...sessionStorage }, { ...localStorage }];
      return acknowledge(attempt, key);
    });
    const first = await FeedbackTracker.on();
    await first.open(A_CODE);
    await first.press('Viết trả lời');
    await first.type('answer', 'Trước nhà văn hóa');
    const { delete: remove } = IDBObjectStore.prototype;
    try {
      IDBObjectStore.prototype.delete = function (key) {
        // The device lets go of nothing any more.
        return this.name === 'entries' ? (this.count() as never) : remove.call(this, key);
      };
      await first.press('Gửi trả lời');
      await first.shows('Cơ quan đã nhận trả lời của bạn');
      first.element.remove();
    } finally {
      IDBObjectStore.prototype.delete = remove;
    }
    Object.assign(sessionStorage, device[0]);
    Object.assign(localStorage, device[1]);
    const second = await FeedbackTracker.on();
    await second.open(A_CODE);
    await second.press('Viết trả lời');
    await second.appears('#answer');
    await waitUntil(() => second.valueOf('answer') === '', 'the words are gone', PATIENCE);
    expect(kept()).not.to.include('văn hóa');
  });

  it('says that another page has sent or thrown away what waits here, and lets it be written anew', async () => {
    showing(buildAskingCase());
    sentTo('/feedback/additions', () => HttpResponse.error());
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.press('Viết trả lời');
    await tracker.type('answer', 'Trước nhà văn hóa.');
    await tracker.press('Gửi trả lời');
    await tracker.shows('Chưa gửi được');
    const [held] = await (await openOutbox({ shared: false })).held();
    await (await openOutbox({ shared: false })).discard(held!.key);
    await tracker.press('Gửi lại ngay');
    await tracker.shows('đã được gửi hoặc xóa ở một trang khác');
    await tracker.press('Viết lại');
    await tracker.press('Viết trả lời');
    expect(await tracker.appears('#answer')).to.have.property('value', '');
  });

  it('says that what was sent before the last change has arrived, and the change has not', async () => {
    showing(buildAskingCase());
    // The answer to the first is lost on the way; then the key is known with other words, and the first ones are sent again.
    const answers = [() => HttpResponse.error(), otherWords];
    sentTo('/feedback/additions', (attempt, key) => answers[attempt - 1]?.() ?? acknowledge(attempt, key));
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.press('Viết trả lời');
    await tracker.type('answer', 'Lần một');
    await tracker.press('Gửi trả lời');
    await tracker.shows('Chưa gửi được');
    await tracker.press('Sửa rồi gửi');
    await tracker.type('answer', 'Lần hai');
    await tracker.press('Gửi trả lời');
    await tracker.shows(/Cơ quan đã nhận trả lời của bạn.*Bản sửa chưa được gửi/);
  });

  it('gives back what the endpoint does not take, to be mended under the same key', async () => {
    showing(buildAskingCase());
    const sent = sentTo<Addition>('/feedback/additions', (attempt, key) =>
      attempt === 1 ? problemAnswer('invalid') : acknowledge(attempt, key),
    );
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.press('Viết trả lời');
    await tracker.type('answer', 'Lần một');
    await tracker.press('Gửi trả lời');
    await tracker.shows('Nội dung của bạn vẫn còn đây');
    await tracker.press('Sửa rồi gửi');
    expect(await tracker.appears('#answer')).to.have.property('value', 'Lần một');
    await tracker.type('answer', 'Lần hai');
    await tracker.press('Gửi trả lời');
    await tracker.shows('Cơ quan đã nhận trả lời của bạn');
    expect(sent.map(({ body }) => body.content)).to.deep.equal(['Lần một', 'Lần hai']);
    expect(new Set(sent.map(({ key }) => key)).size).to.equal(1);
  });

  it('rates what became of it with one tap and a press, and asks for another look', async () => {
    showing(buildAnsweredCase());
    const sent = sentTo<Rating>('/feedback/rating', acknowledge);
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.shows('Việc của bạn đã xong chưa?');
    await tracker.press('Chưa xong');
    expect(await tracker.appears('#reopen')).to.have.property('checked', true);
    await tracker.type('comment', 'Đèn lại tắt.');
    await tracker.choose('satisfaction-2');
    await tracker.press('Gửi đánh giá');
    await tracker.shows('Cơ quan đã nhận đánh giá của bạn');
    expect(sent.map(({ body }) => body)).to.deep.equal([
      { code: A_CODE, outcome: 'not-solved', satisfaction: 2, comment: 'Đèn lại tắt.', reopen: true },
    ]);
  });

  it('sends a rating with nothing but the outcome', async () => {
    showing(buildAnsweredCase());
    const sent = sentTo<Rating>('/feedback/rating', acknowledge);
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.press('Đã xong');
    await tracker.appears('#outcome');
    expect(tracker.all('#reopen')).to.have.length(0);
    await tracker.press('Gửi đánh giá');
    await tracker.shows('Cơ quan đã nhận đánh giá');
    expect(sent.map(({ body }) => body)).to.deep.equal([{ code: A_CODE, outcome: 'solved', reopen: false }]);
  });

  it('offers no other look once the time for it is over', async () => {
    showing(buildAnsweredCase({ canReopenUntil: inDays(-1) }));
    const sent = sentTo<Rating>('/feedback/rating', acknowledge);
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.press('Chưa xong');
    await tracker.appears('#outcome');
    expect(tracker.all('#reopen')).to.have.length(0);
    await tracker.press('Gửi đánh giá');
    await tracker.shows('Cơ quan đã nhận đánh giá');
    expect(sent[0]!.body.reopen).to.equal(false);
  });

  it('offers the questionnaire of a reply after the rating, in one tap and under its token', async () => {
    showing(buildAnsweredCase({ survey: { id: 'mot-cua', token: 'token-of-the-reply' } }));
    sentTo('/feedback/rating', acknowledge);
    const responses = sentTo<{ subject: object }>('/surveys/mot-cua/responses', acknowledge);
    const tracker = await FeedbackTracker.on();
    await tracker.open(A_CODE);
    await tracker.press('Đã xong');
    await tracker.appears('#outcome');
    expect(tracker.all('#satisfaction-2')).to.have.length(0);
    await tracker.press('Gửi đánh giá');
    await tracker.shows('Cơ quan đã nhận đánh giá');
    await tracker.choose('survey-3');
    await tracker.shows('✓');
    await waitUntil(() => responses.length === 1);
    expect(responses[0]!.body.subject).to.deep.equal({ kind: 'feedback', token: 'token-of-the-reply' });
  });

  it('sends the rating of a reply on the next visit where it could not be sent before', async () => {
    showing(buildAnsweredCase({ survey: { id: 'mot-cua', token: 'token-of-the-reply' } }));
    sentTo('/feedback/rating', acknowledge);
    const failed = sentTo('/surveys/mot-cua/responses', () => HttpResponse.error());
    const first = await FeedbackTracker.on();
    await first.open(A_CODE);
    await first.press('Đã xong');
    await first.press('Gửi đánh giá');
    await first.choose('survey-3');
    await first.shows('Chưa gửi được đánh giá');
    first.element.remove();
    const sent = sentTo('/surveys/mot-cua/responses', acknowledge);
    await FeedbackTracker.on();
    await waitUntil(() => sent.length === 1, 'the rating goes out');
    expect(sent[0]!.key).to.equal(failed[0]!.key);
  });

  it('does not ask or send when the page says no', async () => {
    showing(buildAskingCase());
    const tracker = await FeedbackTracker.on();
    tracker.element.addEventListener('dvc-request', (event) => event.preventDefault(), { once: true });
    await tracker.open(A_CODE);
    expect(asked).to.deep.equal([]);
    await tracker.press('Xem');
    await tracker.shows('Cán bộ hỏi bạn');
  });

  it('speaks English on an English page', async () => {
    showing(buildAnsweredCase());
    const tracker = await FeedbackTracker.on({ lang: 'en' });
    await tracker.shows('Your follow-up code');
    await tracker.type('code', A_CODE);
    await tracker.press('Look');
    await tracker.shows(/The office has answered.*Is your matter solved\?/);
  });
});
