import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openStore } from '../../../demo/server/store/store.ts';
import { attachmentOf, buildFeedback, receiptOf, sendFeedback, sendFile } from '../../support/node/feedback.ts';
import { COMMUNE, officerAt, startDesk, textOf, WARD, type DeskVisitor } from '../../support/node/desk.ts';
import { buildPdf, buildPhoto } from '../../support/node/pictures.ts';
import type { TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';
import { buildResponse, sendResponse, surveyReceiptOf } from '../../support/node/surveys.ts';

const SECRETS = [
  'Tiêu đề bí mật',
  'Nội dung bí mật',
  'Nơi bí mật',
  'Hen Niê',
  '0912 345 678',
  'Trả lời bí mật',
  'Mẫu bí mật',
  'Ý kiến bí mật',
  'Quầy bí mật',
];

for (const { name, skip, emptyPlace } of STORES) {
  describe(`between agencies over ${name}`, { skip }, () => {
    let server: TestServer;
    let own: DeskVisitor;
    let path = '';
    let files: string[] = [];

    before(async () => {
      server = await startDesk(await emptyPlace());
      own = await officerAt(server, { login: 'xa', role: 'admin' });
      const { id } = await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg'), { agency: COMMUNE }));
      const feedback = buildFeedback({
        title: SECRETS[0]!,
        content: SECRETS[1]!,
        place: { text: SECRETS[2]! },
        attachments: [id],
      });
      await receiptOf(await sendFeedback(server, { ...feedback, agency: COMMUNE }));
      path = /href="(\/office\/cases\/[\w-]+)"/.exec((await own.get('/office/cases')).text)![1]!;
      const pdf = new File([Uint8Array.from(buildPdf())], 'a.pdf', { type: 'application/pdf' });
      const answered = await own.submit(await own.get(path), `${path}/answer`, { text: SECRETS[5]!, do: 'answer' }, [
        pdf,
      ]);
      files = [...answered.text.matchAll(/href="([^"]+\/(?:files|reply-files)\/[^"]+)"/g)].map(([, file]) => file!);
      assert.equal(files.length, 2);
      for (let citizen = 0; citizen < 6; citizen++) {
        const answers = { 'hai-long': 1, 'y-kien': SECRETS[7]! };
        const subject = { kind: 'counter', counter: SECRETS[8]! } as const;
        await surveyReceiptOf(await sendResponse(server, buildResponse(1, { agency: COMMUNE, subject, answers })));
      }
      const surveys = await own.get('/office/surveys');
      for (const secret of SECRETS.slice(7)) assert.ok(surveys.text.includes(secret), secret);
      await own.submit(await own.get('/office/templates'), '/office/templates', {
        use: 'answer',
        title: SECRETS[6]!,
        text: 'Chữ',
      });
    });

    const addresses = () => [
      path,
      `${path}?contact=yes`,
      `${path}/publish`,
      ...files,
      '/office/cases?view=all',
      '/office/cases?view=all&q=bi+mat',
      '/office/cases?view=all&q=0912345678',
      '/office/templates',
      '/office/accounts',
      '/office/audit',
      `/office/audit?case=${path.split('/').at(-1)}`,
      '/office/audit.csv',
      '/office/figures?agency=H90.101',
      '/office/figures.csv?agency=H90.101',
      '/office/surveys',
      '/office/surveys?survey=mot-cua&agency=H90.101',
      '/office/surveys.csv?survey=mot-cua',
      '/office/surveys.csv?survey=mot-cua&agency=H90.101',
      '/office/notices',
    ];

    it('an officer, an admin and the province’s own read nothing of another’s', async () => {
      const strangers = [
        await officerAt(server, { login: 'phuong', agency: WARD }),
        await officerAt(server, { login: 'phuong.quan.tri', agency: WARD, role: 'admin' }),
        await officerAt(server, { login: 'tinh', agency: 'H90', role: 'admin' }),
      ];
      for (const stranger of strangers) {
        for (const address of addresses()) {
          const { text } = await stranger.get(address);
          for (const secret of SECRETS) assert.ok(!text.includes(secret), `${address} tells “${secret}”`);
        }
        for (const file of [path, ...files]) assert.equal((await stranger.ask(file)).status, 404, file);
        assert.match((await own.get(`${path}?contact=yes`)).text, /0912 345 678/);
      }
    });

    it('changes nothing of another’s either', async () => {
      const stranger = await officerAt(server, { login: 'phuong.khac', agency: WARD });
      const csrf = /name="csrf" value="([^"]+)"/.exec((await stranger.get('/office/cases')).text)![1]!;
      for (const act of [
        'take',
        'answer',
        'ask',
        'refuse',
        'close',
        'reopen',
        'publish',
        'unpublish',
        'forward',
        'assign',
      ]) {
        const fields = {
          csrf,
          seen: '2',
          text: 'Không phải của tôi',
          to: WARD,
          ground: 'duty',
          title: 'a',
          content: 'b',
          replyText: 'c',
        };
        assert.equal((await stranger.send(`${path}/${act}`, fields)).status, 404, act);
      }
      assert.doesNotMatch((await own.get(path)).text, /Không phải của tôi/);
    });

    it('sees a ward’s figures from the province only, as numbers', async () => {
      const ward = await officerAt(server, { login: 'phuong.so', agency: WARD });
      assert.match(textOf((await ward.get('/office/figures?agency=H90.101')).text), /phường Bến Trăng, nhận từ/);
      const province = await officerAt(server, { login: 'tinh.so', agency: 'H90' });
      const figures = textOf((await province.get('/office/figures')).text);
      assert.match(figures, /Theo cơ quan|xã Đồi Mận/);
    });

    it('finds nothing at addresses that nobody made', async () => {
      for (const address of ['%00', '..', "'", 'x'.repeat(2_000), '%E0%A4', `${path.split('/').at(-1)}%00`]) {
        const found = await own.get(`/office/cases/${address}`);
        assert.ok([404, 400].includes(found.status) || found.path === '/office/cases', `${address}: ${found.status}`);
      }
      for (const query of [
        'q=%00',
        'state=%00&category=%00',
        'page=-1',
        'page=99999999',
        'view=x',
        'q=' + 'a'.repeat(3_000),
      ])
        assert.ok([200, 404].includes((await own.get(`/office/cases?${query}`)).status), query);
    });

    it('lets only admins at accounts, notices and the list of who did what', async () => {
      const officer = await officerAt(server, { login: 'can.bo' });
      for (const address of ['/office/accounts', '/office/audit', '/office/audit.csv', '/office/notices'])
        assert.equal((await officer.get(address)).status, 403, address);
      const csrf = /name="csrf" value="([^"]+)"/.exec((await officer.get('/office/cases')).text)![1]!;
      for (const address of ['/office/accounts', '/office/notices', '/office/accounts/x/reset'])
        assert.equal(
          (await officer.send(address, { csrf, name: 'a', login: 'abc', role: 'admin', kind: 'info', text: 'a' }))
            .status,
          403,
        );
    });

    it('lets an admin of a commune make accounts for it alone', async () => {
      const page = await own.get('/office/accounts');
      const refused = await own.submit(page, '/office/accounts', {
        name: 'Kẻ lạ',
        login: 'ke.la',
        agency: WARD,
        role: 'admin',
      });
      assert.equal(refused.status, 400);
      const store = await openStore(server.settings);
      const ward = await store.db
        .selectFrom('office_accounts')
        .select('id')
        .where('login', '=', 'tinh')
        .executeTakeFirst();
      await store.close();
      const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)![1]!;
      assert.equal((await own.send(`/office/accounts/${ward!.id}/reset`, { csrf })).status, 404);
    });

    it('writes down who read and did what', async () => {
      const audit = textOf((await own.get('/office/audit')).text);
      for (const act of ['Xem danh sách', 'Xem vụ việc', 'Xem cách liên hệ', 'Trả lời', 'Lưu mẫu trả lời', 'Đăng nhập'])
        assert.ok(audit.includes(act), act);
      const file = await own.ask('/office/audit.csv');
      const lines = (await file.text()).split('\r\n');
      assert.equal(lines[0], '"Lúc","Người","Tên đăng nhập","Việc","Vụ việc","Chi tiết"');
      assert.match(lines[1]!, /^"\d\d:\d\d, \d\d\/\d\d\/\d{4}","xa","xa","Đăng nhập","",""$/);
      for (const secret of SECRETS.slice(0, 6)) assert.ok(!lines.join().includes(secret), secret);
    });

    it('writes it in words: of roles, agencies and grounds, no code', async () => {
      const accounts = await own.get('/office/accounts');
      await own.submit(accounts, '/office/accounts', { name: 'Lan', login: 'lan.nguyen', role: 'officer' });
      const texts = { title: 'Bài', content: 'Hỏi.', replyText: 'Đáp.', place: '', ground: 'duty' };
      await own.submit(await own.get(`${path}/publish`), `${path}/publish`, texts);
      await receiptOf(await sendFeedback(server, { ...buildFeedback({ title: 'Chuyển' }), agency: COMMUNE }));
      const other = /href="(\/office\/cases\/[\w-]+)">Chuyển</.exec((await own.get('/office/cases')).text)![1]!;
      await own.submit(await own.get(other), `${other}/forward`, { to: WARD, text: '' });
      const audit = textOf((await own.get('/office/audit')).text);
      const file = await (await own.ask('/office/audit.csv')).text();
      for (const words of [/lan\.nguyen, Cán bộ, [^"]*xã Đồi Mận/, /Luật yêu cầu công khai/, /phường Bến Trăng/]) {
        assert.match(audit, words);
        assert.match(file, words);
      }
      for (const text of [audit, file]) assert.doesNotMatch(text, /H90\.10|officer|duty/);
      const page = await own.get('/office/accounts');
      assert.match(textOf(page.text), /lan\.nguyen · Cán bộ Chờ đặt mật khẩu/);
    });
  });
}

