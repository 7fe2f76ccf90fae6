/** The checklist a citizen takes along on paper: A4 at home, 80 mm from the counter's printer. */
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Procedure } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { printSheet } from '../../device/print.ts';
import { channelName, feeInWords, timeInWords } from './channels-view.ts';
import { countsOf } from './papers-view.ts';

export type Paper = 'a4' | 'slip';

const PAPERS: Readonly<Record<Paper, string>> = {
  a4: '@page{size:A4;margin:18mm}body{font-size:12pt}',
  slip: '@page{size:80mm auto;margin:3mm}body{font-size:10pt;width:72mm}',
};

const SHEET = `
body{margin:0;color:#000;font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;line-height:1.45}
h1{font-size:1.35em;line-height:1.3;margin:0 0 .3em}
h2{font-size:1.1em;margin:1em 0 .3em}
p{margin:0 0 .3em}
ul{list-style:none;margin:0;padding:0}
li{display:flex;gap:.6em;margin:0 0 .5em;break-inside:avoid}
.box{flex:none;width:1em;height:1em;margin-top:.2em;border:1.5px solid #000}
.small{font-size:.85em}
`;

/** Prints the papers to bring, with what each way of handing in takes. */
export function printChecklist(words: LocalizeController, found: Procedure, paper: Paper): void {
  printSheet(found.title, words.language, SHEET + PAPERS[paper], (body) => render(renderChecklist(words, found), body));
}

function renderChecklist(words: LocalizeController, found: Procedure): TemplateResult {
  return html`<h1>${found.title}</h1>
    <p class="small">${words.t('procedure.code', { code: found.code })}</p>
    <h2>${words.t('procedure.bring')}</h2>
    ${found.cases.map(
      ({ name, documents }) =>
        html`${name && found.cases.length > 1 ? html`<h2>${name}</h2>` : nothing}
          <ul>
            ${documents.map(
              (document) =>
                html`<li>
                  <span class="box"></span>
                  <span>
                    ${document.name} ${document.required ? nothing : words.t('procedure.ifAny')}
                    <span class="small">${countsOf(words, document)}</span>
                  </span>
                </li>`,
            )}
          </ul>`,
    )}
    <h2>${words.t('procedure.channels')}</h2>
    ${found.channels.map(
      ({ mode, time, fees }) =>
        html`<p>
          ${channelName(words, mode)}:
          ${[timeInWords(words, time) ?? time.text, ...fees.map((fee) => feeInWords(words, fee) ?? fee.text)]
            .filter(Boolean)
            .join('; ')}
        </p>`,
    )}
    <p class="small">${words.t('procedure.printedAt', { time: words.moment(new Date()) ?? '' })}</p>`;
}
