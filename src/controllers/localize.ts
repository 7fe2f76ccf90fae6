/**
 * Words, dates and numbers in the language of the place where an element stands.
 *
 * The language is that of the nearest ancestor with a `lang`, across shadow roots, as HTML means it; a page may hold one
 * element in Vietnamese and one in English, and may change either while it is open.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dictionaryOf, fetchDictionary, languageFor } from '../i18n/languages.ts';
import type { Fillings, MessageKey, Messages, TextKey } from '../i18n/messages.ts';
import { vi } from '../i18n/vi.ts';

type Host = ReactiveControllerHost & Element;
/** Sentences a page or an element puts in place of ours, the nearest first. */
type Overrides = () => readonly (Messages | undefined)[];

export class LocalizeController implements ReactiveController {
  /** The language the element speaks now, `vi` or `en`. */
  language = 'vi';
  readonly #host: Host;
  readonly #overrides: Overrides;
  #watch: MutationObserver | undefined;

  constructor(host: Host, overrides: Overrides) {
    this.#host = host;
    this.#overrides = overrides;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watch = new MutationObserver(() => this.#follow());
    for (const root of rootsAround(this.#host)) {
      this.#watch.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    }
    this.#follow();
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }

  /** The sentence for `key`, filled in; the element's own text first, then the page's, then ours. */
  t(key: TextKey, fillings: Fillings = {}): string {
    const { count } = fillings;
    const exact = count === 1 ? `${key}.one` : undefined;
    const shown = typeof count === 'number' ? { ...fillings, count: this.number(count) } : fillings;
    return fill(this.#find([exact, key, `${key}.other`]), shown);
  }

  /** The sentence in Vietnamese whatever the page's language is: what is searched in a Vietnamese catalogue. */
  inVietnamese(key: MessageKey): string {
    return vi[key];
  }

  /** A day or an instant as `24/11/2026`; nothing where it makes no sense. */
  day(value: string | Date): string | undefined {
    const at = inVietNam(value);
    // Spelled out part by part: `dateStyle: 'short'` gives 5/7/26 in Vietnamese.
    return at && `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}`;
  }

  /** A day with its name, `Thứ Ba, 24/11/2026`: people know by it which week is meant. */
  weekday(value: string | Date): string | undefined {
    const at = inVietNam(value);
    const locale = this.language === 'vi' ? 'vi-VN' : 'en-GB';
    return at && `${new Date(at).toLocaleDateString(locale, { weekday: 'long', timeZone: 'UTC' })}, ${this.day(value)}`;
  }

  /** The time of day of an instant, `08:00`, in the time of Viet Nam. */
  time(value: string | Date): string | undefined {
    return inVietNam(value)?.slice(11, 16);
  }

  /** An instant as `08:00 ngày 24/11/2026`, in the time of Viet Nam. */
  moment(value: string | Date): string | undefined {
    const at = inVietNam(value);
    return at && `${at.slice(11, 16)}${this.language === 'vi' ? ' ngày' : ','} ${this.day(value)}`;
  }

  /**
   * A number with the language's own separators: `20.000` in Vietnamese. Written out here, because a slow phone takes a
   * tenth of a second for its browser's first one.
   */
  number(value: number): string {
    const [thousands, decimal] = this.language === 'vi' ? '.,' : ',.';
    const [whole = '', fraction] = String(value).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands!);
    return fraction ? grouped + decimal + fraction : grouped;
  }

  #find(keys: readonly (string | undefined)[]): string {
    const sources = [...this.#overrides(), dictionaryOf(this.language), vi];
    for (const source of sources) {
      for (const key of keys) {
        const sentence = key && source?.[key as MessageKey];
        if (typeof sentence === 'string') return sentence;
      }
    }
    return '';
  }

  #follow(): void {
    const language = languageFor(nearestLanguage(this.#host));
    if (language === this.language) return;
    this.language = language;
    this.#host.requestUpdate();
    if (!dictionaryOf(language)) void this.#learn(language);
  }

  async #learn(language: string): Promise<void> {
    await fetchDictionary(language);
    // Words that cannot be had are said in Vietnamese, and must be called so: a screen reader picks its voice by it.
    if (this.language === language && !dictionaryOf(language)) this.language = 'vi';
    this.#host.requestUpdate();
  }
}

const UTC_PLUS_7_MS = 7 * 3600_000;

/** An instant as ISO 8601 writes it, by the clocks of Viet Nam, which never change. */
function inVietNam(value: string | Date): string | undefined {
  const instant = new Date(value instanceof Date || isDay(value.slice(0, 10)) ? value : NaN).getTime();
  return Number.isNaN(instant) ? undefined : new Date(instant + UTC_PLUS_7_MS).toISOString();
}

/** Browsers read a date into almost any text (`mục 5`, 31 February); what is none must not be shown as one. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !!Date.parse(text) && new Date(text).toISOString().startsWith(text);

const fill = (sentence: string, fillings: Fillings): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(fillings[name] ?? place));

function nearestLanguage(element: Element): string {
  for (const root of [
    element,
    ...rootsAround(element)
      .slice(0, -1)
      .map((shadow) => (shadow as ShadowRoot).host),
  ]) {
    const holder = root.closest('[lang]');
    if (holder) return holder.getAttribute('lang') ?? '';
  }
  return '';
}

/** The shadow roots an element stands in, from the inside out, and the document last. */
function rootsAround(element: Element): Node[] {
  const roots: Node[] = [];
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    roots.push(root);
    if (!(root instanceof ShadowRoot)) return roots;
  }
}
