/**
 * `embed/page.js`, what an `embed/<name>.html` runs: puts the element there as the page's address says. Such a page
 * stands on the agency's own origin, so whoever writes its address must not decide who gets a citizen's words: it talks
 * to endpoints of its own origin, and to those that the agency has listed.
 */
import { takeSurveyToken } from '../../core/own-page.ts';
import { attributesFrom } from './attributes.ts';
import { mayTalkTo } from './endpoints.ts';
import { followSize } from './follow-size.ts';
import { keepKiosk } from './keep-kiosk.ts';

const { documentElement: root } = document;
const asked = new URLSearchParams(location.search);

root.classList.toggle('framed', parent !== window);
root.classList.toggle('dark', asked.get('theme') === 'dark');
root.classList.toggle('kiosk', asked.has('kiosk') && parent === window);
addEventListener('DOMContentLoaded', () => void open());

async function open(): Promise<void> {
  translate(asked.get('lang'));
  const place = document.querySelector<HTMLElement>('main')!;
  const endpoint = asked.get('endpoint') ?? '';
  if (!(await mayTalkTo(endpoint))) return refuse(place, endpoint);
  closeOtherWays(endpoint);
  followSize();
  const tag = `dvc-${place.dataset['element']!}`;
  const element = fill(document.createElement(tag), place);
  if (tag === 'dvc-satisfaction-survey') followTokens(element);
  place.prepend(element);
  if (root.classList.contains('kiosk')) void keepKiosk(tag);
}

/** The page's own few sentences stand in it in Vietnamese and in English. */
function translate(lang: string | null): void {
  if (!lang) return;
  root.lang = lang;
  if (!/^en\b/i.test(lang)) return;
  for (const text of document.querySelectorAll<HTMLElement>('[data-en]')) text.textContent = text.dataset['en']!;
  document.title = document.querySelector('h1')!.textContent;
}

function fill(tag: HTMLElement, place: HTMLElement): HTMLElement {
  for (const [name, value] of attributesFrom(place.dataset['element']!, asked)) tag.setAttribute(name, value);
  tag.append(place.querySelector('.fallback')!);
  return tag;
}

/** The token that a slip's QR code brings, also where the page is open already. */
function followTokens(element: HTMLElement): void {
  const take = (): void => {
    const token = takeSurveyToken();
    if (token) element.setAttribute('token', token);
  };
  addEventListener('hashchange', take);
  take();
}

function refuse(place: HTMLElement, endpoint: string): void {
  place.querySelector('.fallback')!.remove();
  place.querySelector<HTMLElement>('.refused')!.hidden = false;
  // A code that came along is not left in the address.
  history.replaceState(null, '', location.pathname + location.search);
  console.warn(
    `[dvc] endpoint "${endpoint}" is neither of this origin nor in endpoints.json beside the version folder`,
  );
}

/** From now on the browser itself lets nothing go elsewhere. */
function closeOtherWays(endpoint: string): void {
  const origin = endpoint && new URL(endpoint).origin;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `connect-src 'self' ${origin}; img-src 'self' data: blob: ${origin}`;
  document.head.append(policy);
}
