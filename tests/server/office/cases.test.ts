import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { acknowledgementOf, sendAddition, sendRating, follow } from '../../support/node/officers.ts';
import { attachmentOf, buildFeedback, receiptOf, sendFeedback, sendFile } from '../../support/node/feedback.ts';
import {
  COMMUNE,
  officerAt,
  PASSWORD,
  startDesk,
  textOf,
  typedIn,
  WARD,
  type DeskPage,
  type DeskVisitor,
} from '../../support/node/desk.ts';
import { buildPdf, buildPhoto } from '../../support/node/pictures.ts';
import type { TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const pdf = (name: string) => new File([Uint8Array.from(buildPdf())], name, { type: 'application/pdf' });

/** The address of the case that is listed under this title. */
const pathOf = (inbox: DeskPage, title: string): string =>
  new RegExp(`href="(/office/cases/[\\w-]+)(?:\\?[^"]*)?">${title}<`).exec(inbox.text)?.[1] ??
  assert.fail(textOf(inbox.text));

const titlesOf = (inbox: DeskPage): string[] =>
  [...inbox.text.matchAll(/<h2><a href="\/office\/cases\/[^"]*">([^<]*)</g)].map(([, title]) => title!);

for (const { name, skip, emptyPlace } of STORES) {
  describe(`a day at the desk over ${name}`, { skip }, () => {
    let server: TestServer;
    let lua: DeskVisitor;
    let now = Date.parse('2026-11-20T09:00:00+07:00');

    before(async () => {
      server = await startDesk({ ...(await emptyPlace()), clock: () => new Date(now) });
      lua = await officerAt(server, { login: 'lua', name: 'Trần Thị Lụa' });
    });

    const send = async (title: string, changes: Parameters<typeof buildFeedback>[0] = {}) =>
      (await receiptOf(await sendFeedback(server, { ...buildFeedback({ title, ...changes }), agency: COMMUNE }))).code;
    const open = async (title: string, officer = lua) =>
      officer.get(pathOf(await officer.get('/office/cases?view=all'), title));
    const act = async (title: string, kind: string, fields: Record<string, string> = {}, files: File[] = []) => {
      const page = await open(title);
      return lua.submit(page, `${page.path}/${kind}`, fields, files);
    };

    it('goes from a question to an answer, and the citizen sees each step', async () => {
      const photo = await buildPhoto('image/jpeg');
      const { id } = await attachmentOf(await sendFile(server, photo, { agency: COMMUNE }));
      const code = await send('Đèn hỏng', { attachments: [id] });
      const taken = await act('Đèn hỏng', 'take');
      assert.match(textOf(taken.text), /Bạn đã nhận xử lý vụ việc này.*Bạn đang xử lý/);
      const picture = /<img src="([^"]+)"/.exec(taken.text)![1]!;
      const download = await lua.ask(picture);
      assert.equal(download.headers.get('Content-Type'), 'image/jpeg');
      assert.match(download.headers.get('Content-Disposition')!, /^attachment/);
      await act('Đèn hỏng', 'ask', { text: 'Đèn ở đầu thôn hay cuối thôn?' });
      assert.equal((await follow(server, code)).question, 'Đèn ở đầu thôn hay cuối thôn?');
      await sendAddition(server, { code, content: 'Ở cuối thôn.', attachments: [] });
      assert.match(textOf((await open('Đèn hỏng')).text), /Người dân bổ sung.*Ở cuối thôn\./);
      await act('Đèn hỏng', 'answer', { text: 'Đã thay bóng đèn.', do: 'answer' }, [pdf('biên bản.pdf')]);
      const seen = await follow(server, code);
      assert.equal(seen.state, 'answered');
      assert.equal(seen.reply?.text, 'Đã thay bóng đèn.');
      assert.deepEqual(
        seen.reply?.attachments.map((file) => [file.name, file.type]),
        [['biên bản.pdf', 'application/pdf']],
      );
      await sendRating(server, { code, outcome: 'not-solved', comment: 'Tối qua lại tắt.', reopen: true });
      const reopened = await open('Đèn hỏng');
      assert.match(textOf(reopened.text), /đề nghị mở lại.*Chưa được giải quyết.*Tối qua lại tắt\./);
    });

    it('refuses with a reason, says what is a duplicate, points elsewhere, closes and opens again', async () => {
      for (const [title, kind, state, fields] of [
        ['Việc một', 'refuse', 'refused', { text: 'Không có nội dung để giải quyết.' }],
        ['Việc hai', 'duplicate', 'duplicate', { text: 'Đã có người báo.' }],
        ['Việc ba', 'elsewhere', 'elsewhere', { text: 'Hãy gọi công ty cấp nước.' }],
      ] as const) {
        const code = await send(title);
        await act(title, kind, fields);
        const seen = await follow(server, code);
        assert.equal(seen.state, state);
        assert.equal(seen.steps.at(-1)?.note, fields.text);
        await act(title, 'reopen');
        assert.equal((await follow(server, code)).state, 'reopened');
        await act(title, 'ask', { text: 'Ở đâu?' });
        await act(title, 'close');
        assert.equal((await follow(server, code)).state, 'closed');
      }
    });

    it('asks for what is missing, and gives back what was typed', async () => {
      await send('Thiếu chữ');
      const empty = await act('Thiếu chữ', 'refuse', { text: ' \n ' });
      assert.equal(empty.status, 400);
      assert.match(textOf(empty.text), /Chưa có gì được gửi.*Hãy nêu lý do\./);
      const nowhere = await act('Thiếu chữ', 'forward', { to: 'H99', text: 'Xin chuyển giúp' });
      assert.equal(typedIn(nowhere.text, 'forward-text'), 'Xin chuyển giúp');
      assert.match(textOf(nowhere.text), /Hãy chọn cơ quan sẽ nhận/);
      const long = await act('Thiếu chữ', 'ask', { text: 'dài '.repeat(2_000) });
      assert.equal(long.status, 400);
      assert.equal(typedIn(long.text, 'ask-text')?.length, 7_999);
    });

    it('keeps files and text of an answer that could not be sent, and sends them with the next press', async () => {
      const code = await send('Giữ tệp');
      const text = new File(['không phải PDF'], 'ghi chú.txt', { type: 'text/plain' });
      const refused = await act('Giữ tệp', 'answer', { text: 'Xin xem tệp.', do: 'answer' }, [
        pdf('kế hoạch.pdf'),
        text,
      ]);
      assert.equal(refused.status, 400);
      assert.match(textOf(refused.text), /“ghi chú\.txt” không phải ảnh JPEG, PNG, WebP hoặc PDF/);
      assert.equal(typedIn(refused.text, 'answer-text'), 'Xin xem tệp.');
      await lua.submit(refused, refused.path, { text: 'Xin xem tệp.', do: 'answer' });
      const { reply } = await follow(server, code);
      assert.deepEqual(
        reply?.attachments.map((file) => file.name),
        ['kế hoạch.pdf'],
      );
    });

    it('takes no file that only a form names', async () => {
      await send('Tệp của ai');
      const path = (await open('Tệp của ai')).path;
      const said = Buffer.from(JSON.stringify(['a.pdf', 'application/pdf', 1, '../secret'])).toString('base64url');
      await act('Tệp của ai', 'answer', { text: 'Đây.', do: 'answer', 'kept-file': `${said}.${'A'.repeat(43)}` });
      assert.doesNotMatch((await lua.get(path)).text, /reply-files/);
    });

    it('begins with a template, and loses nothing typed before', async () => {
      const templates = await lua.get('/office/templates');
      await lua.submit(templates, '/office/templates', {
        use: 'answer',
        title: 'Hẹn ngày',
        text: 'Sẽ xong trước ngày …',
      });
      await send('Dùng mẫu');
      const page = await open('Dùng mẫu');
      const template = /<option value="([^"]+)"\s*>Hẹn ngày/.exec(page.text)![1]!;
      const filled = await lua.submit(page, `${page.path}/answer`, { text: 'Chào bạn.', template, do: 'fill' });
      assert.equal(filled.status, 200);
      assert.equal(typedIn(filled.text, 'answer-text'), 'Chào bạn.\n\nSẽ xong trước ngày …');
    });

    it('lets the first of two officers through, and tells the second kindly with all they typed', async () => {
      const code = await send('Hai người');
      const sen = await officerAt(server, { login: 'sen', name: 'Lò Thị Sen' });
      const [mine, hers] = [await open('Hai người'), await open('Hai người', sen)];
      await lua.submit(mine, `${mine.path}/answer`, { text: 'Của Lụa.', do: 'answer' });
      const late = await sen.submit(hers, `${hers.path}/answer`, { text: 'Của Sen.', do: 'answer' });
      assert.equal(late.status, 409);
      assert.match(textOf(late.text), /Trần Thị Lụa vừa làm trước: trả lời/);
      assert.equal(typedIn(late.text, 'answer-text'), 'Của Sen.');
      assert.equal((await follow(server, code)).reply?.text, 'Của Lụa.');
      await sen.submit(late, hers.path + '/answer', { text: 'Của Sen.', do: 'answer' });
      assert.equal((await follow(server, code)).reply?.text, 'Của Sen.');
      const gone = await sen.submit(hers, `${hers.path}/refuse`, { text: 'Lý do dài của tôi' });
      assert.equal(gone.status, 409);
      assert.equal(typedIn(gone.text, 'left'), 'Lý do dài của tôi');
    });

    it('does once what is pressed twice', async () => {
      const code = await send('Bấm hai lần');
      const page = await open('Bấm hai lần');
      const press = () => lua.submit(page, `${page.path}/ask`, { text: 'Ở đâu?' });
      const [first, second] = [await press(), await press()];
      assert.equal(first.path, second.path);
      assert.equal((await follow(server, code)).steps.length, 2);
    });

    it('loses nothing that an officer typed into two windows', async () => {
      const code = await send('Hai cửa sổ');
      const page = await open('Hai cửa sổ');
      await lua.submit(page, `${page.path}/answer`, { text: 'Câu trước.', do: 'answer' });
      const second = await lua.submit(page, `${page.path}/answer`, { text: 'Câu sau.', do: 'answer' });
      assert.equal(second.status, 409);
      assert.match(textOf(second.text), /Chính bạn vừa làm trước: trả lời/);
      assert.equal(typedIn(second.text, 'answer-text'), 'Câu sau.');
      assert.equal((await follow(server, code)).reply?.text, 'Câu trước.');
    });

    it('hands a case on: the other agency has it whole, this one its own steps', async () => {
      const code = await send('Việc của phường', { content: 'Nội dung chỉ phường được đọc' });
      const page = await open('Việc của phường');
      const past = await lua.submit(page, `${page.path}/forward`, { to: WARD, text: 'Thuộc địa bàn phường.' });
      assert.match(textOf(past.text), /Đã chuyển đến cơ quan khác.*phường Bến Trăng/);
      assert.doesNotMatch(past.text, /Nội dung chỉ phường được đọc|H&#39;Hen/);
      const ward = await officerAt(server, { login: 'phuong', agency: WARD });
      assert.match(textOf((await open('Việc của phường', ward)).text), /Nội dung chỉ phường được đọc/);
      assert.equal((await follow(server, code)).agency.code, WARD);
    });

    it('finds what was handed on by its code and its number, and tells nothing of what became of it there', async () => {
      const code = await send('Việc đã đi', { content: 'Nội dung không còn ở đây' });
      const ward = await officerAt(server, { login: 'phuong.moi', name: 'Lê Văn Phường', agency: WARD });
      const here = await open('Việc đã đi');
      await lua.submit(here, `${here.path}/forward`, { to: WARD, text: 'Thuộc địa bàn phường.' });
      now = Date.parse('2026-11-23T09:00:00+07:00');
      for (const [officer, login] of [
        [lua, 'lua'],
        [ward, 'phuong.moi'],
      ] as const)
        await officer.logIn(login);
      const there = await open('Việc đã đi', ward);
      await ward.submit(there, `${there.path}/answer`, { text: 'Phường đã trả lời.', do: 'answer' });
      const id = here.path.split('/').at(-1)!;
      const number = id.slice(0, 8).toUpperCase();
      const part = await lua.get('/office/cases?view=moved');
      assert.match(textOf(part.text), new RegExp(`Số ${number} Đã chuyển đến cơ quan khác ngày 20/11/2026`));
      for (const q of [code, code.toLowerCase(), number, `Số ${number.toLowerCase()}`])
        for (const view of ['all', 'todo', 'done', 'moved']) {
          const found = await lua.get(`/office/cases?view=${view}&q=${encodeURIComponent(q)}`);
          assert.deepEqual(titlesOf(found), [`Số ${number}`], `${q} in ${view}`);
          assert.match(textOf(found.text), /1 việc tìm thấy/);
        }
      const past = await lua.get(/href="(\/office\/cases\/[\w-]+\?[^"]*)">Số/.exec(part.text)![1]!);
      assert.match(textOf(past.text), /Đã chuyển đến cơ quan khác.*phường Bến Trăng/);
      for (const { text } of [part, past])
        assert.doesNotMatch(text, /Nội dung không còn|Việc đã đi|Phường đã|Đã trả lời|Lê Văn Phường/);
      for (const q of ['viec da di', 'noi dung khong con', '0912345678'])
        assert.ok(!(await lua.get(`/office/cases?view=all&q=${encodeURIComponent(q)}`)).text.includes(number), q);
      const stranger = await officerAt(server, { login: 'tinh.la', agency: 'H90' });
      for (const q of [code, number, ''])
        for (const view of ['all', 'moved'])
          assert.deepEqual(titlesOf(await stranger.get(`/office/cases?view=${view}&q=${q}`)), [], `${q} in ${view}`);
      // Sent back, it is here again and no longer gone.
      const returned = await ward.submit(await ward.get(there.path), `${there.path}/reopen`);
      await ward.submit(returned, `${there.path}/forward`, { to: COMMUNE, text: 'Xin trả lại.' });
      assert.doesNotMatch((await lua.get('/office/cases?view=moved')).text, new RegExp(number));
      assert.deepEqual(titlesOf(await lua.get(`/office/cases?view=all&q=${code}`)), ['Việc đã đi']);
    });

    it('advises what was not tried yet', async () => {
      const advice = async (query: string) => textOf((await lua.get(`/office/cases?q=khong-co-dau&${query}`)).text);
      assert.match(await advice('view=todo'), /chọn Tất cả/);
      assert.doesNotMatch(await advice('view=all'), /chọn Tất cả/);
      assert.match(await advice('view=all&state=answered'), /bỏ lọc/);
    });

    it('leads back to the list it was opened from, also after something was done', async () => {
      await send('Đường về', { content: 'Có đường về' });
      const list = await lua.get('/office/cases?view=all&q=duong+ve');
      const page = await lua.get(
        /href="(\/office\/cases\/[\w-]+\?[^"]*)">Đường về/.exec(list.text)![1]!.replaceAll('&amp;', '&'),
      );
      const back = /href="\/office\/cases\?view=all&amp;q=duong\+ve">Hộp thư/;
      assert.match(page.text, back);
      const path = page.path.split('?')[0]!;
      const wrong = await lua.submit(page, `${path}/refuse`, { text: '' });
      assert.match(wrong.text, back);
      const done = await lua.submit(wrong, `${path}/take`);
      assert.match(textOf(done.text), /Bạn đã nhận xử lý/);
      assert.match(done.text, back);
      const forged = await lua.get(`${path}?view=javascript:alert(1)&q=%22%3E%3Cb%3E&other=1`);
      assert.doesNotMatch(forged.text, /other=1|"><b>/);
    });

    it('calls a case without a title by its first words, everywhere', async () => {
      const content = `Cột điện đầu xóm nghiêng, ${'mưa xuống là lo. '.repeat(20)}`.trim();
      await receiptOf(await sendFeedback(server, { ...buildFeedback({ content, title: '' }), agency: COMMUNE }));
      const inbox = await lua.get('/office/cases?view=all&q=cot+dien+dau+xom');
      const [title] = titlesOf(inbox);
      assert.match(title!, /^Cột điện đầu xóm nghiêng, .*…$/);
      const page = await lua.get(/href="(\/office\/cases\/[\w-]+)\?/.exec(inbox.text)![1]!);
      assert.ok(page.text.includes(`<h1>${title}</h1>`));
      assert.match(page.text, /<title>Cột điện đầu xóm/);
    });

    it('mends a reply from its own words, keeps its files, and says who had it', async () => {
      const code = await send('Sửa lời');
      await act('Sửa lời', 'take');
      const answered = await act('Sửa lời', 'answer', { text: 'Đã sữa xong.', do: 'answer' }, [
        pdf('kế hoạch.pdf'),
        pdf('biên bản.pdf'),
      ]);
      assert.match(textOf(answered.text), /Bạn đã xử lý.*Sửa câu trả lời.*Thay câu trả lời cũ/);
      assert.doesNotMatch(textOf(answered.text), /Bạn đang xử lý/);
      assert.equal(typedIn(answered.text, 'answer-text'), 'Đã sữa xong.');
      const files = [...answered.text.matchAll(/name="old-file" value="(\w+)"/g)].map(([, id]) => id!);
      assert.equal(files.length, 2);
      const path = answered.path.split('?')[0]!;
      const mended = await lua.submit(answered, `${path}/answer`, {
        text: 'Đã sửa xong.',
        do: 'answer',
        'old-file': [files[0]!, 'of-nobody'],
      });
      const { reply } = await follow(server, code);
      assert.equal(reply?.text, 'Đã sửa xong.');
      assert.deepEqual(
        reply.attachments.map((file) => file.name),
        ['kế hoạch.pdf'],
      );
      const [again] = /reply-files\/\w+/.exec(mended.text)!;
      assert.equal((await lua.ask(`${path}/${again}`)).status, 200);
      // A file of another case is none of this one's.
      await send('Mượn tệp');
      const other = await act('Mượn tệp', 'answer', { text: 'Đây.', do: 'answer', 'old-file': files[1]! });
      assert.doesNotMatch(other.text, /reply-files/);
    });

    it('leads from what is wrong to the field, and begins there', async () => {
      await send('Đến ô sai');
      const page = await open('Đến ô sai');
      const problem = (found: DeskPage) => /role="alert">[\s\S]*?href="#([^"]+)"/.exec(found.text)?.[1];
      for (const [kind, id, fields] of [
        ['refuse', 'refuse-text', { text: '' }],
        ['ask', 'ask-text', { text: ' ' }],
        ['forward', 'to', { to: '', text: 'a' }],
      ] as const) {
        const wrong = await lua.submit(page, `${page.path}/${kind}`, fields);
        assert.equal(problem(wrong), id);
        const field = new RegExp(`<(?:textarea|select)[^>]*\\bid="${id}"[^>]*>`).exec(wrong.text)![0];
        assert.match(field, /autofocus/);
        assert.match(field, /aria-invalid="true"/);
        assert.match(field, new RegExp(`aria-describedby="[^"]*${id}-error"`));
        assert.equal(wrong.text.match(/autofocus/g)?.length, 1);
      }
      const text = new File(['x'], 'a.txt', { type: 'text/plain' });
      const file = await lua.submit(page, `${page.path}/answer`, { text: 'Đây.', do: 'answer' }, [text]);
      assert.equal(problem(file), 'files');
      assert.match(file.text, /<input[^>]*id="files"[^>]*aria-describedby="files-hint files-error"/);
      await act('Đến ô sai', 'take');
      const slow = await lua.submit(page, `${page.path}/refuse`, { text: 'Lý do' });
      assert.equal(problem(slow), 'refuse-text');
      assert.doesNotMatch(slow.text, /autofocus/);
    });

    it('keeps what was typed when an officer was away, and sends it after the log-in', async () => {
      const code = await send('Đi họp');
      const page = await open('Đi họp');
      now += 45 * 60_000;
      const long = 'Câu hỏi soạn rất lâu. '.repeat(10).trim();
      const away = await lua.submit(page, `${page.path}/ask`, { text: long });
      assert.equal(away.status, 403);
      assert.match(textOf(away.text), /Nội dung đang gõ vẫn được giữ/);
      const resumed = await lua.submit(away, '/office/login', { login: 'lua', password: PASSWORD });
      assert.match(textOf(resumed.text), /chưa có gì được gửi đi/);
      assert.equal(typedIn(resumed.text, 'text-0'), long);
      assert.equal((await follow(server, code)).state, 'received');
      await lua.submit(resumed, `${page.path}/ask`, { text: long });
      assert.equal((await follow(server, code)).question, long);
    });

    it('shows who sent it only on a press that is written down', async () => {
      await send('Ai gửi');
      const page = await open('Ai gửi');
      assert.doesNotMatch(page.text, /0912 345 678|Hen Niê/);
      const contact = await lua.get(`${page.path}?contact=yes`);
      assert.match(textOf(contact.text), /H'Hen Niê.*0912 345 678/);
    });

    it('finds cases by words without marks, by telephone, by code, and by nothing else', async () => {
      const code = await send('Cống tắc ở chợ', {
        sender: { name: 'Bùi Thị Mận', phone: '+84 987 654 321', hidden: true },
      });
      const find = async (q: string) => titlesOf(await lua.get(`/office/cases?view=all&q=${encodeURIComponent(q)}`));
      for (const q of [
        'cong tac cho',
        'CỐNG  TẮC',
        'bui thi man',
        '0987654321',
        code,
        code.toLowerCase().replaceAll('-', ' '),
      ])
        assert.deepEqual(await find(q), ['Cống tắc ở chợ'], q);
      for (const q of ['cầu sập', '0987654322', '%', '_', "' or '1'='1"]) assert.deepEqual(await find(q), [], q);
    });
  });
}

