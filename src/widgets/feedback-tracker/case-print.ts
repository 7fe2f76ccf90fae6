/** A case on paper: A4, for whoever reads the reply at home or takes it to the office. */
import { html, nothing, render } from 'lit/html.js';
import type { LocalizeController } from '../../controllers/localize.ts';
import { printSheet } from '../../device/print.ts';
import { deadlineOf, reasonOf, stateInWords, stepInWords } from './case-words.ts';
import type { Seen } from './tracking.ts';

const SHEET = `
@page{size:A4;margin:18mm}
body{margin:0;color:#000;font:12pt/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
h1{font-size:1.5em;line-height:1.3;margin:0 0 .4em}
h2{font-size:1.15em;margin:1em 0 .3em}
p{margin:0 0 .5em}
li{margin:0 0 .4em}
.code{font:700 1.4em/1.4 monospace;letter-spacing:.06em}
.prose{white-space:pre-line}
`;

/** Prints where a case stands, with its reply. */
export function printCase(words: LocalizeController, { code, found, at }: Seen): void {
  const state = stateInWords(words, found.state);
  const { reply, steps } = found;
  const reason = reasonOf(found);
  const lines = [
    deadlineOf(words, found, at)?.text,
    found.agency && `${words.t('tracking.holder')}: ${found.agency.name}`,
    words.t('tracking.seenAt', { time: words.moment(at) ?? '' }),
  ];
  printSheet(state, words.language, SHEET, (body) =>
    render(
      html`<h1>${state}</h1>
        <p>${words.t('tracking.codeIs')}</p>
        <p class="code">${code}</p>
        ${lines.map((line) => (line ? html`<p>${line}</p>` : nothing))}
        ${
          reason
            ? html`<h2>${words.t('tracking.reason')}</h2>
                <p class="prose" lang="vi">${reason}</p>`
            : nothing
        }
        ${
          reply
            ? html`<h2>${words.t('tracking.reply')}</h2>
                <p>${[reply.agency?.name, reply.at && words.moment(reply.at)].filter(Boolean).join(', ')}</p>
                <p class="prose" lang="vi">${reply.text}</p>`
            : nothing
        }
        <h2>${words.t('tracking.steps')}</h2>
        <ol>
          ${steps.map((step, place) => {
            const { what, note } = stepInWords(words, step, steps[place - 1]);
            return html`<li>
              ${[what, step.at && words.moment(step.at), step.agency?.name].filter(Boolean).join(', ')}
              ${note ? html`<br /><span class="prose">${note}</span>` : nothing}
            </li>`;
          })}
        </ol>`,
      body,
    ),
  );
}
