import type { html as Html, TemplateResult } from 'lit';
import type { Feedback } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { findPosition, type DevicePosition } from '../../device/position.ts';

/**
 * The place by GPS, only when asked for; it counts as sensitive (Decree 356/2025 art. 4) and can be taken away again. It
 * comes in a file of its own for those who ask, and is drawn by the Lit of the element: `html`.
 */
export class Whereabouts {
  position: DevicePosition | undefined;
  isAsking = false;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Says whether the device knew. */
  async ask(): Promise<boolean> {
    this.isAsking = true;
    this.#changed();
    this.position = await findPosition();
    this.isAsking = false;
    this.#changed();
    return this.position !== undefined;
  }

  /** As an earlier visit had it. */
  take({ lat, lng, accuracy = 0 }: NonNullable<Feedback['place']>): void {
    if (lat !== undefined && lng !== undefined) this.position = { lat, lng, accuracy };
  }

  clear(): void {
    this.position = undefined;
    this.#changed();
  }

  /** What is known, in words. */
  describe(words: LocalizeController): string {
    return this.position ? words.t('place.found', { count: this.position.accuracy }) : '';
  }

  /** Nothing while there is nothing to say. `agreed`: the citizen lets it be sent. */
  render(html: typeof Html, words: LocalizeController, agreed: boolean): TemplateResult | undefined {
    if (this.isAsking) return html`<span class="hint">${words.t('place.asking')}</span>`;
    if (!this.position) return undefined;
    return html`<span>${this.describe(words)} ${agreed ? '' : words.t('place.notAgreed')}</span>
      <button type="button" class="button plain" @click=${() => this.clear()}>${words.t('place.remove')}</button>`;
  }
}
