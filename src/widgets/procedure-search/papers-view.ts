import { html, nothing, type TemplateResult } from 'lit';
import type { ProcedureCase, ProcedureDocument } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderLongList } from '../../ui/long-list.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { renderProse } from '../../ui/prose.ts';
import { safeAddress } from '../../ui/safe-link.ts';

const AT_ONCE = 12;
/** In the name of a group that is for some people only: `b) Đối với người dưới 14 tuổi`, `Trường hợp ủy quyền`. */
const FOR_SOME = /trường hợp|đối với/i;

/** What to bring, case by case. */
export function renderPapers(words: LocalizeController, cases: readonly ProcedureCase[]): TemplateResult {
  const filled = filledCases(cases);
  return html`<section>
    <h3>${words.t('procedure.bring')}</h3>
    ${filled.length === 0 ? html`<p>${words.t('procedure.bringNothing')}</p>` : nothing}
    ${filled.map((one, index) => renderCase(words, one, index, filled))}
  </section>`;
}

export const filledCases = (cases: readonly ProcedureCase[]): ProcedureCase[] =>
  cases.filter(({ documents }) => documents.length > 0);

/** The groups of a record may apply together: what everybody must bring stands open, however much it is. */
function renderCase(
  words: LocalizeController,
  one: ProcedureCase,
  index: number,
  all: readonly ProcedureCase[],
): TemplateResult {
  const { name = '', documents } = one;
  if (all.length === 1) return renderDocuments(words, documents);
  const few = all.reduce((sum, { documents }) => sum + documents.length, 0) <= AT_ONCE;
  const papers = documents.filter((document) => !isRemark(document));
  const isForAll = papers.some(({ required }) => required) && !FOR_SOME.test(name);
  return html`<details ?open=${few || index === 0 || isForAll}>
    <summary>
      <span lang=${name ? 'vi' : words.language}>${caseName(words, one, index)}</span>
      ${papers.length > 0 ? words.t('procedure.papers', { count: papers.length }) : nothing}
    </summary>
    ${renderDocuments(words, documents)}
  </details>`;
}

/** What a group of papers is called; many records leave all but the first without a name. */
export const caseName = (words: LocalizeController, { name }: ProcedureCase, index: number): string =>
  name || words.t(index === 0 ? 'procedure.unnamedPapers' : 'procedure.otherPapers');

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
  const remark = isRemark(document);
  return html`<li class=${remark ? 'remark' : ''} lang="vi">
    <p>
      ${renderProse(name, words.t('common.readOn'))}
      ${required || remark ? nothing : html`<span class="muted">${words.t('procedure.ifAny')}</span>`}
    </p>
    ${remark ? nothing : html`<p class="muted small">${countsOf(words, document)}</p>`}
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

/** Records write remarks as papers of which none is asked for. */
export const isRemark = ({ originals, copies }: ProcedureDocument): boolean => originals + copies === 0;

/** How many originals and copies, in words: `1 bản chính, 2 bản sao`. */
export function countsOf(words: LocalizeController, { originals, copies }: ProcedureDocument): string {
  const parts: string[] = [];
  if (originals > 0) parts.push(words.t('procedure.originals', { count: originals }));
  if (copies > 0) parts.push(words.t('procedure.copies', { count: copies }));
  return parts.join(', ');
}
