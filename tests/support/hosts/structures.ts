/** Pages that are built oddly, or rebuild themselves. */
import { bodyOf, usualPage, type Host, type Ours } from './host.ts';

type PageOf = NonNullable<Host['page']>;

const built = (name: string, page: PageOf, more: Partial<Host> = {}): Host => ({
  kind: 'structure',
  name,
  page,
  ...more,
});

const around =
  (before: string, after: string): PageOf =>
  ({ script, tag }, parts) =>
    usualPage({ script, tag: before + tag + after }, parts);

const withTag =
  (change: (ours: Ours) => Partial<Ours>): PageOf =>
  (ours, parts) =>
    usualPage({ ...ours, ...change(ours) }, parts);

/** What ASP.NET writes: Enter anywhere but in a button presses the button of the page. */
const WEB_FORMS = `<script>
function WebForm_FireDefaultButton(event, target) {
  if (event.keyCode !== 13) return true;
  var from = event.target;
  if (from && (from.tagName === 'TEXTAREA' || from.tagName === 'BUTTON')) return true;
  document.getElementById(target).click(); event.cancelBubble = true; event.stopPropagation && event.stopPropagation();
  return false;
}</script>`;

const swapMain = (): void => {
  const main = document.querySelector('main')!;
  const { innerHTML } = main;
  main.innerHTML = '';
  main.innerHTML = innerHTML;
};

/** What old scripts do once all is there: the whole page is written again. */
const writeAnew = (): void => {
  const question = new XMLHttpRequest();
  question.open('GET', location.href, false);
  question.send();
  document.open();
  document.write(question.responseText);
  document.close();
};

/** What jQuery makes of a link in such a page: other content, scripts run again, another address. */
const visitWithoutReload = (): void => {
  const question = new XMLHttpRequest();
  question.open('GET', location.href, false);
  question.send();
  const next = new DOMParser().parseFromString(question.responseText, 'text/html');
  history.pushState({ pjax: 1 }, '', `${location.pathname}?trang=2`);
  document.querySelector('main')!.innerHTML = next.querySelector('main')!.innerHTML;
  const script = document.createElement('script');
  const ours = next.querySelector<HTMLScriptElement>('script[data-endpoint]')!;
  for (const { name, value } of ours.attributes) script.setAttribute(name, value);
  document.body.append(script);
};

const older = (script: string): string => script.replace('/dvc.js"', '/older/dvc.js"');

