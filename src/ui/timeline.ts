import { html, nothing, type TemplateResult } from 'lit';
import { renderProse } from './prose.ts';

export interface TimelineStep {
  /** What happened, in plain words: “Đã chuyển tới nơi giải quyết”. */
  readonly what: string;
  /** When, as it is read: `08:00 ngày 24/11/2026`; left out where the backend's time makes no sense. */
  readonly when?: string | undefined;
  /** The same as ISO 8601, for machines. */
  readonly at?: string | undefined;
  /** Who did it or has it since. */
  readonly who?: string | undefined;
  readonly note?: string | undefined;
}

export interface TimelineContent {
  /** What the list is, for screen readers. */
  readonly label: string;
  /** Said with the newest step, since a colour alone says nothing to many: “mới nhất”. */
  readonly newest: string;
  /** Opens the rest of a long note. */
  readonly readOn: string;
  /** Newest first. Thousands are the caller's to cut short. */
  readonly steps: readonly TimelineStep[];
  /** Shows the older ones that are left out. */
  readonly more?: { readonly label: string; readonly act: () => void } | undefined;
  /** Language of what the backend wrote, where it is not the element's. */
  readonly lang?: string | undefined;
}

/** What has happened, the newest first: that is what somebody on a small screen came for. */
export const renderTimeline = (content: TimelineContent): TemplateResult =>
  html`<ol class="timeline" aria-label=${content.label}>
      ${content.steps.map((step, place) => renderStep(step, place === 0, content))}
    </ol>
    ${
      content.more
        ? html`<p>
            <button type="button" class="button plain" @click=${content.more.act}>${content.more.label}</button>
          </p>`
        : nothing
    }`;

const renderStep = (
  { what, when, at, who, note }: TimelineStep,
  isNewest: boolean,
  { newest, readOn, lang }: TimelineContent,
): TemplateResult =>
  html`<li class="step" aria-current=${isNewest ? 'step' : nothing}>
    <p class="what">${what}${isNewest ? html` <span class="tag">${newest}</span>` : nothing}</p>
    ${when ? html`<p class="muted"><time datetime=${at ?? nothing}>${when}</time></p>` : nothing}
    ${who ? html`<p>${who}</p>` : nothing}
    ${note ? html`<div class="note" lang=${lang ?? nothing}>${renderProse(note, readOn)}</div>` : nothing}
  </li>`;
