/** Who may work at the desk, and what an admin may do about it. */
import { randomUUID } from 'node:crypto';
import { lengthOf } from '../citizen-text.ts';
import { addAccount, setDisabled, setPassword, type OfficeAccount, type Role } from '../store/office-accounts.ts';
import { endSessionsOf } from '../store/office-sessions.ts';
import type { DeskParts } from './desk-parts.ts';
import { hashPassword, LONGEST_PASSWORD, makePassword, SHORTEST_PASSWORD } from './passwords.ts';
import { recordWithin, type Audited, type Who } from './recording.ts';
import { complaintAbout, type SentForm } from './sent-form.ts';

const LOGIN = /^[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]$/;
const LONGEST_NAME = 100;

export type Errors = Readonly<Record<string, string>>;

/** A log-in name as it is kept. */
export const readLogin = (typed: string): string => typed.toLowerCase();

/** What is wrong with the names of a new account. */
export function nameErrors(form: SentForm): Errors {
  const name = complaintAbout(form.line('name'), LONGEST_NAME, 'Hãy ghi họ và tên.');
  const isLogin = LOGIN.test(readLogin(form.line('login')));
  return {
    ...(name && { name }),
    ...(!isLogin && { login: 'Dùng 3 đến 40 chữ thường không dấu, số, dấu chấm hoặc gạch nối.' }),
  };
}

/** What is wrong with a password that somebody chose. */
export function passwordErrors(form: SentForm, login: string): Errors {
  const password = form.raw('password');
  const length = lengthOf(password);
  if (length < SHORTEST_PASSWORD) return { password: `Mật khẩu cần ít nhất ${SHORTEST_PASSWORD} ký tự.` };
  if (length > LONGEST_PASSWORD) return { password: `Mật khẩu dài nhất ${LONGEST_PASSWORD} ký tự.` };
  if (isEasy(password, login)) return { password: 'Mật khẩu này dễ đoán. Hãy chọn mật khẩu khác.' };
  if (password !== form.raw('password-again')) return { 'password-again': 'Hai lần gõ chưa giống nhau.' };
  return {};
}

/** The log-in name, one letter again and again, or the digits in their order. */
const isEasy = (password: string, login: string): boolean =>
  password.toLowerCase().includes(login) || new Set(password).size < 5 || '01234567890123456789'.includes(password);

export interface Added {
  readonly id: string;
  /** To be told once; undefined where they chose their own. */
  readonly firstPassword: string | undefined;
}

/** Adds an account; undefined where its log-in name is taken. */
export async function createAccount(
  { store, clock }: DeskParts,
  by: Who | undefined,
  {
    login,
    name,
    agency,
    role,
    password,
  }: { login: string; name: string; agency: string; role: Role; password?: string | undefined },
): Promise<Added | undefined> {
  const id = randomUUID();
  const firstPassword = password === undefined ? makePassword() : undefined;
  const hash = await hashPassword(password ?? firstPassword!);
  const now = clock().toISOString();
  return store.write(async (transaction) => {
    const account = { id, login, name, agency, role, password: hash, mustChange: firstPassword !== undefined };
    if (!(await addAccount(transaction, account, now))) return undefined;
    await recordWithin(transaction, now, by ?? account, by ? 'account-add' : 'setup', {
      detail: `${login}, ${agency}, ${role}`,
    });
    return { id, firstPassword };
  });
}

/** Gives an account a new first password and ends its sessions; returns the password, to be told once. */
export async function resetPassword(parts: DeskParts, by: Who, account: OfficeAccount): Promise<string> {
  const first = makePassword();
  const password = await hashPassword(first);
  await change(parts, by, 'account-reset', account, async (transaction) => {
    await setPassword(transaction, account.id, { password, mustChange: true });
    await endSessionsOf(transaction, account.id);
  });
  return first;
}

/** Lets an account in no more, at once, or lets it in again. */
export async function changeAccess(parts: DeskParts, by: Who, account: OfficeAccount, isAllowed: boolean) {
  await change(parts, by, isAllowed ? 'account-enable' : 'account-disable', account, async (transaction, now) => {
    await setDisabled(transaction, account.id, isAllowed ? null : now);
    if (!isAllowed) await endSessionsOf(transaction, account.id);
  });
}

/** Sets the password that somebody chose, and ends their sessions elsewhere. */
export async function choosePassword(parts: DeskParts, account: OfficeAccount, chosen: string, sessionHash: string) {
  const password = await hashPassword(chosen);
  await change(parts, account, 'password', account, async (transaction) => {
    await setPassword(transaction, account.id, { password, mustChange: false });
    await endSessionsOf(transaction, account.id, sessionHash);
  });
}

async function change(
  { store, clock }: DeskParts,
  by: Who,
  act: Audited,
  account: OfficeAccount,
  work: (transaction: Parameters<Parameters<DeskParts['store']['write']>[0]>[0], now: string) => Promise<void>,
): Promise<void> {
  const now = clock().toISOString();
  await store.write(async (transaction) => {
    await work(transaction, now);
    await recordWithin(transaction, now, by, act, { detail: account.login });
  });
}
