import { Hono, type Context } from 'hono';
import { ProblemError } from '../../problems.ts';
import { findAccount, listAccounts, ROLES, type OfficeAccount, type Role } from '../../store/office-accounts.ts';
import { changeAccess, createAccount, nameErrors, readLogin, resetPassword, type Errors } from '../accounts.ts';
import type { DeskParts } from '../desk-parts.ts';
import { sayDone } from '../done.ts';
import { onlyAdmins } from '../guard.ts';
import { accountsPage, type AccountsDetails } from '../pages/accounts.ts';
import { DESK, type DeskEnv } from '../visit.ts';

/**
 * Accounts, by admins. An admin of the endpoint's own agency looks after those of every agency, so that a commune gets
 * its first one; any other after those of their own.
 */
export function accountsRoute(parts: DeskParts) {
  const { store } = parts;

  const show = async (c: Context<DeskEnv>, details: Partial<AccountsDetails> = {}, status: 200 | 400 | 409 = 200) => {
    const agencies = agenciesOf(c);
    const [only, ...more] = agencies;
    const accounts = await listAccounts(store.db, more.length > 0 ? undefined : only?.code);
    return c.html(accountsPage(c, { accounts, agencies, ...details }), status);
  };

  const theirs = async (c: Context<DeskEnv>): Promise<OfficeAccount> => {
    const account = await findAccount(store.db, c.req.param('id') ?? '');
    const isTheirs = account && agenciesOf(c).some(({ code }) => code === account.agency);
    if (!isTheirs) throw new ProblemError('not-found');
    // Whoever locks themselves out could be the last one in.
    if (account.id === c.var.visit.account!.id) throw new ProblemError('forbidden');
    return account;
  };

  return new Hono<DeskEnv>()
    .use('/accounts', onlyAdmins)
    .use('/accounts/*', onlyAdmins)
    .get('/accounts', (c) => show(c, { done: sayDone(c.req.query('done')) }))
    .post('/accounts', async (c) => {
      const { form, visit } = c.var;
      const by = visit.account!;
      const agency = form.line('agency') || by.agency;
      const role = form.line('role');
      const login = readLogin(form.line('login'));
      const errors: Errors = {
        ...nameErrors(form),
        ...(!agenciesOf(c).some(({ code }) => code === agency) && { agency: 'Hãy chọn cơ quan trong danh sách.' }),
        ...(!isRole(role) && { role: 'Hãy chọn vai trò.' }),
      };
      if (Object.keys(errors).length > 0 || !isRole(role)) return show(c, { form, errors, problem: TO_MEND }, 400);
      const added = await createAccount(parts, by, { login, name: form.line('name'), agency, role });
      if (added) return show(c, { told: { login, password: added.firstPassword! } });
      const taken = { login: 'Tên đăng nhập này đã có người dùng.' };
      return show(c, { form, errors: taken, problem: TO_MEND }, 409);
    })
    .post('/accounts/:id/reset', async (c) => {
      const account = await theirs(c);
      const password = await resetPassword(parts, c.var.visit.account!, account);
      return show(c, { told: { login: account.login, password } });
    })
    .post('/accounts/:id/:access{disable|enable}', async (c) => {
      const isAllowed = c.req.param('access') === 'enable';
      await changeAccess(parts, c.var.visit.account!, await theirs(c), isAllowed);
      return c.redirect(`${DESK}/accounts?done=account-${isAllowed ? 'enable' : 'disable'}`, 303);
    });
}

const TO_MEND = 'Chưa thêm được. Hãy sửa những chỗ ghi bên dưới.';

function agenciesOf(c: Context<DeskEnv>) {
  const { agencies } = c.var.edition;
  const { agency } = c.var.visit.account!;
  const isOwn = agency === agencies.own.agency.code;
  return isOwn ? agencies.all.map((served) => served.agency) : [agencies.name(agency)];
}

const isRole = (role: string): role is Role => ROLES.includes(role as Role);
