/** The pages `embed/<name>.html` of a version folder, one an element, for hosts that can only take a frame. */
import { en } from '../src/i18n/en.ts';
import type { MessageKey } from '../src/i18n/messages.ts';
import { vi } from '../src/i18n/vi.ts';

/** Integrity hashes of what every page brings, by file of the version folder. */
export interface PageParts {
  readonly 'dvc.js': string;
  readonly 'embed/page.js': string;
  readonly 'embed/page.css': string;
  /** Of the element's own file, `dvc-<name>.js`. */
  readonly element: string;
}

// What the script of the page narrows once it knows the endpoint. The nonce serves browsers without constructable style
// sheets; it lets in no script.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'nonce-dvc'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "img-src 'self' https: data: blob:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dvc-widgets',
].join('; ');

/** The page of the element of that name. */
export function embedPage(name: string, parts: PageParts): string {
  const title = `page.${name}` as MessageKey;
  if (!vi[title]) throw new Error(`src/i18n/vi.ts has no "${title}", the title of embed/${name}.html`);
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <title>${text(vi[title])}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="page.css" crossorigin integrity="${parts['embed/page.css']}" />
    <link rel="modulepreload" href="../dvc-${name}.js" crossorigin integrity="${parts.element}" />
    <script src="page.js" crossorigin integrity="${parts['embed/page.js']}"></script>
    <script src="../dvc.js" crossorigin integrity="${parts['dvc.js']}" nonce="dvc" defer></script>
  </head>
  <body>
    <h1${english(title)}>${text(vi[title])}</h1>
    <main data-element="${name}">
      <p class="fallback"${english('page.fallback')}>${text(vi['page.fallback'])}</p>
      <p class="refused" role="alert" hidden${english('page.refused')}>${text(vi['page.refused'])}</p>
    </main>
  </body>
</html>
`;
}

const english = (key: MessageKey): string => ` data-en="${text(en[key] ?? vi[key])}"`;

const text = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
