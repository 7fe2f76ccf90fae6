import { html, nothing, type TemplateResult } from 'lit';
import type { ProcedureCase, ProcedureDocument } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderLongList } from '../../ui/long-list.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { renderProse } from '../../ui/prose.ts';
import { safeAddress } from '../../ui/safe-link.ts';

const AT_ONCE = 12;

/** What to bring, case by case. */
export function renderPapers(words: LocalizeController, cases: readonly ProcedureCase[]): TemplateResult {
  const filled = cases.filter(({ documents }) => documents.length > 0);
  return html`<section>
    <h3>${words.t('procedure.bring')}</h3>
    ${filled.length === 0 ? html`<p>${words.t('procedure.bringNothing')}</p>` : nothing}
    ${filled.map((one, index) => renderCase(words, one, index, filled))}
  </section>`;
}

/** Few papers all stand open, since the groups of a record may apply together; many are folded under their case. */
function renderCase(
  words: LocalizeController,
  { name, documents }: ProcedureCase,
  index: number,
  all: readonly ProcedureCase[],
): TemplateResult {
  if (all.length === 1) return renderDocuments(words, documents);
  const few = all.reduce((sum, one) => sum + one.documents.length, 0) <= AT_ONCE;
  return html`<details ?open=${few || index === 0}>
    <summary lang="vi">${name || words.t('procedure.case')}</summary>
    ${renderDocuments(words, documents)}
  </details>`;
}

const renderDocuments = (words: LocalizeController, documents: readonly ProcedureDocument[]): TemplateResult =>
  renderLongList(
    documents,
    AT_ONCE,
    (count) => words.t('common.more', { count }),
    (some) =>
      html`<ul class="documents">
        ${some.map((document) => renderDocument(words, document))}
      </ul>`,
  );

function renderDocument(words: LocalizeController, document: ProcedureDocument): TemplateResult {
  const { name, required, note } = document;
  const counts = countsOf(words, document);
  // Records write remarks as papers of which none is asked for.
  const remark = counts === '';
  return html`<li class=${remark ? 'remark' : ''} lang="vi">
    <p>
      ${renderProse(name, words.t('common.readOn'))}
      ${required || remark ? nothing : html`<span class="muted">${words.t('procedure.ifAny')}</span>`}
    </p>
    ${remark ? nothing : html`<p class="muted small">${counts}</p>`}
    ${note ? html`<p class="muted small">${note}</p>` : nothing} ${renderForm(words, document)}
  </li>`;
}

function renderForm(words: LocalizeController, { form }: ProcedureDocument): unknown {
  if (!form) return nothing;
  const address = safeAddress(form);
  return html`<p class="small">
    ${
      address
        ? renderOutsideLink(address, words.t('procedure.formLink'), words.t('common.opensElsewhere'))
        : words.t('procedure.form', { form })
    }
  </p>`;
}

/** How many originals and copies, in words: `1 bản chính, 2 bản sao`. */
export function countsOf(words: LocalizeController, { originals, copies }: ProcedureDocument): string {
  const parts: string[] = [];
  if (originals > 0) parts.push(words.t('procedure.originals', { count: originals }));
  if (copies > 0) parts.push(words.t('procedure.copies', { count: copies }));
  return parts.join(', ');
}
