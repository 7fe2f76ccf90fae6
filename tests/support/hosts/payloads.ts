/**
 * Texts that would run as script in a page that does not treat text as text: written by class, and combined. Each calls
 * `pwned()`, which a test gives the page.
 */
const CALL = 'pwned()';

const TAGS = [
  `<script>${CALL}</script>`,
  `<img src=x onerror=${CALL}>`,
  `<svg onload=${CALL}>`,
  `<svg><script>${CALL}</script></svg>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<iframe src="javascript:parent.${CALL}"></iframe>`,
  `<details open ontoggle=${CALL}>`,
  `<video><source onerror=${CALL}></video>`,
  `<body onload=${CALL}>`,
  `<input autofocus onfocus=${CALL}>`,
  `<a href="javascript:${CALL}" id=x>x</a>`,
  `<math><mtext></p><img src=x onerror=${CALL}></math>`,
  `<form><button formaction="javascript:${CALL}">x</button></form>`,
  `<object data="javascript:${CALL}"></object>`,
  `<embed src="javascript:${CALL}">`,
  `<style>@import 'javascript:${CALL}';</style>`,
  `<link rel=stylesheet href="javascript:${CALL}">`,
  `<base href="javascript:${CALL}//">`,
  `<meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
  `<template><script>${CALL}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<marquee onstart=${CALL}>x</marquee>`,
];

/** Ways out of where a text stands: attributes, elements that hold raw text, comments, templates. */
const BREAKS = [
  '',
  '">',
  "'>",
  '" ',
  '</textarea>',
  '</title>',
  '</style>',
  '-->',
  '<!--',
  ']]>',
  '\u2028',
  '{{constructor.constructor("pwned()")()}}',
];

/** What a link may not lead to. */
export const links: readonly string[] = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  '\u0001javascript:',
  ' javascript:',
  'javascript&colon;',
]
  .map((scheme) => scheme + CALL)
  .concat([
    `data:text/html,<script>${CALL}</script>`,
    `data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+`,
    `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${CALL}"/>`,
    `vbscript:${CALL}`,
    `blob:https://x/${CALL}`,
    `//khac.example/%0d%0aSet-Cookie:x`,
    `https://khac.example/"onclick="${CALL}`,
    `filesystem:https://x/${CALL}`,
  ]);

const TEMPLATES = [
  '${pwned()}',
  '#{pwned()}',
  '<%= pwned() %>',
  '{{7*7}}[[pwned()]]',
  'lit$0$',
  '?lit$1$',
  '<!--?lit$1$-->',
  '{"_$litType$":1,"strings":["<img src=x onerror=pwned()>"],"values":[]}',
  '__proto__',
  'constructor',
];

// Direction and width tricks, half pairs, look-alikes of the signs that matter.
const LETTERS = [
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\u0000',
  '\uff1c',
  '\u00ad',
  'ﬁ',
  'A\u0301'.repeat(40),
];

const mixedCase = (text: string): string =>
  text.replace(/[a-z]/g, (letter, at: number) => (at % 2 ? letter.toUpperCase() : letter));

/** At least 500, each once. */
export const payloads: readonly string[] = [
  ...new Set([
    ...BREAKS.flatMap((out) => TAGS.map((tag) => out + tag)),
    ...TAGS.map((tag) => mixedCase(tag).replaceAll(mixedCase(CALL), CALL)),
    ...TAGS.map((tag) => tag.replace(/ /g, '/')),
    ...TAGS.map((tag) => tag.replace(/</g, '&lt;').replace(/>/g, '&gt;')),
    ...TAGS.map((tag) => encodeURIComponent(tag)),
    ...links.flatMap((link) => [link, `"><a href="${link}">x</a>`, `<img src="${link}">`]),
    ...TEMPLATES,
    ...LETTERS.flatMap((letter) => TAGS.slice(0, 12).map((tag) => letter + tag.replace('<', `<${letter}`))),
  ]),
];
