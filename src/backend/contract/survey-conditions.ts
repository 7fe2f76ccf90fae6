import type { SurveyQuestion } from './surveys.ts';

/** What was answered so far, by question; what is empty counts as not answered. */
export type SurveyAnswers = Readonly<Record<string, unknown>>;

/**
 * The questions that are asked, given the answers: those without a condition, and those whose condition names an earlier
 * question that is itself asked and has one of the named answers. A condition that names no earlier question never holds,
 * so there can be no loop.
 */
export function askedQuestions<Q extends Pick<SurveyQuestion, 'id' | 'showIf'>>(
  questions: readonly Q[],
  answers: SurveyAnswers,
): Q[] {
  const asked = new Map<string, unknown>();
  return questions.filter(({ id, showIf }) => {
    const isAsked = !showIf || (asked.has(showIf.question) && isAmong(asked.get(showIf.question), showIf.in));
    if (isAsked && !asked.has(id)) asked.set(id, answers[id]);
    return isAsked;
  });
}

/** Of several answers one is enough. */
const isAmong = (answer: unknown, named: readonly unknown[]): boolean =>
  (Array.isArray(answer) ? (answer as unknown[]) : [answer]).some((value) => named.includes(value));

/** Whether a question was answered at all. */
export const isAnswered = (answer: unknown): boolean =>
  Array.isArray(answer) ? answer.length > 0 : answer !== undefined && answer !== '';