export const structures: readonly Host[] = [
  built('a WebForms form around the page', ({ script, tag }, { head, foot }) => {
    const form = `<form id="aspnetForm" onkeypress="return WebForm_FireDefaultButton(event, 'ctl00_search')" onsubmit="hostSubmits++; return false">
      <input type="hidden" name="__VIEWSTATE" value="dDwt"><input id="q" name="q"><input id="ctl00_search" type="submit" value="Tìm">
      <main id="main"><h1 id="name">Cổng</h1><p class="news">Tin</p>${tag}</main></form><div id="find"></div><div id="below"></div>`;
    return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng</title><link rel="icon" href="data:,">
      ${head}${WEB_FORMS}${script}</head><body>${form}<script src="/host.js"></script>${foot}</body></html>`;
  }),
  built('quirks mode', (ours, parts) => usualPage(ours, parts).replace('<!doctype html>', '')),
  built('a base elsewhere', (ours, parts) =>
    usualPage(ours, parts)
      .replace('<title>', '<base href="https://khac.example/thu-muc/"><title>')
      .replace('src="/host.js"', 'src="HOST/host.js"'),
  ),
  built('tables for layout', around('<table width="100%"><tr><td>', '</td></tr></table>')),
  built('a form around it', around('<form id="outer"><fieldset>', '</fieldset></form>')),
  built('a disabled fieldset around it', around('<form><fieldset disabled>', '</fieldset></form>')),
  built('a link around it', around('<a href="#below">', '</a>')),
  built('a label around it', around('<label>', '</label>')),
  built('an editable region around it', around('<div contenteditable="true">', '</div>')),
  built('a moving marquee around it', around('<marquee scrollamount="0">', '</marquee>')),
  built('centered as in 2003', around('<center><font size="1" color="red">', '</font></center>')),
  built('the script after the tag', ({ script, tag }, { head, foot }) =>
    usualPage({ script: '', tag }, { head, foot: script + foot }),
  ),
  built(
    'the script in the middle',
    withTag(({ script, tag }) => ({ script: '', tag: script + tag })),
  ),
  built(
    'the script twice',
    withTag(({ script }) => ({ script: script + script })),
  ),
  built('the script three times, late', ({ script, tag }, { head, foot }) =>
    usualPage({ script, tag }, { head, foot: script + script + foot }),
  ),
  built(
    'a CMS version behind the address',
    withTag(({ script }) => ({ script: script.replace('/dvc.js"', '/dvc.js?ver=6.1&x=2"') })),
  ),
  built(
    'the script deferred',
    withTag(({ script }) => ({ script: script.replace('<script ', '<script defer ') })),
  ),
  built(
    'the script whenever it comes',
    withTag(({ script }) => ({ script: script.replace('<script ', '<script async ') })),
  ),
  built(
    'the script as a module',
    withTag(({ script }) => ({ script: script.replace('<script ', '<script type="module" crossorigin ') })),
  ),
  built(
    'written by document.write',
    withTag(({ script }) => ({
      script: `<script>document.write(${JSON.stringify(script).replaceAll('</', '<\\/')});</script>`,
    })),
  ),
  built(
    'the tag as a box with data',
    withTag(({ tag }) => ({
      tag: tag.replace(/^<dvc-([a-z-]+)/, '<div data-dvc="$1"').replace(/<\/dvc-[a-z-]+>$/, '</div>'),
    })),
  ),
  built(
    'the box with data inside a paragraph',
    withTag(({ tag }) => ({
      tag: `<p>${tag.replace(/^<dvc-([a-z-]+)/, '<span data-dvc="$1"').replace(/<\/dvc-[a-z-]+>$/, '</span>')}</p>`,
    })),
  ),
  built('the tag taken out and put back', (ours, parts) => usualPage(ours, parts), {
    then: () => {
      const tag = document.querySelector('main > *:nth-child(2)')!;
      const below = document.querySelector('#below')!;
      below.before(tag);
      document.querySelector('#after')!.before(tag);
    },
  }),
  built('its content swapped by script', (ours, parts) => usualPage(ours, parts), {
    then: swapMain,
  }),
  built(
    'its tag brought later',
    ({ script, tag }, parts) => usualPage({ script, tag: `<template id="later">${tag}</template>` }, parts),
    {
      then: () => {
        const template = document.querySelector<HTMLTemplateElement>('#later')!;
        template.replaceWith(template.content);
      },
    },
  ),
  built('written anew once it is there', (ours, parts) => usualPage(ours, parts), { then: writeAnew }),
  built('a visit without reload, with the script again', (ours, parts) => usualPage(ours, parts), {
    then: visitWithoutReload,
  }),
  built(
    'an older version before ours',
    withTag(({ script }) => ({ script: older(script) + script })),
  ),
  built('an older version after ours', ({ script, tag }, { head, foot }) =>
    usualPage({ script, tag }, { head, foot: foot + older(script) }),
  ),
  built('a hidden tab, shown later', around('<div id="tab" hidden>', '</div>'), {
    then: () => void (document.querySelector<HTMLElement>('#tab')!.hidden = false),
  }),
  built(
    'forms with the names of the document',
    around('<form name="head"></form><img name="cookie" alt=""><form id="body" name="forms"></form>', ''),
  ),
  built(
    'ids with our names',
    around('<div id="dvc"></div><i id="query"></i><b id="content"></b><u id="name2"></u>', ''),
  ),
  built('an open dialog', around('<dialog open style="position:static">', '</dialog>')),
  built('in an older charset', (ours, parts) => usualPage(ours, parts).replace('<meta charset="utf-8">', ''), {
    headers: { 'Content-Type': 'text/html; charset=windows-1258' },
  }),
  built(
    'as XHTML',
    ({ script, tag }) =>
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><title>Xã</title>${script.replaceAll(
        / (defer|async)(?=[ >])/g,
        ' $1="$1"',
      )}</head><body>${bodyOf(tag).replace('<input id="q" name="q" type="text">', '<input id="q" name="q" type="text"/>')}</body></html>`,
    {
      headers: { 'Content-Type': 'application/xhtml+xml; charset=utf-8' },
      // Templates are HTML, and such a page reads everything as XML.
      shows: 'frame',
      throws: /InvalidStateError|SyntaxError|TypeError/,
    },
  ),
];
