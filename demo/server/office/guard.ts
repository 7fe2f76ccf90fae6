/**
 * What stands before every page of the desk: headers that let nothing strange in, and the rules that a form must meet
 * before anything changes.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { limitBody } from '../limits/sizes.ts';
import { ProblemError } from '../problems.ts';
import { comingInPage, loginPage } from './pages/entering.ts';
import { resumePage } from './pages/resume.ts';
import { SentForm } from './sent-form.ts';
import { DESK, type DeskEnv } from './visit.ts';

/** Pages for whoever is not in yet. */
const OPEN_PATHS = [`${DESK}/login`, `${DESK}/setup`];
const PASSWORD_PATHS = [`${DESK}/password`, `${DESK}/logout`];
const FORM_TYPE = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const OLD_PAGE = 'Trang này mở đã lâu. Hãy đăng nhập lại một lần nữa.';
const NO_COOKIE = 'Trình duyệt chưa giữ cookie của trang này. Hãy mở trang bằng địa chỉ https và cho phép cookie.';
/** What no database keeps in a text, and no page of ours has in its address. */
const NOTHING = /%00/;
/** Text and files of one form together; who is not in sends no files. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_BYTES_OUTSIDE = 256 * 1024;

const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  // Never compressed: the length of a compressed page tells of the token in it.
  'Cache-Control': 'no-store, no-transform',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  // With less, browsers would no longer say that a form comes from here.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** Says to browsers what these pages never do. */
export const guardHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
};

/** Lets a form change something only where it is ours, sent from here, by whoever is in. */
export const guardForms: MiddlewareHandler<DeskEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  if (c.req.method !== 'POST' || !comesFromHere(c)) throw new ProblemError('forbidden');
  if (!FORM_TYPE.test(c.req.header('Content-Type') ?? '')) throw new ProblemError('unsupported');
  const { account, isOver, formToken } = c.var.visit;
  await limitBody(account || isOver ? MOST_BYTES : MOST_BYTES_OUTSIDE)(c, async () => {});
  const form = await SentForm.read(c).catch(() => {
    throw new ProblemError('invalid');
  });
  c.set('form', form);
  const isOurs = isSame(form.raw('csrf'), formToken);
  if (!account && !OPEN_PATHS.includes(c.req.path)) {
    return c.html(loginPage(c, { resume: { path: c.req.path, form } }), 403);
  }
  if (isOurs) return next();
  // Sent from a page of an earlier log-in: nothing is done, and nothing typed is lost.
  if (account) return c.html(resumePage(c, { path: c.req.path, form }), 409);
  return c.html(loginPage(c, { form, notice: c.req.header('Cookie') ? OLD_PAGE : NO_COOKIE }), 403);
};

/** Lets in only who has logged in, and who was given a password only to replace it. */
export const guardPages: MiddlewareHandler<DeskEnv> = async (c, next) => {
  const { account } = c.var.visit;
  if (NOTHING.test(c.req.url)) throw new ProblemError('not-found');
  if (OPEN_PATHS.includes(c.req.path)) return next();
  if (!account) {
    // A link in a letter: browsers keep our cookie back until a page of ours asks.
    if (c.req.header('Sec-Fetch-Site') === 'cross-site') return c.html(comingInPage(c));
    return c.redirect(`${DESK}/login?next=${encodeURIComponent(pathAndQuery(c))}`, 303);
  }
  if (account.mustChange && !PASSWORD_PATHS.includes(c.req.path)) return c.redirect(`${DESK}/password`, 303);
  return next();
};

/** Lets in admins only. */
export const onlyAdmins: MiddlewareHandler<DeskEnv> = async (c, next) => {
  if (c.var.visit.account?.role !== 'admin') throw new ProblemError('forbidden');
  return next();
};

/** Browsers say where a form comes from, in one header or the other; who says nothing is not believed. */
function comesFromHere(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('Origin') ?? '';
  return URL.canParse(origin) && new URL(origin).host === c.req.header('Host');
}

function isSame(sent: string, expected: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const pathAndQuery = (c: Context): string => c.req.url.slice(new URL(c.req.url).origin.length);