describe('what citizens send', () => {
  it('stands on every page as they typed it, never as markup', async () => {
    const server = await startDesk();
    const officer = await officerAt(server, { login: 'can.bo' });
    const markup = fc
      .stringMatching(/^[<>"'&/=a-z ]{1,30}$/)
      .map((text) => `<img src=x onerror="1">${text}</textarea>'"`);
    await fc.assert(
      fc.asyncProperty(markup, async (text) => {
        const feedback = { ...buildFeedback({ title: text, content: text, place: { text } }), agency: COMMUNE };
        await receiptOf(
          await sendFeedback(server, { ...feedback, sender: { name: text, phone: text, hidden: false } }),
        );
        const inbox = await officer.get(`/office/cases?view=all&q=${encodeURIComponent(text)}`);
        const path = /href="(\/office\/cases\/[\w-]+)\?[^"]*"/.exec(inbox.text)![1]!;
        const pages = [inbox, await officer.get(`${path}?contact=yes`)];
        pages.push(await officer.submit(pages[1]!, `${path}/refuse`, { text: `${text}${'x'.repeat(6_000)}` }));
        await officer.submit(pages[1]!, `${path}/answer`, { text, do: 'answer' });
        pages.push(await officer.get(path), await officer.get(`${path}/publish`));
        for (const page of pages) assert.doesNotMatch(page.text, /<img src=x|onerror="1"/, page.path);
      }),
      { numRuns: 12 },
    );
  });

  it('may be a hundred thousand characters', async () => {
    const server = await startDesk({ policy: { feedback: { contentChars: 100_000 } } });
    const officer = await officerAt(server, { login: 'can.bo' });
    const content = 'Ặ'.repeat(50_000);
    await receiptOf(await sendFeedback(server, { ...buildFeedback({ title: 'Rất dài', content }), agency: COMMUNE }));
    const inbox = await officer.get('/office/cases');
    assert.ok(inbox.text.length < 20_000);
    assert.ok((await officer.get(/href="(\/office\/cases\/[\w-]+)"/.exec(inbox.text)![1]!)).text.includes(content));
  });
});
