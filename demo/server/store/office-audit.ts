import { randomBytes } from 'node:crypto';
import type { Database, OfficeAuditRow } from './tables.ts';

/** Something that somebody read or did at the desk. */
export interface AuditEntry {
  readonly at: string;
  readonly agency: string;
  readonly login: string;
  readonly name: string;
  readonly act: string;
  readonly caseId?: string | undefined;
  /** Never a citizen's words or name. */
  readonly detail?: string | undefined;
}

export interface AuditFilter {
  readonly agency: string;
  readonly login?: string | undefined;
  readonly caseId?: string | undefined;
  /** Instants: from the first on, before the last. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** Entries read at a time when all are to be written out. */
const BATCH = 1_000;

export async function addAuditEntry(transaction: Database, entry: AuditEntry): Promise<void> {
  const { caseId = null, detail = null, ...rest } = entry;
  // The order of time, also where an instant has several.
  const id = `${entry.at}-${(sequence++).toString(36).padStart(8, '0')}-${randomBytes(4).toString('hex')}`;
  await transaction
    .insertInto('office_audit')
    .values({ id, ...rest, case_id: caseId, detail })
    .execute();
}

let sequence = 0;

/** A page of entries, the newest first, and how many there are. */
export async function listAudit(
  db: Database,
  filter: AuditFilter,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ entries: AuditEntry[]; total: number }> {
  const { total } = await filtered(db, filter)
    .select((select) => select.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await filtered(db, filter)
    .selectAll()
    .orderBy('id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { entries: rows.map(entryOf), total: Number(total) };
}

/** Every entry, the oldest first, some at a time. */
export async function* readAudit(db: Database, filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
  for (let after = ''; ;) {
    const rows = await filtered(db, filter).selectAll().where('id', '>', after).orderBy('id').limit(BATCH).execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(entryOf);
    after = last.id;
  }
}

/** Deletes entries whose period is over; says whether there was any. */
export async function deleteOldAudit(transaction: Database, before: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office_audit')
    // An entry's id begins with its time.
    .where('id', '<=', before)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

function filtered(db: Database, { agency, login, caseId, from, before }: AuditFilter) {
  let query = db.selectFrom('office_audit').where('agency', '=', agency);
  if (login !== undefined) query = query.where('login', '=', login);
  if (caseId !== undefined) query = query.where('case_id', '=', caseId);
  if (from !== undefined) query = query.where('at', '>=', from);
  return before === undefined ? query : query.where('at', '<', before);
}

const entryOf = ({ at, agency, login, name, act, case_id, detail }: OfficeAuditRow): AuditEntry => ({
  at,
  agency,
  login,
  name,
  act,
  ...(case_id !== null && { caseId: case_id }),
  ...(detail !== null && { detail }),
});
