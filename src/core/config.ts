/**
 * Configuration in three levels, each over the one before: what the page says once (the script tag's `data-*`, or
 * `configure()`), what an element's attributes say, what its properties say. A wrong value is left out and told to the
 * webmaster in one console line that says what to fix; a citizen never sees it.
 */
import type { MessageKey, Messages } from '../i18n/messages.ts';

export type { MessageKey, Messages };

/** What may be said once for a whole page. */
export interface PageConfig {
  /** Address of the endpoint: absolute, https (http only on loopback). */
  endpoint?: string;
  /** Identifier of the agency whose page it is (mã định danh cơ quan). */
  agency?: string;
  /** `auto` (follows the page), `light` or `dark`. */
  theme?: string;
  /** Sentences in place of ours, by key. */
  texts?: Messages;
}

let configured: PageConfig = {};

/** Says for the whole page what elements would otherwise say each for themselves. Elements read it when they next render. */
export function configure(config: PageConfig): void {
  const said = Object.entries({ ...configured, ...config }).filter(([, value]) => value !== undefined);
  configured = Object.fromEntries(said);
}

/** What the page says: by `configure()`, else by the script tag. */
export function pageConfig(): PageConfig {
  return { ...scriptConfig(), ...configured };
}

/** The script tag publishes its `data-*` here, as texts. */
function scriptConfig(): PageConfig {
  const said = (globalThis as { dvc?: { config?: Readonly<Record<string, string>> } }).dvc?.config ?? {};
  const config: PageConfig = {};
  if (said.endpoint) config.endpoint = said.endpoint;
  if (said.agency) config.agency = said.agency;
  if (said.theme) config.theme = said.theme;
  const texts = said.texts && scriptTexts(said.texts);
  if (texts) config.texts = texts;
  return config;
}

let readTexts: { readonly from: string; readonly texts: Messages | undefined } | undefined;

/** Read once, since every sentence that is shown asks for them. */
function scriptTexts(from: string): Messages | undefined {
  if (readTexts?.from !== from) readTexts = { from, texts: textsFrom(from, 'data-texts of the script tag') };
  return readTexts.texts;
}

/** The endpoint's address without a trailing slash; nothing, and a console line, where it is none we can talk to. */
export function endpointFrom(value: string | undefined, where: string): string | undefined {
  if (!value) {
    warnOnce(`${where}: no endpoint. Add endpoint="https://…" to it, or data-endpoint to the script.`);
    return undefined;
  }
  const address = parseAddress(String(value).trim());
  if (!address || !isUsable(address)) {
    warnOnce(`${where}: endpoint "${value}" must be an https address like "https://dvc.example.gov.vn/api".`);
    return undefined;
  }
  return (address.origin + address.pathname).replace(/\/+$/, '');
}

/** Sentences given as JSON, `{"search.label": "…"}`; nothing, and a console line, where it is no such thing. */
export function textsFrom(value: string, where: string): Messages | undefined {
  try {
    const said: unknown = JSON.parse(value);
    if (isTexts(said)) return said;
  } catch {
    // Told below.
  }
  warnOnce(`${where}: texts must be JSON such as {"search.label": "…"}.`);
  return undefined;
}

const isTexts = (said: unknown): said is Messages =>
  typeof said === 'object' &&
  said !== null &&
  !Array.isArray(said) &&
  Object.values(said).every((text) => typeof text === 'string');

/** The value if it is one of `allowed`; else the first, and a console line. */
export function oneOf<const T extends readonly [string, ...string[]]>(
  allowed: T,
  value: string | undefined,
  where: string,
): T[number] {
  if (value === undefined || value === '') return allowed[0];
  if (allowed.includes(value)) return value;
  warnOnce(`${where}="${value}" is unknown; it can be ${allowed.join(', ')}.`);
  return allowed[0];
}

// A list, since hosts name things `Set`, and `dvc.diagnose()` is to tell them.
const warned: string[] = [];

/** One console line for the webmaster; the same line is not written twice on a page. */
export function warnOnce(line: string): void {
  if (warned.includes(line)) return;
  warned.push(line);
  console.warn(`[dvc] ${line}`);
}

function parseAddress(value: string): URL | undefined {
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}

const isUsable = ({ protocol, hostname, search, hash, username, password }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) && !(search + hash + username + password);

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d+){3}$/.test(host) || host === '[::1]';
