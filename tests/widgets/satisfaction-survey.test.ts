import { expect, fixtureCleanup, oneEvent, waitUntil } from '@open-wc/testing';
import { http, HttpResponse } from 'msw/http';
import { buildLongSurvey, buildSurvey, buildSurveyReceipt, buildSurveyResults } from '../../demo/mocks/builders.ts';
import { at, keyOf, problemAnswer } from '../../demo/mocks/handlers.ts';
import type { SurveyResponse } from '../../src/backend/contract/survey-response.ts';
import type { Survey, SurveyQuestion } from '../../src/backend/contract/surveys.ts';
import { worker } from '../support/browser/msw.ts';
import { SatisfactionSurvey } from '../support/browser/satisfaction-survey.harness.ts';

interface Sent {
  readonly key: string;
  readonly body: SurveyResponse;
}

let sent: Sent[] = [];
let warnings: string[] = [];
const { warn } = console;

const answerSendings = (answer: (attempt: number, key: string) => Response): void =>
  worker.use(
    http.post(at('/surveys/:id/responses'), async ({ request }) => {
      sent.push({ key: keyOf(request), body: (await request.json()) as SurveyResponse });
      return answer(sent.length, keyOf(request));
    }),
  );

const accept = (_attempt: number, key: string): Response => HttpResponse.json(buildSurveyReceipt(key), { status: 201 });

const asks = (survey: unknown): void =>
  worker.use(http.get(at('/surveys/:id'), () => HttpResponse.json(survey as object)));

const rating = (id: string, more: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  id,
  kind: 'rating',
  label: `Câu ${id}`,
  required: true,
  ...more,
});

const surveyOf = (...questions: SurveyQuestion[]): Survey => buildSurvey({ questions });

const isSent = (count = 1): Promise<void> => waitUntil(() => sent.length >= count, 'something was sent');

