/** The checklist a citizen takes along on paper: A4 at home, 80 mm from the counter's printer. */
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Agency } from '../../backend/contract/agencies.ts';
import type { Procedure, ProcedureDocument } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { printSheet } from '../../device/print.ts';
import { safeAddress } from '../../ui/safe-link.ts';
import { asOfDay } from './as-of.ts';
import { alike, channelName, feeInWords, timeInWords } from './channels-view.ts';
import { renderAgency } from './messages-view.ts';
import { caseName, countsOf, filledCases, isRemark } from './papers-view.ts';

export type Paper = 'a4' | 'slip';

const PAPERS: Readonly<Record<Paper, string>> = {
  a4: '@page{size:A4;margin:18mm}body{font-size:12pt}',
  slip: '@page{size:80mm auto;margin:3mm}body{font-size:10pt;width:72mm}',
};

const SHEET = `
body{margin:0;color:#000;font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;line-height:1.45;overflow-wrap:break-word}
h1{font-size:1.35em;line-height:1.3;margin:0 0 .3em}
h2{font-size:1.1em;margin:1em 0 .3em}
p{margin:0 0 .3em}
ul{list-style:none;margin:0;padding:0}
li{display:flex;gap:.6em;margin:0 0 .5em;break-inside:avoid}
.box{flex:none;width:1em;height:1em;margin-top:.2em;border:1.5px solid #000}
.small{font-size:.85em}
.remark{font-style:italic}
span.small{display:block}
.contact{margin-top:1em;padding-top:.5em;border-top:1px solid #000}
a{color:inherit;text-decoration:none}
`;

/** Prints the papers to bring, with what each way of handing in takes, and whom to ask. */
export function printChecklist(
  words: LocalizeController,
  found: Procedure,
  paper: Paper,
  agency: Agency | undefined,
): void {
  printSheet(found.title, words.language, SHEET + PAPERS[paper], (body) =>
    render(renderChecklist(words, paper === 'slip' ? withoutRemarks(found) : found, agency), body),
  );
}

/** On the counter's narrow paper a record's remarks would be longer than all there is to bring. */
const withoutRemarks = (found: Procedure): Procedure => ({
  ...found,
  cases: found.cases.map((one) => ({ ...one, documents: one.documents.filter((document) => !isRemark(document)) })),
});

function renderChecklist(words: LocalizeController, found: Procedure, agency: Agency | undefined): TemplateResult {
  const { title, code, channels, modes, agencies, source } = found;
  const cases = filledCases(found.cases);
  const day = asOfDay(words, source);
  return html`<h1>${title}</h1>
    <p class="small">${words.t('procedure.code', { code })}</p>
    <h2>${words.t('procedure.bring')}</h2>
    ${cases.map(
      (one, index) =>
        html`${cases.length > 1 ? html`<h2>${caseName(words, one, index)}</h2>` : nothing}
          <ul>
            ${one.documents.map((document) => renderDocument(words, document))}
          </ul>`,
    )}
    <h2>${words.t('procedure.channels')}</h2>
    ${alike(channels).map((group) => {
      const { time, fees } = group[0]!;
      const said = [timeInWords(words, time) ?? time.text, ...fees.map((fee) => feeInWords(words, fee) ?? fee.text)];
      return html`<p>
        ${group.map(({ mode }) => channelName(words, mode, modes)).join(' · ')}: ${said.filter(Boolean).join('; ')}
      </p>`;
    })}
    ${agencies.length > 0 ? html`<p>${words.t('procedure.agencies')}: ${agencies.join('; ')}</p>` : nothing}
    ${renderAgency(words, agency)}
    <p class="small">
      ${day ? words.t('procedure.asOf', { day }) : nothing}
      ${words.t('procedure.printedAt', { time: words.moment(new Date()) ?? '' })}
    </p>`;
}

/** A box for what can be put into the bag; a remark among the papers is only to be read. */
function renderDocument(words: LocalizeController, document: ProcedureDocument): TemplateResult {
  const { name, required, note, form } = document;
  if (isRemark(document)) return html`<li class="remark small">${name}</li>`;
  return html`<li>
    <span class="box"></span>
    <span>
      ${name} ${required ? nothing : words.t('procedure.ifAny')}
      <span class="small">${countsOf(words, document)}</span>
      ${note ? html`<span class="small">${note}</span>` : nothing}
      ${form && !safeAddress(form) ? html`<span class="small">${words.t('procedure.form', { form })}</span>` : nothing}
    </span>
  </li>`;
}
