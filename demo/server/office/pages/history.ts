/** What happened to a case, step by step, with the words and files of each. */
import { html } from 'hono/html';
import type { FeedbackStepRow } from '../../store/tables.ts';
import { nameOfAgency, type CaseFile, type Step } from '../case-file.ts';
import { sayTime } from '../days.ts';
import { DESK } from '../visit.ts';
import { nameOfStep, OUTCOMES, sayBytes } from '../words.ts';
import type { Markup, PageContext } from './layout.ts';

export const historyList = (c: PageContext, { row, steps }: CaseFile): Markup => html`
  <ol class="history">
    ${steps.map((step) => html`<li>${stepHead(c, step, step.by)} ${stepWords(row.id, step)}</li>`)}
  </ol>
`;

/** Steps without what others said in them. */
export const pastSteps = (c: PageContext, steps: readonly FeedbackStepRow[]): Markup => html`
  <ol class="history">
    ${steps.map((step) => html`<li>${stepHead(c, step)}</li>`)}
  </ol>
`;

const stepHead = (c: PageContext, { act, state, agency, at }: FeedbackStepRow, by?: string): Markup => html`
  <p>
    <strong>${nameOfStep(act, state)}${act === 'forward' && ` ${nameOfAgency(c.var.edition.agencies, agency)}`}</strong>
    <br /><span class="muted">${sayTime(at)}${by && `, ${by}`}</span>
  </p>
`;

function stepWords(caseId: string, { number, note, addition, reply, replyFiles, rating, attachments }: Step): Markup {
  return html`
    ${note && html`<p class="said">${note}</p>`} ${addition?.content && html`<p class="said">${addition.content}</p>`}
    ${number > 1 && attachmentList(caseId, attachments)} ${reply?.text && html`<p class="said">${reply.text}</p>`}
    ${
      replyFiles.length > 0 &&
      html`<ul>
        ${replyFiles.map(
          ({ id, name, bytes }) => html`
            <li><a href="${DESK}/cases/${caseId}/reply-files/${id}">${name}</a> (${sayBytes(bytes)})</li>
          `,
        )}
      </ul>`
    }
    ${rating && ratingWords(rating)}
  `;
}

const ratingWords = ({ outcome, satisfaction, comment }: NonNullable<Step['rating']>): Markup => html`
  <p>
    <span class="badge ${outcome === 'solved' ? 'good' : outcome === 'not-solved' ? 'late' : 'soon'}"
      >${OUTCOMES[outcome] ?? outcome}</span
    >
    ${satisfaction !== null && `Hài lòng ${satisfaction}/5`}
  </p>
  ${comment && html`<p class="said">${comment}</p>`}
`;

/** Files that a citizen sent: pictures are seen, and all can be saved. */
export function attachmentList(caseId: string, attachments: Step['attachments']): Markup | false {
  if (attachments.length === 0) return false;
  const pathOf = (id: string) => `${DESK}/cases/${caseId}/files/${id}`;
  return html`
    <ul class="pictures">
      ${attachments.map(({ id, type, bytes }, at) => {
        const label = type === 'application/pdf' ? `Tệp PDF ${at + 1}` : `Ảnh ${at + 1}`;
        return html`
          <li>
            <a href="${pathOf(id)}">
              ${
                type !== 'application/pdf' &&
                html`<img src="${pathOf(id)}" alt="" loading="lazy" width="140" height="120" />`
              }
              <span>${label}, ${sayBytes(bytes)}</span>
            </a>
          </li>
        `;
      })}
    </ul>
  `;
}
