import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOutdated, isPassword, hashPassword } from '../../../demo/server/office/passwords.ts';
import { openStore } from '../../../demo/server/store/store.ts';
import {
  DeskVisitor,
  OFFICE_TOKEN,
  officerAt,
  PASSWORD,
  putOfficer,
  startDesk,
  textOf,
} from '../../support/node/desk.ts';
import { startTestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const MINUTE = 60_000;
const NEW_PASSWORD = 'trăng tròn bến nước';
const FIRST = {
  token: OFFICE_TOKEN,
  name: 'Y Thanh Niê',
  login: 'Thanh.Nie',
  password: NEW_PASSWORD,
  'password-again': NEW_PASSWORD,
};

/** A clock that a test moves. */
function movable() {
  let now = Date.parse('2026-11-23T08:00:00+07:00');
  return { clock: () => new Date(now), pass: (milliseconds: number) => void (now += milliseconds) };
}

it('has no desk where no token is set', async () => {
  const server = await startTestServer();
  for (const path of ['/office', '/office/login', '/office/setup', '/office/office.css'])
    assert.equal((await fetch(server.address + path)).status, 404, path);
});

for (const { name, skip, emptyPlace } of STORES) {
  describe(`coming to the desk over ${name}`, { skip }, () => {
    it('makes the first account with the token, once', async () => {
      const visitor = new DeskVisitor(await startDesk(await emptyPlace()));
      const setup = await visitor.get('/office');
      assert.equal(setup.path, '/office/setup');
      const wrong = await visitor.submit(setup, '/office/setup', { ...FIRST, token: 'không phải' });
      assert.equal(wrong.status, 403);
      assert.match(wrong.text, /value="Y Thanh Niê"/);
      assert.doesNotMatch(wrong.text, new RegExp(NEW_PASSWORD));
      const accounts = await visitor.submit(wrong, '/office/setup', FIRST);
      assert.equal(accounts.path, '/office/accounts?done=setup');
      assert.match(textOf(accounts.text), /thanh\.nie · Quản trị/);
      assert.equal((await visitor.get('/office/setup')).path, '/office/cases');
    });

    it('gives new officers a password for one time', async () => {
      const server = await startDesk(await emptyPlace());
      const admin = await officerAt(server, { login: 'quan.tri', agency: 'H90', role: 'admin' });
      const page = await admin.submit(await admin.get('/office/accounts'), '/office/accounts', {
        name: 'Trần Thị Lụa',
        login: 'lua.tran',
        agency: 'H90.101',
        role: 'officer',
      });
      const first = /class="told">([^<]+)</.exec(page.text)?.[1];
      assert.match(first ?? '', /^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
      assert.doesNotMatch((await admin.get('/office/accounts')).text, new RegExp(first!));
      const officer = new DeskVisitor(server);
      const inside = await officer.logIn('LUA.TRAN', first);
      assert.equal(inside.path, '/office/password');
      assert.equal((await officer.get('/office/cases')).path, '/office/password');
      const chosen = { 'password-now': first!, password: NEW_PASSWORD, 'password-again': NEW_PASSWORD };
      const refused = await officer.submit(inside, '/office/password', { ...chosen, 'password-again': 'khác hẳn' });
      assert.match(textOf(refused.text), /Hai lần gõ chưa giống nhau/);
      assert.equal((await officer.submit(refused, '/office/password', chosen)).path, '/office/cases?done=password');
      assert.equal((await new DeskVisitor(server).logIn('lua.tran', first)).status, 403);
      assert.equal((await new DeskVisitor(server).logIn('lua.tran', NEW_PASSWORD)).path, '/office/cases');
    });

    it('lets an admin shut out an officer at once, and let them in again', async () => {
      const server = await startDesk(await emptyPlace());
      const admin = await officerAt(server, { login: 'quan.tri', role: 'admin' });
      const officer = await officerAt(server, { login: 'can.bo' });
      const accounts = await admin.get('/office/accounts');
      const action = /action="(\/office\/accounts\/[\w-]+\/disable)"/.exec(accounts.text)![1]!;
      const disabled = await admin.submit(accounts, action);
      assert.equal((await officer.get('/office/cases')).path.split('?')[0], '/office/login');
      assert.equal((await officer.logIn('can.bo')).status, 403);
      await admin.submit(disabled, action.replace('disable', 'enable'));
      assert.equal((await officer.logIn('can.bo')).path, '/office/cases');
    });

    it('logs out whoever leaves, and whoever is away for half an hour', async () => {
      const { clock, pass } = movable();
      const server = await startDesk({ ...(await emptyPlace()), clock });
      const officer = await officerAt(server, { login: 'can.bo' });
      for (let visits = 0; visits < 4; visits++) {
        pass(29 * MINUTE);
        assert.equal((await officer.get('/office/cases')).path, '/office/cases');
      }
      pass(31 * MINUTE);
      const away = await officer.get('/office/figures?from=2026-01-01');
      assert.match(textOf(away.text), /Bạn rời máy hơi lâu/);
      const again = await officer.submit(away, '/office/login', { login: 'can.bo', password: PASSWORD });
      assert.equal(again.path, '/office/figures?from=2026-01-01');
      const cookies = new Map(officer.cookies);
      await officer.submit(again, '/office/logout');
      for (const [cookie, value] of cookies) officer.cookies.set(cookie, value);
      assert.match((await officer.get('/office/cases')).path, /^\/office\/login/);
    });

    it('keeps no password, no session and no token that could be used', async () => {
      const server = await startDesk(await emptyPlace());
      const officer = await officerAt(server, { login: 'can.bo' });
      const store = await openStore(server.settings);
      const rows = JSON.stringify([
        await store.db.selectFrom('office_accounts').selectAll().execute(),
        await store.db.selectFrom('office_sessions').selectAll().execute(),
      ]);
      await store.close();
      assert.match(rows, /scrypt\$32768\$8\$3\$/);
      for (const secret of [PASSWORD, ...officer.cookies.values()]) assert.ok(!rows.includes(secret));
    });
  });
}

describe('logging in', () => {
  it('takes longer and longer after wrong passwords, and never for good', async () => {
    const { clock, pass } = movable();
    const server = await startDesk({ clock });
    await putOfficer(server, { login: 'can.bo' });
    const stranger = new DeskVisitor(server);
    const waits: number[] = [];
    for (let guesses = 0; guesses < 14; guesses++) {
      const { status, headers } = await stranger.logIn('can.bo', `đoán mò ${guesses}`);
      if (status === 403) continue;
      assert.equal(status, 429);
      const seconds = Number(headers.get('Retry-After'));
      waits.push(seconds);
      pass(seconds * 1_000);
    }
    assert.deepEqual(waits, [2, 4, 8, 16, 32]);
    assert.equal((await stranger.logIn('can.bo')).path, '/office/cases');
  });

  it('says the same of an unknown name as of a wrong password', async () => {
    const server = await startDesk();
    await putOfficer(server, { login: 'can.bo' });
    const answers = await Promise.all(
      ['can.bo', 'khong.co', "' or 1=1 --", ''].map(async (login) => {
        const { status, text } = await new DeskVisitor(server).logIn(login, 'đoán mò');
        return [status, /role="alert">([^<]*)/.exec(text)?.[1]];
      }),
    );
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
  });

  it('leads nowhere but to the desk', async () => {
    const server = await startDesk();
    await putOfficer(server, { login: 'can.bo' });
    for (const next of [
      'https://evil.example/office',
      '//evil.example/office',
      '/api/v1/status',
      '/officer',
      'javascript:1',
    ]) {
      const visitor = new DeskVisitor(server);
      const page = await visitor.get(`/office/login?next=${encodeURIComponent(next)}`);
      assert.equal(
        (await visitor.submit(page, '/office/login', { login: 'can.bo', password: PASSWORD })).path,
        '/office/cases',
      );
    }
  });

  it('gives a cookie that no script and no other site can use, under https alone where it travels', async () => {
    const server = await startDesk();
    await putOfficer(server, { login: 'can.bo' });
    for (const [headers, expected] of [
      [{}, /^dvc-office-desk=[\w-]{43}; Path=\/office; HttpOnly; SameSite=Strict$/],
      [
        { 'X-Forwarded-Proto': 'https' },
        /^__Host-dvc-office-desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ],
    ] as const) {
      const visitor = new DeskVisitor(server);
      const csrf = /name="csrf" value="([^"]+)"/.exec((await visitor.get('/office/login', headers)).text)![1]!;
      const response = await visitor.ask('/office/login', {
        method: 'POST',
        body: new URLSearchParams({ csrf, login: 'can.bo', password: PASSWORD }),
        headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' },
      });
      const cookies = response.headers.getSetCookie().filter((line) => line.includes('-desk='));
      assert.equal(cookies.length, 1);
      assert.match(cookies[0]!, expected);
    }
  });

  it('opens a link in a letter for whoever is logged in already', async () => {
    const server = await startDesk();
    const officer = await officerAt(server, { login: 'can.bo' });
    const stranger = new DeskVisitor(server);
    // A browser keeps a strict cookie back where another site leads to the page.
    const first = await stranger.get('/office/cases', { 'Sec-Fetch-Site': 'cross-site' });
    assert.match(first.text, /<meta http-equiv="refresh" content="0"/);
    assert.equal((await officer.get('/office/cases')).path, '/office/cases');
  });
});

describe('a password', () => {
  it('is hashed with parameters that can grow', async () => {
    const old = 'scrypt$1024$8$1$c2FsdHNhbHQ$';
    assert.ok(isOutdated(old));
    const kept = await hashPassword('mật khẩu');
    assert.ok(!isOutdated(kept));
    assert.ok(await isPassword('mật khẩu'.normalize('NFD'), kept));
    assert.ok(!(await isPassword('mat khau', kept)));
    assert.ok(!(await isPassword('mật khẩu', undefined)));
  });

  it('that is easily guessed is refused', async () => {
    const server = await startDesk();
    const officer = await officerAt(server, { login: 'can.bo' });
    for (const password of ['ngắn', 'aaaaaaaaaaaa', '1234567890', 'can.bo.2026', 'x'.repeat(201), PASSWORD]) {
      const page = await officer.send('/office/password', {
        csrf: /name="csrf" value="([^"]+)"/.exec((await officer.get('/office/password')).text)![1]!,
        'password-now': PASSWORD,
        password,
        'password-again': password,
      });
      assert.equal(page.status, 400, password);
    }
  });
});
