/** The receipt on paper: A5, with the code large enough to be read over the telephone. */
import { html, nothing, render } from 'lit/html.js';
import type { Receipt } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { printSheet } from '../../device/print.ts';

const SHEET = `
@page{size:A5;margin:14mm}
body{margin:0;color:#000;font:12pt/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
h1{font-size:1.4em;line-height:1.3;margin:0 0 .4em}
p{margin:0 0 .5em}
.code{font:700 1.7em/1.4 monospace;letter-spacing:.06em}
`;

/** Prints the receipt of `receipt`. */
export function printReceipt(words: LocalizeController, receipt: Receipt): void {
  const day = receipt.dueAt && words.day(receipt.dueAt);
  const time = words.moment(receipt.receivedAt) ?? '';
  printSheet(words.t('feedback.received'), words.language, SHEET, (body) =>
    render(
      html`<h1>${words.t('feedback.received')}</h1>
        <p>${words.t('feedback.receivedAt', { time, agency: receipt.agency.name })}</p>
        <p>${words.t('feedback.code')}</p>
        <p class="code">${receipt.code}</p>
        <p>${receipt.next}</p>
        ${day ? html`<p>${words.t('feedback.dueAt', { day })}</p>` : nothing}`,
      body,
    ),
  );
}
