/** An office desk with officers at it, who work as a browser without script does: links, forms, cookies. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../../demo/server/office/passwords.ts';
import { addAccount, type Role } from '../../../demo/server/store/office-accounts.ts';
import { openStore } from '../../../demo/server/store/store.ts';
import { startTestServer, type TestServer } from './server.ts';

export const OFFICE_TOKEN = 'mã cài đặt của bài thử';
export const PASSWORD = 'gió lên đồi mận';
export const COMMUNE = 'H90.101';
export const WARD = 'H90.102';

let hashed: Promise<string> | undefined;

type Wishes = NonNullable<Parameters<typeof startTestServer>[0]>;

/** A server with a desk. */
export const startDesk = (wishes: Wishes = {}): Promise<TestServer> =>
  startTestServer({ officeToken: OFFICE_TOKEN, ...wishes });

export interface OfficerWishes {
  readonly login: string;
  readonly name?: string;
  readonly agency?: string;
  readonly role?: Role;
  readonly mustChange?: boolean;
}

/** Puts an account into the store of a server; returns its id. */
export async function putOfficer(server: TestServer, wishes: OfficerWishes): Promise<string> {
  const { login, name = login, agency = COMMUNE, role = 'officer', mustChange = false } = wishes;
  const password = await (hashed ??= hashPassword(PASSWORD));
  const store = await openStore(server.settings);
  const id = randomUUID();
  const account = { id, login, name, agency, role, password, mustChange };
  assert.ok(await addAccount(store.db, account, new Date(0).toISOString()));
  await store.close();
  return id;
}

/** An officer of this name who has logged in. */
export async function officerAt(server: TestServer, wishes: OfficerWishes): Promise<DeskVisitor> {
  await putOfficer(server, wishes);
  const visitor = new DeskVisitor(server);
  await visitor.logIn(wishes.login);
  return visitor;
}

/** A page as it came. */
export interface DeskPage {
  readonly status: number;
  readonly path: string;
  readonly text: string;
  readonly headers: Headers;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What a browser says when a form is sent from a page of the desk. */
const FROM_HERE = { 'Sec-Fetch-Site': 'same-origin' };

export class DeskVisitor {
  readonly cookies = new Map<string, string>();
  readonly #address: string;

  constructor({ address }: { readonly address: string }) {
    this.#address = address;
  }

  async logIn(login: string, password = PASSWORD): Promise<DeskPage> {
    return this.submit(await this.get('/office/login'), '/office/login', { login, password });
  }

  /** Opens a page, following where it leads. */
  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<DeskPage> {
    return this.#follow(await this.ask(path, { headers }));
  }

  /** Sends a form of a page as it stands there, with these fields typed in. */
  async submit(page: DeskPage, action: string, fields: Fields = {}, files: readonly File[] = []): Promise<DeskPage> {
    const form = formOf(page.text, action);
    assert.ok(form, `no form to ${action} at ${page.path}:\n${textOf(page.text)}`);
    return this.send(action, { ...hiddenFields(form), ...fields }, files);
  }

  /** Sends fields as a form of ours would. */
  async send(action: string, fields: Fields, files: readonly File[] = []): Promise<DeskPage> {
    const body = files.length > 0 ? new FormData() : new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    for (const file of files) (body as FormData).append('files', file);
    return this.#follow(await this.ask(action, { method: 'POST', body, headers: FROM_HERE }));
  }

  /** One request, as it is answered. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#address}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { Cookie: cookie }), ...(init.headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  async #follow(response: Response): Promise<DeskPage> {
    const location = response.headers.get('Location');
    if (location) {
      await response.body?.cancel();
      return this.get(location);
    }
    const url = new URL(response.url);
    return {
      status: response.status,
      path: url.pathname + url.search,
      text: await response.text(),
      headers: response.headers,
    };
  }
}

/** The form of a page that is sent to this address. */
export const formOf = (page: string, action: string): string | undefined =>
  [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)]
    .map(([form]) => form)
    .find((form) => form.includes(`action="${action}"`));

/** What a form sends that nobody typed. */
export function hiddenFields(form: string): Record<string, string | string[]> {
  const fields: Record<string, string[]> = {};
  const checked = [...form.matchAll(/<input\b[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => /type="hidden"/.test(input) || /\bchecked\b/.test(input));
  for (const input of checked) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1] ?? '';
    (fields[name] ??= []).push(plain(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''));
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, [only, ...more]]) => [name, more.length ? [only!, ...more] : only!]),
  );
}

/** The words of a page. */
export const textOf = (page: string): string =>
  plain(page.replace(/<head>[\s\S]*?<\/head>/, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** What stands in a field for long texts. */
export const typedIn = (page: string, id: string): string | undefined => {
  const found = new RegExp(`<textarea[^>]*\\bid="${id}"[^>]*>\\n?([\\s\\S]*?)</textarea`).exec(page)?.[1];
  return found === undefined ? undefined : plain(found);
};

const plain = (markup: string): string =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
