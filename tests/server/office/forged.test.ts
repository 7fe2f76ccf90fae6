import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openStore } from '../../../demo/server/store/store.ts';
import { buildFeedback, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import {
  COMMUNE,
  formOf,
  hiddenFields,
  OFFICE_TOKEN,
  officerAt,
  PASSWORD,
  startDesk,
  type DeskPage,
  type DeskVisitor,
} from '../../support/node/desk.ts';
import type { TestServer } from '../../support/node/server.ts';

/** Everything a form of the desk can change, and what is typed for it. */
const CHANGES = [
  ['{case}/take', {}],
  ['{case}/ask', { text: 'Ở đâu?' }],
  ['{case}/answer', { text: 'Xong.', do: 'answer' }],
  ['{case}/refuse', { text: 'Không.' }],
  ['{case}/forward', { to: 'H90.102', text: '' }],
  ['{case}/duplicate', { text: 'Trùng.' }],
  ['{case}/elsewhere', { text: 'Nơi khác.' }],
  ['{answered}/close', { text: 'Đóng.' }],
  ['{answered}/reopen', { text: 'Mở.' }],
  ['{case}/publish', { title: 'a', content: 'b', replyText: 'c', ground: 'duty' }],
  ['{answered}/unpublish', {}],
  ['{case}/assign', {}],
  ['/office/templates', { use: 'answer', title: 'Mẫu', text: 'Chữ' }],
  ['{template}/delete', {}],
  ['/office/notices', { kind: 'outage', text: 'Hỏng' }],
  ['{notice}/end', {}],
  ['/office/accounts', { name: 'Kẻ lạ', login: 'ke.la', role: 'admin' }],
  ['{account}/disable', {}],
  ['{disabled}/enable', {}],
  ['{account}/reset', {}],
  ['/office/login', { login: 'quan.tri', password: PASSWORD }],
  ['/office/password', { 'password-now': PASSWORD, password: 'kẻ lạ chọn hộ', 'password-again': 'kẻ lạ chọn hộ' }],
  ['/office/logout', {}],
  [
    '/office/setup',
    {
      token: OFFICE_TOKEN,
      name: 'Kẻ lạ',
      login: 'ke.la',
      password: 'kẻ lạ chọn hộ',
      'password-again': 'kẻ lạ chọn hộ',
    },
  ],
] as const;

interface Forged {
  readonly csrf: string;
  readonly stranger: string;
}

/** What is wrong with a request that another site, or another tab, makes a browser send. */
const FORGERIES: Readonly<
  Record<string, (forged: Forged) => { headers: Record<string, string>; csrf?: string; type?: string; method?: string }>
> = {
  'from another site, token and all': ({ csrf }) => ({ headers: { 'Sec-Fetch-Site': 'cross-site' }, csrf }),
  'from a sister site': ({ csrf }) => ({ headers: { 'Sec-Fetch-Site': 'same-site' }, csrf }),
  'from nowhere': ({ csrf }) => ({ headers: { 'Sec-Fetch-Site': 'none' }, csrf }),
  'from another origin, by an older browser': ({ csrf }) => ({ headers: { Origin: 'https://evil.example' }, csrf }),
  'from a page without an origin': ({ csrf }) => ({ headers: { Origin: 'null' }, csrf }),
  'from an origin that only ends like ours': ({ csrf }) => ({
    headers: { Origin: 'http://127.0.0.1.evil.example' },
    csrf,
  }),
  'without a word of where from': ({ csrf }) => ({ headers: {}, csrf }),
  'from here without a token': () => ({ headers: { 'Sec-Fetch-Site': 'same-origin' } }),
  'from here with an empty token': () => ({ headers: { 'Sec-Fetch-Site': 'same-origin' }, csrf: '' }),
  'from here with another’s token': ({ stranger }) => ({
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    csrf: stranger,
  }),
  'from here with half a token': ({ csrf }) => ({
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    csrf: csrf.slice(0, 20),
  }),
  'as plain text': ({ csrf }) => ({ headers: { 'Sec-Fetch-Site': 'same-origin' }, csrf, type: 'text/plain' }),
  'as JSON': ({ csrf }) => ({ headers: { 'Sec-Fetch-Site': 'same-origin' }, csrf, type: 'application/json' }),
  'by PUT': ({ csrf }) => ({ headers: { 'Sec-Fetch-Site': 'same-origin' }, csrf, method: 'PUT' }),
};

const KEPT = [
  'feedback',
  'feedback_steps',
  'feedback_replies',
  'publications',
  'office_accounts',
  'office_sessions',
  'office_takers',
  'office_templates',
  'office_notices',
  'office_audit',
  'webhook_events',
] as const;

async function everything({ settings }: TestServer): Promise<string> {
  const store = await openStore(settings);
  const rows = [];
  for (const table of KEPT) rows.push(table, await store.db.selectFrom(table).selectAll().execute());
  await store.close();
  return JSON.stringify(rows);
}

/** Sends a feedback and opens it. */
async function newestCase(server: TestServer, officer: DeskVisitor): Promise<DeskPage> {
  await receiptOf(await sendFeedback(server, { ...buildFeedback({ title: 'Việc' }), agency: COMMUNE }));
  const inbox = await officer.get('/office/cases');
  return officer.get(/href="(\/office\/cases\/[\w-]+)"/.exec(inbox.text)![1]!);
}

/** A case that is answered and published, so that all that comes after an answer can be done with it. */
async function answeredCase(server: TestServer, officer: DeskVisitor): Promise<{ path: string; seen: string }> {
  const page = await newestCase(server, officer);
  const { path } = page;
  await officer.submit(page, `${path}/answer`, { text: 'Xong.', do: 'answer' });
  const texts = { title: 'Việc', content: 'Nội dung.', replyText: 'Xong.', ground: 'duty' };
  await officer.submit(await officer.get(`${path}/publish`), `${path}/publish`, texts);
  const { seen } = hiddenFields(formOf((await officer.get(path)).text, `${path}/unpublish`)!);
  return { path, seen: String(seen) };
}

/** Where a template, a notice and accounts that are there can be changed. */
async function placesOf(admin: DeskVisitor) {
  const find = (page: DeskPage, act: string) => new RegExp(`action="([^"]+)/${act}"`).exec(page.text)![1]!;
  const templates = await admin.submit(await admin.get('/office/templates'), '/office/templates', {
    use: 'answer',
    title: 'Mẫu',
    text: 'Chữ',
  });
  const notices = await admin.submit(await admin.get('/office/notices'), '/office/notices', {
    kind: 'info',
    text: 'Nghỉ',
  });
  const account = find(await admin.get('/office/accounts'), 'disable');
  const accounts = await admin.submit(await admin.get('/office/accounts'), `${account}/disable`);
  return {
    template: find(templates, 'delete'),
    notice: find(notices, 'end'),
    disabled: find(accounts, 'enable'),
    account: find(accounts, 'disable'),
  };
}

describe('a forged request', () => {
  it('changes nothing, whichever of 200 ways it takes', async () => {
    const server = await startDesk();
    const admin = await officerAt(server, { login: 'quan.tri', role: 'admin', agency: COMMUNE });
    const other = await officerAt(server, { login: 'nguoi.khac' });
    for (const login of ['nghi.viec', 'con.lam']) await officerAt(server, { login });
    const answered = await answeredCase(server, admin);
    const file = await newestCase(server, admin);
    const { seen, csrf } = hiddenFields(formOf(file.text, `${file.path}/take`)!) as Record<string, string>;
    const places = {
      case: file.path,
      answered: answered.path,
      ...(await placesOf(admin)),
    };
    const stranger = /name="csrf" value="([^"]+)"/.exec((await other.get('/office/cases')).text)![1]!;
    const before = await everything(server);
    let tried = 0;
    for (const [path, fields] of CHANGES) {
      for (const [name, forge] of Object.entries(FORGERIES)) {
        const { headers, csrf: token, type, method = 'POST' } = forge({ csrf: csrf!, stranger });
        const steps = path.startsWith('{answered}') ? answered.seen : seen!;
        const body = new URLSearchParams({ ...fields, seen: steps, ...(token !== undefined && { csrf: token }) });
        const address = path.replace(/\{(\w+)\}/, (_, place: keyof typeof places) => places[place]);
        const response = await admin.ask(address, {
          method,
          body: body.toString(),
          headers: { 'Content-Type': type ?? 'application/x-www-form-urlencoded', ...headers },
        });
        await response.text();
        tried += 1;
        assert.ok([403, 404, 409, 415].includes(response.status), `${path} ${name}: ${response.status}`);
      }
    }
    assert.ok(tried >= 200, `${tried} requests`);
    assert.equal(await everything(server), before);
    // The forms themselves are good: it was the forging that failed.
    assert.equal((await admin.submit(file, `${file.path}/take`)).path, `${file.path}?done=take`);
    for (const act of ['unpublish', 'close', 'reopen']) {
      const page = await admin.get(answered.path);
      const done = await admin.submit(page, `${answered.path}/${act}`, { text: 'Được.' });
      assert.equal(done.path, `${answered.path}?done=${act}`);
    }
    for (const [page, action] of [
      ['/office/templates', `${places.template}/delete`],
      ['/office/notices', `${places.notice}/end`],
      ['/office/accounts', `${places.disabled}/enable`],
    ] as const) {
      assert.match((await admin.submit(await admin.get(page), action)).path, /\?done=/);
    }
  });

  it('by an address alone changes nothing', async () => {
    const server = await startDesk();
    const admin = await officerAt(server, { login: 'quan.tri', role: 'admin' });
    await receiptOf(await sendFeedback(server, { ...buildFeedback(), agency: COMMUNE }));
    const inbox = await admin.get('/office/cases');
    const path = /href="(\/office\/cases\/[\w-]+)"/.exec(inbox.text)![1]!;
    const before = (await everything(server)).replace(/"office_audit",\[.*?\]/, '');
    for (const address of [
      `${path}/take`,
      `${path}/refuse?text=a`,
      '/office/logout',
      '/office/notices/x/end',
      `${path}/assign`,
    ])
      assert.equal((await admin.get(address)).status, 404, address);
    assert.equal((await everything(server)).replace(/"office_audit",\[.*?\]/, ''), before);
  });

  it('finds pages that nobody may frame, keep or send elsewhere', async () => {
    const server = await startDesk();
    const officer = await officerAt(server, { login: 'can.bo' });
    for (const path of ['/office/login', '/office/cases', '/office/figures', '/office/không-có']) {
      const { headers, text } = await officer.get(encodeURI(path));
      assert.equal(headers.get('Cache-Control'), 'no-store, no-transform', path);
      assert.match(
        headers.get('Content-Security-Policy')!,
        /default-src 'none';.*form-action 'self'; frame-ancestors 'none'/,
      );
      assert.equal(headers.get('X-Frame-Options'), 'DENY');
      assert.equal(headers.get('Content-Encoding'), null);
      assert.doesNotMatch(text, /<script|\sstyle=|\son\w+=|javascript:/i);
    }
  });
});
