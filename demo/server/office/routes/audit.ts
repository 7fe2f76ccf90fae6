import { Hono, type Context } from 'hono';
import { stream } from 'hono/streaming';
import { listAccounts } from '../../store/office-accounts.ts';
import { listAudit, readAudit, type AuditFilter } from '../../store/office-audit.ts';
import { csvHeaders, csvLine } from '../csv.ts';
import { readDay, sayTime, startOf } from '../days.ts';
import type { DeskParts } from '../desk-parts.ts';
import { onlyAdmins } from '../guard.ts';
import { auditPage, nameOfAct, sayDetail, type AuditFields } from '../pages/audit.ts';
import { readPage } from '../pages/paging.ts';
import { record } from '../recording.ts';
import type { DeskEnv } from '../visit.ts';

const SIZE = 100;
const HEADINGS = ['Lúc', 'Người', 'Tên đăng nhập', 'Việc', 'Vụ việc', 'Chi tiết'];

/** What officers of an agency read and did, for its admins. */
export function auditRoute(parts: DeskParts) {
  const { store, policy } = parts;
  return new Hono<DeskEnv>()
    .get('/audit', onlyAdmins, async (c) => {
      const account = c.var.visit.account!;
      const fields = readFields(c);
      const filter = filterOf(account.agency, fields);
      await record(parts, account, 'read-audit');
      const page = readPage(c.req.query('page'));
      const { entries, total } = await listAudit(store.db, filter, { page, size: SIZE });
      const accounts = await listAccounts(store.db, account.agency);
      const paging = { page, size: SIZE, total };
      return c.html(auditPage(c, { entries, accounts, fields, paging, keptDays: policy.office.auditDays }));
    })
    .get('/audit.csv', onlyAdmins, async (c) => {
      const account = c.var.visit.account!;
      const filter = filterOf(account.agency, readFields(c));
      await record(parts, account, 'export-audit');
      const { agencies } = c.var.edition;
      for (const [name, value] of Object.entries(csvHeaders('nhat-ky'))) c.header(name, value);
      return stream(c, async (out) => {
        await out.write(`\ufeff${csvLine(HEADINGS)}`);
        for await (const batch of readAudit(store.db, filter)) {
          const lines = batch.map((entry) => {
            const { at, name, login, act, caseId = '' } = entry;
            return csvLine([sayTime(at), name, login, nameOfAct(act), caseId, sayDetail(agencies, entry)]);
          });
          await out.write(lines.join(''));
        }
      });
    });
}

function readFields(c: Context): AuditFields {
  const asked = (name: string) => c.req.query(name) || undefined;
  return { login: asked('login'), from: readDay(asked('from')), to: readDay(asked('to')), case: asked('case') };
}

const filterOf = (agency: string, { login, from, to, case: caseId }: AuditFields): AuditFilter => ({
  agency,
  login,
  caseId,
  from: from && startOf(from),
  before: to && startOf(to, 1),
});
