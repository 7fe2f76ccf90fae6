/** That an element offers nothing which the manifest keeps silent about, in any state that has a story. */
import { expect } from 'storybook/test';
import { elementNamed, elements, type Described } from './manifest.ts';

const seen = new Map<string, Set<string>>();
let watched = false;

/** Takes down which events of ours each element sends, from now on. */
export function watchEvents(): void {
  seen.clear();
  if (watched) return;
  watched = true;
  const dispatch = Reflect.get(EventTarget.prototype, 'dispatchEvent');
  EventTarget.prototype.dispatchEvent = function (this: EventTarget, event: Event): boolean {
    if (this instanceof HTMLElement && event.type.startsWith('dvc-')) {
      seen.set(this.localName, (seen.get(this.localName) ?? new Set()).add(event.type));
    }
    return dispatch.call(this, event);
  };
}

/** Names whatever a page can reach and the manifest does not describe. */
export async function checkDescribed(canvas: HTMLElement): Promise<void> {
  const silent = elements.flatMap(({ tagName }) =>
    [...canvas.querySelectorAll<HTMLElement>(tagName)].flatMap((element) => undescribedIn(element)),
  );
  await expect(silent).toEqual([]);
}

function undescribedIn(element: HTMLElement): string[] {
  const said = elementNamed(element.localName);
  const root = element.shadowRoot!;
  const found: readonly (readonly [kind: string, names: Iterable<string>, described: readonly Described[]])[] = [
    ['attribute', attributesOf(element), said.attributes],
    ['property', propertiesOf(element), said.members],
    ['event', seen.get(element.localName) ?? [], said.events],
    ['slot', [...root.querySelectorAll('slot')].map(({ name }) => name), said.slots],
    ['part', [...root.querySelectorAll('[part]')].flatMap(({ part }) => [...part]), said.cssParts],
    ['custom property', customPropertiesOf(root), said.cssProperties],
  ];
  return found.flatMap(([kind, names, described]) =>
    [...new Set(names)]
      .filter((name) => !described.some((one) => one.name === name && one.description))
      .map((name) => `<${element.localName}>: ${kind} ${name || '(unnamed)'}`),
  );
}

interface ElementClass {
  readonly observedAttributes?: readonly string[];
  /** Of Lit; what is only state is nobody's to set. */
  readonly elementProperties?: ReadonlyMap<string, { readonly state?: boolean }>;
}

const attributesOf = (element: HTMLElement): readonly string[] =>
  (element.constructor as ElementClass).observedAttributes ?? [];

const propertiesOf = (element: HTMLElement): readonly string[] =>
  [...((element.constructor as ElementClass).elementProperties ?? [])]
    .filter(([, { state }]) => !state)
    .map(([name]) => name);

/** What its stylesheets read of the page's. */
const customPropertiesOf = (root: ShadowRoot): readonly string[] =>
  root.adoptedStyleSheets
    .flatMap(({ cssRules }) => [...cssRules])
    .flatMap(({ cssText }) => [...cssText.matchAll(/var\((--[a-z][\w-]*)/g)])
    .map(([, name]) => name!);
