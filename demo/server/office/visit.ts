/**
 * Who is at the desk: a cookie of its own that no script and no other site can use, a session in the store under a hash
 * of it, and the token that every form must carry.
 */
import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../app-env.ts';
import { HOUR, storedAfter } from '../clock.ts';
import { keyedHash } from '../keyed-hash.ts';
import { findAccount, type OfficeAccount } from '../store/office-accounts.ts';
import { endSession, findSession, forgetSessions, openSession, touchSession } from '../store/office-sessions.ts';
import type { DeskParts } from './desk-parts.ts';
import type { SentForm } from './sent-form.ts';

/** Where the desk stands. */
export const DESK = '/office';

/** How long an officer may be away from the desk, and how long a working day is at most. */
const IDLE = HOUR / 2;
const WORKING_DAY = 12 * HOUR;
/** A session is kept so long after its end, so that what was typed meanwhile can still be taken up. */
const REMEMBERED = 24 * HOUR;
/** Seen again within this time, nothing is written. */
const FRESH = 60_000;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export interface Visit {
  /** Undefined for whoever has not logged in, or was away too long. */
  readonly account: OfficeAccount | undefined;
  /** The same browser was logged in and has been away too long. */
  readonly isOver: boolean;
  /** What each form of this visit carries. */
  readonly formToken: string;
  readonly sessionHash: string | undefined;
}

export interface DeskEnv {
  Variables: AppEnv['Variables'] & { visit: Visit; form: SentForm };
}

type DeskContext = Context<DeskEnv>;

/** Finds out who asks. */
export function findVisit({ store, secret, clock }: DeskParts): MiddlewareHandler<DeskEnv> {
  return async (c, next) => {
    const token = getCookie(c, cookieFor(c, 'desk').name);
    const sessionHash = token && hashToken(secret, token);
    const session = sessionHash ? await findSession(store.db, sessionHash) : undefined;
    const now = clock();
    const isOver =
      session !== undefined && (age(session.seenAt, now) > IDLE || age(session.createdAt, now) > WORKING_DAY);
    const account = session && !isOver ? await findAccount(store.db, session.accountId) : undefined;
    const isIn = account !== undefined && account.disabledAt === undefined;
    if (sessionHash && isIn && age(session!.seenAt, now) > FRESH) {
      await store.write((transaction) => touchSession(transaction, sessionHash, now.toISOString()));
    }
    c.set('visit', {
      account: isIn ? account : undefined,
      isOver,
      formToken: keyedHash(secret, 'office-form', token && session ? token : visitorToken(c)).toString('base64url'),
      sessionHash: session && sessionHash,
    });
    await next();
  };
}

/** Opens a session of this account, under a new token; the one before is no longer good. */
export async function enter(c: DeskContext, { store, secret, clock }: DeskParts, accountId: string): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const now = clock();
  const { sessionHash } = c.var.visit;
  const tokenHash = hashToken(secret, token);
  await store.write(async (transaction) => {
    if (sessionHash) await endSession(transaction, sessionHash);
    await forgetSessions(transaction, storedAfter(now, -REMEMBERED));
    await openSession(transaction, tokenHash, accountId, now.toISOString());
  });
  keepCookie(c, 'desk', token);
  const formToken = keyedHash(secret, 'office-form', token).toString('base64url');
  const account = await findAccount(store.db, accountId);
  c.set('visit', { account, isOver: false, formToken, sessionHash: tokenHash });
}

/** Ends the session of this visit. */
export async function leave(c: DeskContext, { store }: DeskParts): Promise<void> {
  const { sessionHash } = c.var.visit;
  if (sessionHash) await store.write((transaction) => endSession(transaction, sessionHash));
  const { name, options } = cookieFor(c, 'desk');
  deleteCookie(c, name, options);
}

/** Whoever has not logged in yet is known by a cookie of chance alone, so that log-in forms carry a token too. */
function visitorToken(c: DeskContext): string {
  const known = getCookie(c, cookieFor(c, 'visit').name);
  if (known) return known;
  const token = randomBytes(16).toString('base64url');
  keepCookie(c, 'visit', token);
  return token;
}

function keepCookie(c: DeskContext, kind: 'desk' | 'visit', value: string): void {
  const { name, options } = cookieFor(c, kind);
  setCookie(c, name, value, options);
}

/**
 * On this very machine a browser may be asked without https; from anywhere else the cookie travels under it alone, even
 * where a proxy forgets to say so.
 */
function cookieFor(c: Context, kind: 'desk' | 'visit') {
  const isHere = LOOPBACK.test(new URL(c.req.url).hostname) && c.req.header('X-Forwarded-Proto') !== 'https';
  const rules = { httpOnly: true, sameSite: 'Strict', secure: !isHere } as const;
  return {
    name: `${isHere ? '' : '__Host-'}dvc-office-${kind}`,
    options: { ...rules, path: isHere ? DESK : '/' },
  };
}

const hashToken = (secret: string, token: string): string =>
  keyedHash(secret, 'office-session', token).toString('base64url');

const age = (since: string, now: Date): number => now.getTime() - new Date(since).getTime();
