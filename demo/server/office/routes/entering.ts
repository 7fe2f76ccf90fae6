import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { keyedHash } from '../../keyed-hash.ts';
import { ProblemError } from '../../problems.ts';
import { findLogin, hasAccounts, hasAdmin, setPassword } from '../../store/office-accounts.ts';
import { choosePassword, createAccount, nameErrors, passwordErrors, readLogin } from '../accounts.ts';
import type { DeskParts } from '../desk-parts.ts';
import { loginPage, setupPage, type LoginDetails } from '../pages/entering.ts';
import type { PageContext } from '../pages/layout.ts';
import { passwordPage } from '../pages/password.ts';
import { resumePage } from '../pages/resume.ts';
import { hashPassword, isOutdated, isPassword, LONGEST_PASSWORD } from '../passwords.ts';
import { record } from '../recording.ts';
import { SentForm } from '../sent-form.ts';
import { DESK, enter, leave, type DeskEnv } from '../visit.ts';

const LOCAL_PATH = /^\/office(?:[/?][\w/.?=&%:+-]*)?$/;
const WRONG = 'Tên đăng nhập hoặc mật khẩu chưa đúng.';
/** Under this name the set-up waits after wrong tokens: no account can have it. */
const SETUP = '(setup)';

/** Logging in and out, the first account, one's own password. */
export function enteringRoute(parts: DeskParts) {
  const { store, secret, officeToken, loginDelay, rangeOf } = parts;

  /** The first account is made while nobody looks after the accounts of the endpoint's own agency. */
  const needsSetup = async (c: PageContext) => !(await hasAdmin(store.db, ownAgency(c)));

  const showLogin = (c: PageContext, details: LoginDetails, status: 200 | 403 | 429 = 200) =>
    c.html(loginPage(c, details), status);

  return new Hono<DeskEnv>()
    .get('/login', async (c) => {
      if (c.var.visit.account) return c.redirect(DESK, 303);
      if (!(await hasAccounts(store.db))) return c.redirect(`${DESK}/setup`, 303);
      return showLogin(c, { next: c.req.query('next') });
    })
    .post('/login', async (c) => {
      const { form } = c.var;
      const login = readLogin(form.line('login')).slice(0, LONGEST_PASSWORD);
      const range = rangeOf(c);
      const seconds = loginDelay.secondsFor(login, range);
      if (seconds > 0) {
        c.header('Retry-After', String(seconds));
        return showLogin(c, { form, problem: `Đã thử sai nhiều lần. Hãy đợi ${sayWait(seconds)} rồi thử lại.` }, 429);
      }
      const password = form.raw('password').slice(0, LONGEST_PASSWORD);
      const found = await findLogin(store.db, login);
      const isRight = await isPassword(password, found?.password);
      if (!found || !isRight || found.account.disabledAt) {
        loginDelay.failed(login, range);
        if (found) await record(parts, found.account, 'login-failed');
        return showLogin(c, { form, problem: WRONG }, 403);
      }
      loginDelay.succeeded(login, range);
      const { account } = found;
      if (isOutdated(found.password)) {
        const { mustChange } = account;
        const renewed = await hashPassword(password);
        await store.write((transaction) => setPassword(transaction, account.id, { password: renewed, mustChange }));
      }
      await enter(c, parts, account.id);
      await record(parts, account, 'login');
      const kept = keptForm(form);
      if (kept && !account.mustChange) return c.html(resumePage(c, kept));
      return c.redirect(localPath(form.line('next')) ?? DESK, 303);
    })
    .post('/logout', async (c) => {
      await record(parts, c.var.visit.account!, 'logout');
      await leave(c, parts);
      return c.redirect(`${DESK}/login`, 303);
    })
    .get('/setup', async (c) => {
      if (!(await needsSetup(c))) return c.redirect(`${DESK}/login`, 303);
      return c.html(setupPage(c, {}));
    })
    .post('/setup', async (c) => {
      const { form } = c.var;
      if (!(await needsSetup(c))) throw new ProblemError('forbidden');
      const range = rangeOf(c);
      const seconds = loginDelay.secondsFor(SETUP, range);
      if (seconds > 0) {
        c.header('Retry-After', String(seconds));
        const problem = `Mã cài đặt sai nhiều lần. Hãy đợi ${sayWait(seconds)} rồi thử lại.`;
        return c.html(setupPage(c, { form, problem }), 429);
      }
      if (!isSameSecret(secret, form.raw('token').trim(), officeToken)) {
        loginDelay.failed(SETUP, range);
        return c.html(setupPage(c, { form, errors: { token: 'Mã cài đặt chưa đúng.' }, problem: TO_MEND }), 403);
      }
      const login = readLogin(form.line('login'));
      const errors = { ...nameErrors(form), ...passwordErrors(form, login) };
      if (Object.keys(errors).length > 0) return c.html(setupPage(c, { form, errors, problem: TO_MEND }), 400);
      const account = { login, name: form.line('name'), agency: ownAgency(c), role: 'admin' } as const;
      const added = await createAccount(parts, undefined, { ...account, password: form.raw('password') });
      if (!added) {
        const taken = { login: 'Tên đăng nhập này đã có người dùng.' };
        return c.html(setupPage(c, { form, errors: taken, problem: TO_MEND }), 409);
      }
      await enter(c, parts, added.id);
      return c.redirect(`${DESK}/accounts?done=setup`, 303);
    })
    .get('/password', (c) => c.html(passwordPage(c, {})))
    .post('/password', async (c) => {
      const { form, visit } = c.var;
      const account = visit.account!;
      const known = await findLogin(store.db, account.login);
      const range = rangeOf(c);
      const isKnown =
        loginDelay.secondsFor(account.login, range) === 0 &&
        (await isPassword(form.raw('password-now'), known?.password));
      if (!isKnown) loginDelay.failed(account.login, range);
      const errors = {
        ...(!isKnown && { 'password-now': 'Mật khẩu đang dùng chưa đúng.' }),
        ...passwordErrors(form, account.login),
        ...(form.raw('password') === form.raw('password-now') && { password: 'Hãy chọn mật khẩu khác mật khẩu cũ.' }),
      };
      if (Object.keys(errors).length > 0) return c.html(passwordPage(c, { errors, problem: TO_MEND }), 400);
      await choosePassword(parts, account, form.raw('password'), visit.sessionHash!);
      return c.redirect(`${DESK}/cases?done=password`, 303);
    });
}

const TO_MEND = 'Chưa lưu được. Hãy sửa những chỗ ghi bên dưới.';

const ownAgency = (c: PageContext): string => c.var.edition.agencies.own.agency.code;

const localPath = (path: string): string | undefined => (LOCAL_PATH.test(path) ? path : undefined);

/** What was typed before the log-in, and where it was to go. */
function keptForm(form: SentForm): { path: string; form: SentForm } | undefined {
  const path = localPath(form.line('resume'));
  if (!path) return undefined;
  try {
    const kept = JSON.parse(form.raw('kept')) as unknown;
    if (!Array.isArray(kept)) return undefined;
    const pairs = kept.filter((pair): pair is [string, string] => Array.isArray(pair) && pair.length === 2);
    return { path, form: SentForm.ofPairs(pairs.map(([name, value]) => [String(name), String(value)])) };
  } catch {
    return undefined;
  }
}

/** As hashes they have one length, and comparing them tells nothing of it. */
const isSameSecret = (secret: string, typed: string, expected: string): boolean =>
  timingSafeEqual(keyedHash(secret, 'office-token', typed), keyedHash(secret, 'office-token', expected));

const sayWait = (seconds: number): string => (seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`);
