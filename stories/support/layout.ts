/**
 * What every story is held to, however narrow its place and large its text: nothing is wider than its place, nothing is
 * cut off, and what is to be touched is large enough (WCAG 2.2, 1.4.10 and 2.5.5).
 */
import { expect } from 'storybook/test';

/** The place an element is given, in pixels, and the size of its text in percent. */
interface Place {
  readonly width: number;
  readonly text: number;
}

const PLACES: readonly Place[] = [
  { width: 320, text: 100 },
  { width: 360, text: 100 },
  { width: 360, text: 200 },
  { width: 1366, text: 100 },
];
const SMALLEST_TARGET = 44;
const TEXT_SIZE = 17;
/** Browsers round lengths. */
const ROUNDING = 1;

/** Holds every element of a story to it, and names what does not hold. */
export async function checkLayout(canvas: HTMLElement): Promise<void> {
  const elements = [...canvas.querySelectorAll<HTMLElement>('*')].filter(({ localName }) =>
    localName.startsWith('dvc-'),
  );
  if (elements.length === 0 || canvas.querySelector('iframe')) return;
  const width = canvas.style.width;
  const faults: string[] = [];
  for (const place of PLACES) {
    canvas.style.width = `${place.width}px`;
    for (const element of elements) {
      element.style.setProperty('--dvc-font-size', `${(TEXT_SIZE * place.text) / 100}px`);
      await settled(element);
      for (const fault of faultsOf(element)) faults.push(`${place.width} px, ${place.text} %: ${fault}`);
      element.style.removeProperty('--dvc-font-size');
    }
  }
  canvas.style.width = width;
  await expect(faults).toEqual([]);
}

/** Elements look at their width by an observer, and draw themselves anew. */
async function settled(element: HTMLElement): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await (element as { updateComplete?: Promise<unknown> }).updateComplete;
}

function faultsOf(element: HTMLElement): string[] {
  const base = element.shadowRoot?.querySelector<HTMLElement>('.base');
  if (!base) return [];
  const { left, right } = element.getBoundingClientRect();
  const shown = [...base.querySelectorAll<HTMLElement>('*')].filter(isShown);
  return shown.flatMap((one) => {
    const box = one.getBoundingClientRect();
    const faults: string[] = [];
    if (!isScrolled(one) && (box.right > right + ROUNDING || box.left < left - ROUNDING)) {
      faults.push(
        `${nameOf(one)} is wider than its place by ${Math.round(Math.max(box.right - right, left - box.left))} px`,
      );
    }
    if (isCutOff(one)) faults.push(`${nameOf(one)} is cut off`);
    if (isTarget(one) && (box.height < SMALLEST_TARGET - ROUNDING || box.width < SMALLEST_TARGET - ROUNDING)) {
      faults.push(`${nameOf(one)} is a target of ${Math.round(box.width)} × ${Math.round(box.height)} px`);
    }
    return faults;
  });
}

function isShown(one: HTMLElement): boolean {
  if (!one.getClientRects().length || one.closest('.visually-hidden, [aria-hidden=true], svg')) return false;
  return getComputedStyle(one).visibility === 'visible';
}

/** Whether a part around it scrolls sideways by itself, as a wide table may. */
function isScrolled(one: HTMLElement): boolean {
  for (let at: HTMLElement | null = one; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
  }
  return false;
}

function isCutOff(one: HTMLElement): boolean {
  // A field may hold more than it shows.
  if (one.matches('input, textarea, select')) return false;
  const { overflowX, textOverflow } = getComputedStyle(one);
  if (!/hidden|clip/.test(overflowX) || textOverflow === 'ellipsis') return false;
  return one.scrollWidth > one.clientWidth + ROUNDING;
}

/** What a finger is to hit: not a link within a sentence, and not the box of a label that is a target as a whole. */
function isTarget(one: HTMLElement): boolean {
  if (one.matches('button, summary, select, textarea')) return true;
  if (one.matches('input')) return !one.closest('label') && !one.matches('[type=radio], [type=checkbox], [type=file]');
  if (one.matches('a')) return getComputedStyle(one).display !== 'inline';
  return one.matches('label:has(input[type=radio], input[type=checkbox])');
}

const nameOf = (one: HTMLElement): string =>
  `<${one.localName}${one.className ? ` class="${one.className}"` : ''}> “${(one.innerText ?? '').slice(0, 40).trim()}”`;
