/**
 * What the files of a version folder know in common. Each file is a script of its own (the loader, one an element, one
 * an extra), so they meet in the one global of this library, `dvc`. Whichever file runs first creates it.
 */

/** The global `dvc`; a webmaster reads `version` and `config`, the rest is for our own files. */
export interface Namespace {
  /** Version of the file that ran first. */
  readonly version: string;
  /** Page defaults: the `data-*` of the script tag, names in camel case. */
  config: Record<string, string>;
  /** Nonce of the host's script tag, carried on by all that is added. */
  readonly nonce: string;
  /** Address of each version's folder, ending in a slash. */
  readonly folders: Record<string, string>;
  /** Scripts on their way or arrived, by address. */
  readonly scripts: Record<string, Promise<void>>;
  /** What extras brought, by name and version. */
  readonly extras: Record<string, unknown>;
  /** The Trusted Types policy; null where there are none, false where the page forbids it; absent before the first try. */
  policy?: Policy | null | false;
  /** Versions of the loaders that came; the first runs, the others rest. */
  readonly loaders: string[];
  /** What the file for frames brought. */
  frames?: {
    readonly follow: (frame: HTMLIFrameElement) => void;
    readonly instead: (tag: HTMLElement, link: HTMLAnchorElement) => void;
  };
  /** Looks at this page and tells the webmaster in plain words what is well and what is not. */
  diagnose?: () => Promise<string>;
}

/** The part of a Trusted Types policy that is used here. */
export interface Policy {
  createHTML(html: string): string;
  createScriptURL(address: string): string;
}

declare const DVC_FILE: string;
declare const DVC_VERSION: string;

/** Version of the folder that this file was built into. */
export const version = DVC_VERSION;

/** The namespace of this page. */
export const dvc = join();

function join(): Namespace {
  const script = ownScript();
  const namespace = published(script?.nonce);
  // The tag that came first decides, and once a loader runs nothing changes under its elements.
  // (One by one: where a host has planted `get` on every object, Chrome cannot spread these.)
  const said = namespace.loaders.length ? undefined : script?.dataset;
  for (const name in said) namespace.config[name] ??= said[name]!;
  const folder = script && folderOf(script.src);
  if (folder) namespace.folders[version] ??= folder;
  return namespace;
}

/** Nothing for a file of another name: what has put ours into its own has put it elsewhere. (Hosts name things `URL`.) */
function folderOf(address: string): string | undefined {
  const [path] = address.split(/[?#]/) as [string];
  return path.endsWith(`/${DVC_FILE}`) ? path.slice(0, -DVC_FILE.length) : undefined;
}

/** The tag that brought this file; a module cannot ask for its own and looks for the file's name in the page. */
function ownScript(): HTMLScriptElement | undefined {
  const current = document.currentScript as HTMLScriptElement | null;
  if (current?.src) return current;
  for (const script of document.getElementsByTagName('script')) {
    // CMSs add `?ver=…` to every script's address.
    if (folderOf(script.src)) return script;
  }
  return undefined;
}

/**
 * The global, made where there is none. An object of that name which is the page's own is kept and joined. What
 * browsers show as a global for an element with id="dvc" is not the window's own property and gives way.
 */
function published(nonce = ''): Namespace {
  const fresh = { version, config: {}, nonce, folders: {}, scripts: {}, extras: {}, loaders: [] };
  const own: unknown = Object.getOwnPropertyDescriptor(window, 'dvc')?.value;
  if (own instanceof Object) return Object.assign(own, { ...fresh, ...own });
  // Hosts plant `get` and the like on every object, which would be read here as parts of a property.
  const property = { __proto__: null, value: fresh, configurable: true, writable: true } as PropertyDescriptor;
  Object.defineProperty(window, 'dvc', property);
  return fresh;
}