describe('<dvc-satisfaction-survey>', () => {
  beforeEach(() => {
    sent = [];
    warnings = [];
    console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
    localStorage.clear();
    answerSendings(accept);
  });

  afterEach(() => {
    fixtureCleanup();
    console.warn = warn;
  });

  it('sends a high rating with one tap, and thanks once it has arrived', async () => {
    const survey = await SatisfactionSurvey.on({ token: 'a-token', 'procedure-code': '1.001193' });
    const event = oneEvent(survey.element, 'dvc-survey-sent');
    await survey.tap('Rất hài lòng');
    await event;
    await survey.shows('Đã nhận đánh giá của bạn');
    await survey.shows('Cảm ơn bạn. Cơ quan đã ghi nhận.');
    expect(sent.map(({ body }) => body)).to.deep.equal([
      {
        agency: 'H90.101',
        version: '1',
        answers: { 'hai-long': 3 },
        subject: { kind: 'dossier', token: 'a-token', procedureCode: '1.001193' },
        language: 'vi',
      },
    ]);
  });

  it('asks for reasons after a low rating, and sends them with it', async () => {
    const survey = await SatisfactionSurvey.on({ counter: 'Quầy 3' });
    await survey.tap('Không hài lòng');
    await survey.tap('Phải chờ lâu');
    await survey.tap('Trả kết quả trễ hẹn');
    await survey.write('Chờ từ sáng tới trưa.');
    expect(sent).to.be.empty;
    await survey.tap('Gửi');
    await survey.shows('Đã nhận đánh giá của bạn');
    expect(sent[0]!.body.answers).to.deep.equal({
      'hai-long': 1,
      'ly-do': ['cho-lau', 'tre-hen'],
      'y-kien': 'Chờ từ sáng tới trưa.',
    });
    expect(sent[0]!.body.subject).to.deep.equal({ kind: 'counter', counter: 'Quầy 3' });
  });

  it('sends a low rating also where no reason is given', async () => {
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Không hài lòng');
    await survey.tap('Không nêu lý do');
    await survey.shows('Đã nhận đánh giá của bạn');
    expect(sent[0]!.body.answers).to.deep.equal({ 'hai-long': 1 });
  });

  it('sends a low rating of somebody who just goes away', async () => {
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Không hài lòng');
    await survey.shows('Mức bạn chọn vẫn được gửi');
    survey.element.remove();
    await isSent();
    expect(sent[0]!.body.answers).to.deep.equal({ 'hai-long': 1 });
  });

  it('takes back the reasons of somebody who changes a low rating into a high one', async () => {
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Không hài lòng');
    await survey.tap('Phải chờ lâu');
    await survey.tap('Hài lòng');
    await survey.shows('Đã nhận đánh giá của bạn');
    expect(sent[0]!.body.answers).to.deep.equal({ 'hai-long': 2 });
  });

  it('waits for a word of somebody who walks through the levels by arrow keys', async () => {
    const survey = await SatisfactionSurvey.on();
    await survey.shows('Rất hài lòng');
    const [best] = survey.all('input[type=radio]') as HTMLInputElement[];
    best!.focus();
    best!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    best!.click();
    await survey.element.updateComplete;
    expect(sent).to.be.empty;
    await survey.tap('Gửi');
    await isSent();
    expect(sent[0]!.body.answers).to.deep.equal({ 'hai-long': 3 });
  });

  it('can be passed over with one tap, and does not ask again', async () => {
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Bỏ qua');
    await survey.shows('Bạn đã bỏ qua phần đánh giá.');
    fixtureCleanup();
    const later = await SatisfactionSurvey.on({ token: 'a-token' });
    await later.tap('Bỏ qua');
    fixtureCleanup();
    const again = await SatisfactionSurvey.on({ token: 'a-token' });
    await again.shows('Bạn đã bỏ qua phần đánh giá.');
    expect(again.text).not.to.include('đã trả lời');
    await again.tap('Đánh giá');
    await again.tap('Hài lòng');
    await again.shows('Đã nhận đánh giá của bạn');
    fixtureCleanup();
    await (await SatisfactionSurvey.on({ token: 'a-token' })).shows('Bạn đã trả lời rồi.');
  });

  it('thanks nobody for an answer that was refused, and asks again', async () => {
    answerSendings(() => problemAnswer('invalid'));
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Hài lòng');
    await survey.shows('Máy chủ không nhận đánh giá này.');
    fixtureCleanup();
    const later = await SatisfactionSurvey.on();
    await later.shows('Bỏ qua');
    expect(later.text).not.to.include('đã trả lời');
  });

  it('gives back what was chosen after a refusal, to be sent once more as something new', async () => {
    answerSendings((attempt, key) => (attempt === 1 ? problemAnswer('invalid') : accept(attempt, key)));
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Không hài lòng');
    await survey.tap('Phải chờ lâu');
    await survey.tap('Gửi');
    await survey.tap('Thử lại');
    expect(survey.focused?.className).to.equal('title');
    await survey.tap('Gửi');
    await survey.shows('Đã nhận đánh giá của bạn');
    expect(sent[1]!.body).to.deep.equal(sent[0]!.body);
    expect(sent[1]!.key).not.to.equal(sent[0]!.key);
  });

  it('thanks for what waits on the device, but no longer than it is kept there', async () => {
    answerSendings(() => HttpResponse.error());
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Hài lòng');
    await survey.shows('chưa gửi được');
    const [until] = Object.keys(localStorage)
      .filter((name) => name.startsWith('dvc-survey'))
      .map((name) => Number.parseInt(localStorage.getItem(name)!));
    expect(until).to.be.within(Date.now(), Date.now() + 3 * 24 * 3600_000);
  });

  it('asks each time where the page wants that, and about each dossier for itself', async () => {
    const survey = await SatisfactionSurvey.on({ token: 'one' });
    await survey.tap('Bỏ qua');
    fixtureCleanup();
    await (await SatisfactionSurvey.on({ token: 'two' })).shows('Rất hài lòng');
    fixtureCleanup();
    await (await SatisfactionSurvey.on({ token: 'one', 'remember-days': '0' })).shows('Rất hài lòng');
  });

  it('keeps a rating without network and says so, sends it again under the same key', async () => {
    answerSendings((attempt, key) => (attempt === 1 ? HttpResponse.error() : accept(attempt, key)));
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Hài lòng');
    await survey.shows('Đã lưu trên máy này, chưa gửi được.');
    await survey.shows('Đã nhận đánh giá của bạn');
    expect(sent).to.have.length(2);
    expect(sent[0]).to.deep.equal(sent[1]);
    expect(Object.keys(localStorage).filter((name) => name.startsWith('dvc-outbox'))).to.be.empty;
  });

  it('goes on with what an earlier page could not send', async () => {
    answerSendings(() => HttpResponse.error());
    const survey = await SatisfactionSurvey.on();
    await survey.tap('Hài lòng');
    await survey.shows('chưa gửi được');
    fixtureCleanup();
    const before = sent.length;
    answerSendings(accept);
    const later = await SatisfactionSurvey.on();
    await later.shows('Đã nhận đánh giá của bạn');
    expect(sent[sent.length - 1]!.key).to.equal(sent[0]!.key);
    expect(sent.length).to.be.greaterThan(before);
  });

  it('writes nothing on a device that many share', async () => {
    answerSendings(() => HttpResponse.error());
    const survey = await SatisfactionSurvey.on({ shared: '' });
    await survey.tap('Hài lòng');
    await survey.shows('Bạn giữ trang này mở');
    expect(Object.keys(localStorage)).to.be.empty;
  });

  it('says plainly that a matter was rated before', async () => {
    const problem = { type: 'urn:x', title: 'x', status: 400, kind: 'invalid' };
    const errors = [{ field: 'subject.token', key: 'used' }];
    const headers = { 'Content-Type': 'application/problem+json' };
    answerSendings(() => new HttpResponse(JSON.stringify({ ...problem, errors }), { status: 400, headers }));
    const survey = await SatisfactionSurvey.on({ token: 'used' });
    await survey.tap('Hài lòng');
    await survey.shows('Việc này đã được đánh giá.');
    expect(Object.keys(localStorage).filter((name) => name.startsWith('dvc-outbox'))).to.be.empty;
    expect(survey.offers('Thử lại')).to.equal(false);
  });

  it('asks nothing of the endpoint where a page forbids it', async () => {
    const survey = await SatisfactionSurvey.on();
    survey.element.addEventListener('dvc-request', (event) => event.preventDefault());
    await survey.tap('Hài lòng');
    await survey.tap('Bỏ qua').catch(() => undefined);
    expect(sent).to.be.empty;
  });

  it('shows the fallback where the questionnaire cannot be had', async () => {
    worker.use(http.get(at('/surveys/:id'), () => problemAnswer('server')));
    const survey = await SatisfactionSurvey.on();
    await survey.shows('gặp trục trặc');
    expect(survey.isFallbackShown).to.equal(true);
  });

  it('shows the fallback where there is no such questionnaire, and names it to the webmaster', async () => {
    const lines: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => lines.push(line);
    worker.use(http.get(at('/surveys/:id'), () => problemAnswer('not-found')));
    const survey = await SatisfactionSurvey.on({ survey: 'phieu-khong-co' });
    await survey.shows('chưa được cài đặt xong');
    console.warn = warn;
    expect(survey.isFallbackShown).to.equal(true);
    expect(lines.filter((line) => line.startsWith('[dvc]'))).to.have.length(1);
    expect(lines[0]).to.include('phieu-khong-co').and.to.include('agency');
  });

  describe('with a questionnaire', () => {
    beforeEach(() => asks(buildLongSurvey()));

    it('asks everything on one page, with what an answer opens', async () => {
      const survey = await SatisfactionSurvey.on({ survey: 'sipas' });
      await survey.shows('Tìm nơi làm và nộp hồ sơ');
      expect(survey.text).not.to.include('Việc trả lời góp ý của bạn');
      await survey.tap('Bình thường');
      await survey.tap('Có');
      await survey.shows('Việc trả lời góp ý của bạn');
      await survey.tap('Gửi');
      await survey.shows('Còn câu cần xem lại');
      expect(survey.focused?.className).to.include('summary');
      survey.find<HTMLInputElement>('#q2-4').click();
      await survey.tap('Một lần');
      await survey.write('Mở cửa buổi trưa.');
      await survey.tap('Gửi');
      await survey.shows('Đã nhận đánh giá của bạn');
      expect(sent[0]!.body.answers).to.deep.equal({
        'tiep-can': 3,
        'da-gop-y': true,
        'gop-y': 4,
        'so-lan': '1',
        'y-kien': 'Mở cửa buổi trưa.',
      });
    });

    it('asks one question a screen, back and forth', async () => {
      const survey = await SatisfactionSurvey.on({ survey: 'sipas', layout: 'steps' });
      await survey.shows('Câu 1 trên 4');
      await survey.tap('Tiếp tục');
      await survey.shows('Câu này cần trả lời.');
      await survey.tap('Hài lòng');
      await survey.tap('Tiếp tục');
      await survey.tap('Không');
      await survey.tap('Tiếp tục');
      await survey.shows('Câu 3 trên 4');
      await survey.tap('Quay lại');
      await survey.tap('Có');
      await survey.tap('Tiếp tục');
      await survey.shows('Việc trả lời góp ý của bạn');
      await survey.tap('Rất hài lòng');
      await survey.tap('Tiếp tục');
      await survey.tap('Tiếp tục');
      await survey.tap('Gửi');
      await survey.shows('Đã nhận đánh giá của bạn');
      expect(sent[0]!.body.answers).to.deep.equal({ 'tiep-can': 4, 'da-gop-y': true, 'gop-y': 5 });
    });
  });

  describe('with a bad questionnaire', () => {
    const bad: readonly [string, SurveyQuestion[], left: string][] = [
      [
        'conditions in a loop',
        [rating('a', { showIf: { question: 'b', in: [1] } }), rating('b', { showIf: { question: 'a', in: [1] } })],
        'a',
      ],
      ['a condition on itself', [rating('a', { showIf: { question: 'a', in: [1] } })], 'a'],
      ['a condition on nothing', [rating('a', { showIf: { question: 'z', in: [1] } })], 'a'],
      ['an unknown kind', [{ id: 'a', kind: 'slider', label: 'Kéo', required: true }], 'a'],
      ['no options', [{ id: 'a', kind: 'choice', label: 'Chọn', required: true }], 'a'],
      ['empty options', [{ id: 'e', kind: 'choices', label: 'Chọn', options: [], required: true }], 'e'],
    ];
    for (const [what, questions, left] of bad) {
      it(`leaves out ${what} with a console line, and takes an answer to the rest`, async () => {
        asks(surveyOf(rating('tot'), ...questions));
        const survey = await SatisfactionSurvey.on();
        await survey.tap('Hài lòng');
        await survey.shows('Đã nhận đánh giá của bạn');
        expect(sent[0]!.body.answers).to.deep.equal({ tot: 2 });
        expect(warnings.join('\n')).to.include(`question "${left}" left out`);
      });
    }

    it('shows HTML in labels as the letters it is', async () => {
      const label = '<img src=x onerror="window.hacked=1"><b>Đậm</b>';
      asks(surveyOf(rating('a', { label, help: label })));
      const survey = await SatisfactionSurvey.on();
      await survey.shows(label);
      await survey.tap('Rất hài lòng');
      await survey.shows('Đã nhận đánh giá của bạn');
      expect('hacked' in window).to.equal(false);
    });

    it('asks 500 questions one a screen', async () => {
      asks(surveyOf(...Array.from({ length: 500 }, (_, at) => rating(`c${at}`, { required: at === 0 }))));
      const survey = await SatisfactionSurvey.on();
      await survey.shows('Câu 1 trên 500');
      expect(survey.all('input[type=radio]')).to.have.length(3);
      await survey.tap('Hài lòng');
      await survey.tap('Tiếp tục');
      await survey.shows('Câu 2 trên 500');
    });

    it('survives names that JavaScript gives a meaning', async () => {
      asks(
        surveyOf(
          rating('__proto__'),
          rating('constructor', { required: false }),
          rating('toString', { required: false }),
        ),
      );
      const survey = await SatisfactionSurvey.on();
      await survey.tap('Hài lòng');
      await survey.tap('Gửi');
      await survey.shows('Đã nhận đánh giá của bạn');
      const answers = sent.flatMap(({ body }) => Object.entries(body.answers));
      expect(answers).to.deep.include(['__proto__', 2]);
    });

    it('says that a questionnaire without any usable question cannot be used', async () => {
      asks(surveyOf({ id: 'a', kind: 'slider', label: 'Kéo', required: true }));
      const survey = await SatisfactionSurvey.on();
      await survey.shows('Phiếu này chưa dùng được.');
      expect(survey.isFallbackShown).to.equal(true);
    });
  });

  describe('showing results', () => {
    it('gives number of answers, time span and a table a question', async () => {
      const survey = await SatisfactionSurvey.on({ results: '' });
      await survey.shows('Từ 01/11/2026 đến 22/11/2026');
      await survey.shows('1.284 người trả lời');
      await survey.shows('Rất hài lòng 70 % 902');
      expect(survey.all('table')).to.have.length(2);
      expect(survey.all('table th[scope=row]')).to.have.length(7);
      expect(survey.offers('Bỏ qua')).to.equal(false);
    });

    it('says why there is nothing to see yet', async () => {
      worker.use(http.get(at('/surveys/:id/results'), () => HttpResponse.json(buildSurveyResults({ questions: [] }))));
      const survey = await SatisfactionSurvey.on({ results: '' });
      await survey.shows('Chưa đủ 5 người trả lời');
    });

    it('asks for the days that a page names', async () => {
      let asked = '';
      worker.use(
        http.get(at('/surveys/:id/results'), ({ request }) => {
          asked = new URL(request.url).search;
          return HttpResponse.json(buildSurveyResults());
        }),
      );
      const survey = await SatisfactionSurvey.on({ results: '', from: '2026-11-01', to: '2026-11-30' });
      await survey.shows('người trả lời');
      expect(asked).to.equal('?from=2026-11-01&to=2026-11-30&agency=H90.101');
    });
  });
});
