/** The tags and boxes of a page, as `dvc.diagnose()` sees them: whether a citizen can use each, and if not, why. */
import type { Finding } from './diagnose-words.ts';
import { elements } from './elements.ts';
import { nameIn } from './mounts.ts';

// Parts of a page that hardly anybody means as a fallback.
const OF_THE_PAGE = 'main, h1, form, script';

const isTag = (tag: Element): boolean => tag.localName.startsWith('dvc-');

/** A box that no element was put into. */
const isLeftBox = (tag: HTMLElement): boolean => tag.hasAttribute('data-dvc') && ![...tag.children].some(isTag);

/** Our tags, and the boxes that hold none. */
export const findTags = (): HTMLElement[] => everythingIn(document).filter((tag) => isTag(tag) || isLeftBox(tag));

/** All of a page, with what other components hold in shadow roots as far as these are open. */
function everythingIn(root: Document | ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((tag) =>
    tag.shadowRoot && !isTag(tag) ? [tag, ...everythingIn(tag.shadowRoot)] : [tag],
  );
}

export function lookAtTags(tags: readonly HTMLElement[]): Finding[] {
  return tags.length ? tags.flatMap((tag) => [lookAtTag(tag), ...lookInside(tag)]) : [['none', false]];
}

function lookAtTag(tag: HTMLElement): Finding {
  const said = tag.getAttribute('data-dvc') ?? '';
  const what = isTag(tag) ? `<${tag.localName}>` : `data-dvc="${said}"`;
  if (!elements[isTag(tag) ? tag.localName.slice(4) : nameIn(said)]?.[1]) {
    return [
      'unknown',
      false,
      {
        what,
        names: Object.keys(elements)
          .map((name) => `dvc-${name}`)
          .join(', '),
      },
    ];
  }
  const base = tag.shadowRoot?.querySelector('.base');
  if (!base) return [tag.getRootNode() === document ? 'notDrawn' : 'inShadow', false, { what }];
  if (base.querySelector('.fallback:not([hidden])')) return ['failing', false, { what }];
  return [tag.getClientRects().length ? 'drawn' : 'hidden', true, { what }];
}

/** Whether a tag has taken in what follows it, as one that is written `<dvc-… />` does. */
function lookInside(tag: HTMLElement): Finding[] {
  const held = isTag(tag) && [...tag.querySelectorAll('*')].find((part) => isTag(part) || part.matches(OF_THE_PAGE));
  return held ? [['swallows', false, { what: tag.localName, held: held.localName }]] : [];
}
