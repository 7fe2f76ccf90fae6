/** A page of a stranger, as webmasters have them, for our script line and our tag to be pasted into. */

/** What is pasted. */
export interface Ours {
  /** The script line. */
  readonly script: string;
  /** The tag with its fallback. */
  readonly tag: string;
}

export const KINDS = ['library', 'poison', 'style', 'structure', 'policy'] as const;

export interface Host {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  /** What a citizen gets there; the element itself where nothing is said. */
  readonly shows?: 'frame' | 'link';
  /** Put into the head before our script line. */
  readonly head?: string;
  /** Put at the end of the body, after all of ours. */
  readonly foot?: string;
  /** The whole page, where it is not the usual one. */
  readonly page?: (ours: Ours, parts: { readonly head: string; readonly foot: string }) => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the host does of its own once the page is there, before a citizen starts; it runs in the page. */
  readonly then?: () => void;
  /** An expression of JavaScript: a text by which the host sees that it still works. */
  readonly ownWork?: string;
  /** Attributes of the script line. */
  readonly scriptAttributes?: string;
  /** Reports of the host's security policy that are ours to make; none where nothing is said. */
  readonly reports?: number;
  /** Its sheets give the element another place, so that it may look otherwise: narrow, dark, zoomed. */
  readonly changesPlace?: boolean;
  /** Errors that the host itself throws at whoever asks for what it has broken. */
  readonly throws?: RegExp;
}

/** The usual page: a commune's, with a search form and hotkeys of its own. */
export const usualPage = (
  { script, tag }: Ours,
  { head, foot }: { readonly head: string; readonly foot: string },
  htmlAttributes = 'lang="vi"',
): string => `<!doctype html>
<html ${htmlAttributes}><head><meta charset="utf-8"><title>Xã Đồi Mận</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
${head}
${script}
</head><body>${bodyOf(tag)}
${foot}</body></html>`;

/** The host's own parts around what is pasted. */
export const bodyOf = (tag: string): string => `
<div id="page"><header><h1 id="name">UBND xã Đồi Mận</h1>
<form id="find" action="/tim-tin"><input id="q" name="q" type="text"><button id="go">Tìm tin</button></form></header>
<main id="main"><p class="news">Tiêm phòng đợt 2 cho đàn trâu, bò toàn xã.</p>
${tag}
<p class="news" id="after">Lịch chi trả trợ cấp tháng 12.</p></main>
<footer id="below">Thôn Giếng Làng, xã Đồi Mận</footer></div>
<script src="/host.js"></script>`;

/** The host's own script: its search must not be pressed by keys typed into ours, nor its hotkeys. */
export const HOST_SCRIPT = `
var hostSubmits = 0, hostKeys = '';
document.getElementById('find').onsubmit = function () { hostSubmits += 1; return false; };
document.onkeydown = document.onkeypress = function (event) {
  if (event.keyCode === 13 || (event.key && event.key.length === 1)) hostKeys += event.type;
};`;
