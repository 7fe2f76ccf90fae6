/** A dossier on paper: A5, for whoever has no telephone of their own and takes it home. */
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { ReadableDossier } from '../../backend/contract/dossiers.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { printSheet } from '../../device/print.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { actionInWords, momentInWords, stateInWords } from './dossier-words.ts';

const SHEET = `
@page{size:A5;margin:14mm}
body{margin:0;color:#000;font:12pt/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.25em;line-height:1.3;margin:0 0 .5em}
h2{font-size:1.1em;line-height:1.3;margin:1em 0 .3em}
p,ul{margin:0 0 .35em}
ul{padding-inline-start:1.2em}
.code{font:700 1.35em/1.4 monospace}
.small{font-size:.85em}
`;
// What a page of A5 holds; the whole list stands on the screen.
const MOST_ITEMS = 20;

/** Prints where `dossier` is, when it is due and what to do; nobody's name stands on it. */
export function printDossier(words: LocalizeController, dossier: ReadableDossier): void {
  const title = words.t('dossier.codeLine', { code: dossier.code });
  printSheet(title, words.language, SHEET, (body) => render(renderSheet(words, dossier), body));
}

function renderSheet(words: LocalizeController, dossier: ReadableDossier): TemplateResult {
  const { action, agency, state } = dossier;
  const by = action.by && words.weekday(action.by);
  return html`<p class="code">${dossier.code}</p>
    <h1>${dossier.procedure.title}</h1>
    <h2>${actionInWords(words, dossier)}</h2>
    ${line(action.text)}
    ${
      action.items?.length
        ? html`<ul>
            ${action.items.slice(0, MOST_ITEMS).map((item) => html`<li>${item}</li>`)}
          </ul>`
        : nothing
    }
    ${line(action.amount && words.t('dossier.amount', { amount: words.number(action.amount) }))}
    ${line(by && words.t('dossier.by', { day: by }))}
    <h2>${stateInWords(words, state)}</h2>
    ${day(words, 'dossier.received', dossier.receivedAt)} ${day(words, 'dossier.due', dossier.dueAt)}
    ${day(words, 'dossier.dueAgain', dossier.newDueAt)} ${day(words, 'dossier.returned', dossier.returnedAt)}
    ${line(dossier.late && dossier.late.days > 0 && words.t('dossier.late', { count: dossier.late.days }))}
    ${line(agency && [agency.name, agency.hotline, agency.address].filter(Boolean).join(' · '))}
    <p class="small">${words.t('dossier.seenAt', { time: momentInWords(words, new Date()) ?? '' })}</p>`;
}

const line = (text: unknown): unknown => (text ? html`<p>${text}</p>` : nothing);

const day = (words: LocalizeController, key: TextKey, at: string | undefined): unknown => {
  const said = at && words.weekday(at);
  return line(said && `${words.t(key)}: ${said}`);
};
