/** An element as a page has it: what the controls say stands in its attributes. */
import { html, noChange, type ElementPart, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { attributesOf } from './manifest.ts';

/** By the names of properties, as the controls have them; and what a story adds. */
interface Args {
  readonly endpoint?: string;
  readonly agency?: string;
  readonly theme?: string;
  readonly lang?: string;
  /** Of the place that the page gives it, in CSS. */
  readonly width?: string;
}

/** Draws the element `tag` with `fallback` inside, in a place of the story's width. */
export function renderElement(tag: string, args: Args, fallback: unknown): TemplateResult {
  const { lang = 'vi', width = 'none', ...values } = args;
  const attributes = { lang, ...attributesOf(tag, values) };
  const name = unsafeStatic(tag);
  const element = staticHtml`<${name} ${written(attributes)}>${fallback}</${name}>`;
  return html`<div .style=${`max-width: ${width}`}>${element}</div>`;
}

class Written extends Directive {
  #before: readonly string[] = [];

  override render(_attributes: Readonly<Record<string, string>>): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [attributes]: [Readonly<Record<string, string>>]): unknown {
    const gone = this.#before.filter((name) => !(name in attributes));
    for (const name of gone) element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    this.#before = Object.keys(attributes);
    return noChange;
  }
}

const written = directive(Written);
