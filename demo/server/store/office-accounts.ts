import type { Database, OfficeAccountRow } from './tables.ts';

/** Whoever is asked to: `officer` (cán bộ) works on cases, `admin` (quản trị) also looks after accounts and notices. */
export const ROLES = ['officer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface OfficeAccount {
  readonly id: string;
  /** What is typed to log in: lower case, without marks. */
  readonly login: string;
  readonly name: string;
  /** The one agency whose cases it may read. */
  readonly agency: string;
  readonly role: Role;
  /** Its password was given by an admin and has to be replaced first. */
  readonly mustChange: boolean;
  readonly disabledAt: string | undefined;
}

export interface NewAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly agency: string;
  readonly role: Role;
  readonly password: string;
  readonly mustChange: boolean;
}

/** Adds an account; false where its log-in name is taken. */
export async function addAccount(transaction: Database, account: NewAccount, now: string): Promise<boolean> {
  const { mustChange, ...row } = account;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('office_accounts')
    .values({ ...row, must_change: Number(mustChange), created_at: now, disabled_at: null })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findAccount(db: Database, id: string): Promise<OfficeAccount | undefined> {
  const row = await db.selectFrom('office_accounts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && accountOf(row);
}

/** The account of a log-in name, with what is kept of its password. */
export async function findLogin(
  db: Database,
  login: string,
): Promise<{ account: OfficeAccount; password: string } | undefined> {
  const row = await db.selectFrom('office_accounts').selectAll().where('login', '=', login).executeTakeFirst();
  return row && { account: accountOf(row), password: row.password };
}

/** The accounts of some agencies, all where none is named; by agency and name. */
export async function listAccounts(db: Database, agency?: string): Promise<OfficeAccount[]> {
  const all = db.selectFrom('office_accounts').selectAll();
  const rows = await (agency === undefined ? all : all.where('agency', '=', agency)).execute();
  return rows.map(accountOf).sort((a, b) => a.agency.localeCompare(b.agency) || a.name.localeCompare(b.name, 'vi'));
}

/** Whether an agency has somebody who looks after its accounts. */
export async function hasAdmin(db: Database, agency: string): Promise<boolean> {
  const row = await db
    .selectFrom('office_accounts')
    .select('id')
    .where('agency', '=', agency)
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.selectFrom('office_accounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function setPassword(
  transaction: Database,
  id: string,
  { password, mustChange }: { readonly password: string; readonly mustChange: boolean },
): Promise<void> {
  await transaction
    .updateTable('office_accounts')
    .set({ password, must_change: Number(mustChange) })
    .where('id', '=', id)
    .execute();
}

/** Lets an account in again, or no more since an instant. */
export async function setDisabled(transaction: Database, id: string, since: string | null): Promise<void> {
  await transaction.updateTable('office_accounts').set({ disabled_at: since }).where('id', '=', id).execute();
}

const accountOf = (row: OfficeAccountRow): OfficeAccount => ({
  id: row.id,
  login: row.login,
  name: row.name,
  agency: row.agency,
  role: row.role === 'admin' ? 'admin' : 'officer',
  mustChange: row.must_change === 1,
  disabledAt: row.disabled_at ?? undefined,
});
