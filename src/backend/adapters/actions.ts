import type { Dossier, DossierAction } from '../contract/dossiers.ts';

/** What a citizen has to do in each state, in words that hold for every agency. */
const TEXTS = {
  supplement: 'Hãy nộp thêm giấy tờ theo yêu cầu của cơ quan.',
  pay: 'Hãy nộp phí, lệ phí theo thông báo của cơ quan.',
  collect: 'Kết quả đã có. Hãy đến nhận theo giấy hẹn.',
  // That there is nothing to do is said by the kind.
  none: '',
} as const;

export type ActionKind = keyof typeof TEXTS;

const BY_STATE: Readonly<Record<number, ActionKind>> = { 5: 'supplement', 6: 'pay', 9: 'collect' };

/** The action that a national state asks for. */
export const actionOf = (state: number, more: Omit<Partial<DossierAction>, 'kind'> = {}): DossierAction =>
  usualAction(BY_STATE[state] ?? 'none', more);

/** An action with the words that hold everywhere, unless the agency has its own. */
export const usualAction = (kind: ActionKind, more: Omit<Partial<DossierAction>, 'kind'> = {}): DossierAction => ({
  kind,
  text: TEXTS[kind],
  ...more,
});

/** The action that says no more than its kind: nobody's papers, sums or reasons. */
export const bareAction = ({ kind, by }: Dossier['action']): DossierAction => ({
  ...usualAction(Object.keys(TEXTS).includes(kind) ? (kind as ActionKind) : 'none'),
  ...(by !== undefined && { by }),
});
