import type { TemplateResult } from 'lit';
import { renderNotice } from './notice.ts';

/** What an endpoint wants citizens to know now; a kind that we have no word for is news. */
export const renderNotices = (
  notices: readonly { readonly kind: string; readonly text: string }[],
  say: (key: `notice.${string}`) => string,
): TemplateResult[] =>
  notices.map(({ kind, text }) => renderNotice({ heading: say(`notice.${kind}`) || say('notice.info'), text }));