describe('the inbox', () => {
  it('has what is late first, in working days of the calendar, and each part for itself', async () => {
    let now = Date.parse('2026-11-16T09:00:00+07:00');
    const server = await startDesk({ clock: () => new Date(now) });
    const send = async (title: string, day: string, category = 'road') => {
      now = Date.parse(`${day}T09:00:00+07:00`);
      const body = { ...buildFeedback({ title, category }), agency: COMMUNE };
      return (await receiptOf(await sendFeedback(server, body))).code;
    };
    await send('Thứ ba', '2026-11-18', 'lighting');
    await send('Thứ hai', '2026-11-17');
    await send('Thứ nhất', '2026-11-10');
    now = Date.parse('2026-11-23T09:00:00+07:00');
    const officer = await officerAt(server, { login: 'can.bo' });
    const inbox = await officer.get('/office/cases');
    assert.deepEqual(titlesOf(inbox), ['Thứ nhất', 'Thứ hai', 'Thứ ba']);
    // 24 November is a day off.
    assert.match(textOf(inbox.text), /Quá hạn 4 ngày làm việc.*Còn 1 ngày làm việc.*Còn 2 ngày làm việc/);
    assert.deepEqual(titlesOf(await officer.get('/office/cases?view=late')), ['Thứ nhất']);
    assert.deepEqual(titlesOf(await officer.get('/office/cases?category=lighting')), ['Thứ ba']);
    assert.deepEqual(titlesOf(await officer.get('/office/cases?state=answered')), []);
    assert.deepEqual(titlesOf(await officer.get('/office/cases?view=mine')), []);
    const page = await officer.get(pathOf(inbox, 'Thứ hai'));
    await officer.submit(page, `${page.path}/take`);
    assert.deepEqual(titlesOf(await officer.get('/office/cases?view=mine')), ['Thứ hai']);
    await officer.submit(await officer.get(page.path), `${page.path}/ask`, { text: 'Ở đâu?' });
    assert.deepEqual(titlesOf(await officer.get('/office/cases?view=waiting')), ['Thứ hai']);
    assert.deepEqual(titlesOf(await officer.get('/office/cases')), ['Thứ nhất', 'Thứ ba']);
  });

  it('has the one that waits longest first where several are due the same day', async () => {
    let now = Date.parse('2026-11-17T09:00:00+07:00');
    const server = await startDesk({ clock: () => new Date(now) });
    for (const title of ['Đến trước', 'Đến sau', 'Đến cuối']) {
      await receiptOf(await sendFeedback(server, { ...buildFeedback({ title }), agency: COMMUNE }));
      now += 3_600_000;
    }
    const officer = await officerAt(server, { login: 'can.bo' });
    assert.deepEqual(titlesOf(await officer.get('/office/cases')), ['Đến trước', 'Đến sau', 'Đến cuối']);
  });

  it('turns pages, and shows nothing that checks of the endpoint sent', async () => {
    const server = await startDesk();
    const officer = await officerAt(server, { login: 'can.bo' });
    const body = { ...buildFeedback(), agency: COMMUNE };
    for (let sent = 0; sent < 27; sent++)
      await receiptOf(await sendFeedback(server, { ...body, title: `Việc ${sent}` }));
    const checked = { ...body, title: 'Của máy kiểm tra' };
    await receiptOf(await sendFeedback(server, checked, { headers: { 'Dvc-Check': '1' } }));
    const [first, second] = [await officer.get('/office/cases'), await officer.get('/office/cases?page=2')];
    const titles = [...titlesOf(first), ...titlesOf(second)];
    assert.equal(new Set(titles).size, 27);
    assert.ok(!titles.includes('Của máy kiểm tra'));
    assert.match(textOf(second.text), /Trang trước Trang 2 \/ 2/);
    const found = await officer.get('/office/cases?q=viec&page=2');
    assert.equal(titlesOf(found).length, 2);
  });

  it('hands a colleague’s case over', async () => {
    const server = await startDesk();
    const [lua, sen] = [
      await officerAt(server, { login: 'lua', name: 'Lụa' }),
      await officerAt(server, { login: 'sen' }),
    ];
    await receiptOf(await sendFeedback(server, { ...buildFeedback({ title: 'Giao lại' }), agency: COMMUNE }));
    const page = await lua.get(pathOf(await lua.get('/office/cases'), 'Giao lại'));
    await lua.submit(page, `${page.path}/take`);
    const hers = await sen.get(page.path);
    assert.match(textOf(hers.text), /Lụa đang xử lý/);
    await sen.submit(hers, `${page.path}/assign`);
    assert.deepEqual(titlesOf(await sen.get('/office/cases?view=mine')), ['Giao lại']);
    assert.deepEqual(titlesOf(await lua.get('/office/cases?view=mine')), []);
  });
});

