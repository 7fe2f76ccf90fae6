import { html, nothing, type TemplateResult } from 'lit';
import type { Understood } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';

/** What was read as something else, and the way back to the words as typed. */
export function renderUnderstood(
  words: LocalizeController,
  understood: Understood | undefined,
  takeLiterally: () => void,
): TemplateResult | typeof nothing {
  if (!understood) return nothing;
  const { because, query } = understood;
  return html`<p class="understood">
    ${words.t('search.understood', { because, query })}
    <button class="button plain" type="button" @click=${takeLiterally}>${words.t('search.takeLiterally')}</button>
  </p>`;
}
