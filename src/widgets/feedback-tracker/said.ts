/** What a citizen says to a case, as it is typed and as it goes over the wire. */
import type { Rating } from '../../backend/contract/feedback.ts';
import type { CaseAnswer } from '../../backend/feedback.ts';
import type { HeldSubmission, SubmissionFile } from '../../backend/submission.ts';

export type AnswerKind = CaseAnswer['kind'];
export type Outcome = Rating['outcome'];

export interface Said {
  /** What is being said; nothing while nobody says anything. */
  readonly kind: AnswerKind | undefined;
  /** The answer, or what is said with a rating. */
  readonly content: string;
  readonly outcome: Outcome | undefined;
  /** 1 is the worst, 5 the best. */
  readonly satisfaction: number | undefined;
  readonly reopen: boolean;
}

/** What is wrong with it: a key of the dictionary after `answering.`. */
export type AnswerFault = 'needsAnswer' | 'tooLong' | 'needsOutcome';

/** What keeps it from being sent; `most` characters fit. */
export function faultOf({ kind, outcome, content }: Said, most: number): AnswerFault | undefined {
  if (kind === 'rating') return outcome ? undefined : 'needsOutcome';
  if (!content.trim()) return 'needsAnswer';
  return lengthOf(content) > most ? 'tooLong' : undefined;
}

export interface AboutCase {
  readonly code: string;
  readonly canReopen: boolean;
  readonly files: readonly SubmissionFile[];
}

/** As it is sent; nothing where there is nothing to send. */
export function answerFrom(said: Said, { code, canReopen, files }: AboutCase): CaseAnswer | undefined {
  const content = said.content.normalize('NFC').trim();
  if (said.kind === 'addition') return { kind: 'addition', body: { code, content }, files };
  const { outcome, satisfaction } = said;
  if (!outcome) return undefined;
  const more = { ...(satisfaction !== undefined && { satisfaction }), ...(content && { comment: content }) };
  return { kind: 'rating', body: { code, outcome, ...more, reopen: said.reopen && outcome !== 'solved' && canReopen } };
}

/** What an earlier page could not send, and the code that it is about. */
export function saidBefore({ path, body }: HeldSubmission): Said & { readonly code: string } {
  const said = body as Partial<Rating> & { readonly content?: string };
  return {
    kind: /rating$/.test(path) ? 'rating' : 'addition',
    content: said.content ?? said.comment ?? '',
    outcome: said.outcome,
    satisfaction: said.satisfaction,
    reopen: said.reopen ?? false,
    code: said.code ?? '',
  };
}

/** Characters as the endpoint counts them: composed (NFC), a pair of surrogates as one. */
export const lengthOf = (text: string): number => [...text.normalize('NFC')].length;
