import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from './property.ts';
import type { BackendError } from '../backend/errors.ts';
import type { Backend } from '../backend/request.ts';
import { Announcer } from '../controllers/announcer.ts';
import { ColorTheme, THEMES } from '../controllers/color-theme.ts';
import { guardFromHost } from '../controllers/host-guard.ts';
import { LocalizeController } from '../controllers/localize.ts';
import type { Fillings, Messages, TextKey } from '../i18n/messages.ts';
import { endpointFrom, oneOf, pageConfig, textsFrom, warnOnce } from './config.ts';
import { ReadyEvent, WidgetErrorEvent } from './events.ts';

const textsConverter = {
  fromAttribute: (value: string | null): Messages | undefined =>
    value === null ? undefined : textsFrom(value, 'attribute texts'),
};

/**
 * What all elements share: whom to talk to, in which words, light or dark, and the promise that a citizen is never left
 * with nothing. Children of the tag are the fallback: they show where no script runs, and again whenever the element
 * cannot do its work.
 */
export abstract class WidgetElement extends LitElement {
  /** Address of the agency's endpoint: absolute, https (http only on loopback). The script tag's `data-endpoint` serves all. */
  @property() endpoint?: string;

  /** Identifier of the agency whose page it is (mã định danh); left out, it is the endpoint's own. */
  @property() agency?: string;

  /** Sentences in place of the built-in ones, by key; as an attribute, JSON. */
  @property({ converter: textsConverter }) texts?: Messages;

  /** `auto` follows the page's background, `light` and `dark` pin it. */
  @property() theme?: string;

  /** The device is shared by many people (a counter, a village hall): nothing is kept on it. */
  @property({ type: Boolean }) shared = false;

  /** A helper fills in beside the citizen: longer explanations are left out. */
  @property({ type: Boolean }) assisted = false;

  protected readonly localize = new LocalizeController(this, () => [this.texts, pageConfig().texts]);
  protected readonly announcer = new Announcer(this);
  readonly #theme = new ColorTheme(this, () => oneOf(THEMES, this.theme ?? pageConfig().theme, 'theme'));

  constructor() {
    super();
    guardFromHost(this);
  }

  /** Whom to talk to; nothing while no usable endpoint is given. */
  protected get backend(): Backend | undefined {
    const endpoint = endpointFrom(this.endpoint ?? pageConfig().endpoint, `<${this.localName}>`);
    const agency = this.agency ?? pageConfig().agency;
    return endpoint ? { endpoint, lang: this.localize.language, ...(agency && { agency }) } : undefined;
  }

  protected t(key: TextKey, fillings?: Fillings): string {
    return this.localize.t(key, fillings);
  }

  /** What the element shows inside its base. */
  protected abstract renderContent(): TemplateResult;

  /** Whether the tag's own children show too, because the element cannot do its work. */
  protected abstract get needsFallback(): boolean;

  protected override render(): TemplateResult {
    return html`<div
      part="base"
      class="base ${this.#theme.dark ? 'dark' : ''}"
      lang=${this.localize.language}
      dir="ltr"
    >
      ${this.renderContent()}
      <div class="fallback" part="fallback" ?hidden=${!this.needsFallback}><slot></slot></div>
      ${this.announcer.render()}
    </div>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.dispatchEvent(new ReadyEvent());
  }

  /** Moves the focus to the first of `selectors` that is there, once what has changed is shown. */
  protected async focusOn(...selectors: string[]): Promise<void> {
    await this.updateComplete;
    for (const selector of selectors) {
      const place = this.renderRoot.querySelector<HTMLElement>(selector);
      if (place) return place.focus();
    }
  }

  /** Tells the page and the webmaster that something failed. */
  protected report(error: BackendError): void {
    this.dispatchEvent(new WidgetErrorEvent(error.kind));
    const advice = ADVICE[error.kind];
    if (advice) warnOnce(`<${this.localName}>: ${error.kind}: ${advice} (${error.message}; ${this.backend?.endpoint})`);
  }
}

/** What a webmaster can do about it; kinds that pass by themselves are not told. */
const ADVICE: Readonly<Partial<Record<string, string>>> = {
  unreachable: 'check address, certificate, CORS',
  contract: 'run "npx dvc-widgets check"',
  version: 'another major version',
  forbidden: 'add this site to DVC_ORIGINS',
  'not-found': 'check address and agency',
  server: 'see its log',
};
