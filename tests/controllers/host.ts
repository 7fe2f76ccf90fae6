import { LitElement, html, type ReactiveController, type TemplateResult } from 'lit';

/** An element with nothing of its own, for the controllers under test. */
export class HostElement extends LitElement {
  content: () => TemplateResult = () => html``;
  updates = 0;

  protected override render(): TemplateResult {
    this.updates++;
    return this.content();
  }

  /** As soon as what was asked for has been rendered. */
  async shown(): Promise<void> {
    await this.updateComplete;
  }

  inside<E extends Element = HTMLElement>(selector: string): E {
    const found = this.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}`);
    return found;
  }
}
customElements.define('test-host', HostElement);

/** An element that is not in the page yet, with a controller on it. */
export function hostWith<C extends ReactiveController>(make: (host: HostElement) => C): [HostElement, C] {
  const host = new HostElement();
  return [host, make(host)];
}

/** Puts elements into a place of their own in the page, gone after the test. */
export function place(...elements: Node[]): HTMLElement {
  const ground = document.createElement('div');
  ground.append(...elements);
  document.body.append(ground);
  grounds.push(ground);
  return ground;
}

const grounds: HTMLElement[] = [];
afterEach(() => {
  for (const ground of grounds.splice(0)) ground.remove();
});