describe('a reply in better words', () => {
  it('stays as timely as the one in whose place it stands: at the desk, in the figures and for the citizen', async () => {
    let now = Date.parse('2026-11-23T09:00:00+07:00');
    const server = await startDesk({ clock: () => new Date(now) });
    const officer = await officerAt(server, { login: 'can.bo' });
    const body = { ...buildFeedback({ title: 'Gõ sai' }), agency: COMMUNE };
    const { code } = await receiptOf(await sendFeedback(server, body));
    const { path } = await officer.get(pathOf(await officer.get('/office/cases'), 'Gõ sai'));
    const answer = async (text: string) => {
      await officer.logIn('can.bo');
      return officer.submit(await officer.get(path), `${path}/answer`, { text, do: 'answer' });
    };
    now = Date.parse('2026-11-25T09:00:00+07:00');
    await answer('Đã thay bóng đnè.');
    const first = await follow(server, code);
    now = Date.parse('2026-12-22T09:00:00+07:00');
    assert.match(textOf((await answer('Đã thay bóng đèn.')).text), /Xong đúng hạn/);
    const mended = await follow(server, code);
    assert.equal(mended.reply?.text, 'Đã thay bóng đèn.');
    assert.equal(mended.reply.at, first.reply?.at);
    assert.equal(mended.steps.at(-1)?.at, '2026-12-22T09:00:00+07:00');
    const csv = await (await officer.ask('/office/figures.csv?from=2026-11-01&to=2026-12-31')).text();
    assert.match(csv, /"Tổng","","1","0","1","0","0","0"/);
    // Its words are new to the citizen, who has the days from now on to ask for another look.
    now = Date.parse('2027-01-10T09:00:00+07:00');
    assert.ok((await follow(server, code)).canReopenUntil);
    await acknowledgementOf(await sendRating(server, { code, outcome: 'partly', reopen: true }));
    assert.equal((await follow(server, code)).reply?.at, first.reply?.at);
    await answer('Đã thay cả cột.');
    assert.equal((await follow(server, code)).reply?.at, '2027-01-10T09:00:00+07:00');
  });
});
