/** Of a questionnaire as it came, what can be asked. */
import { askedQuestions, isAnswered } from '../../backend/contract/survey-conditions.ts';
import type { Survey, SurveyQuestion } from '../../backend/contract/surveys.ts';
import { oneTapQuestion } from '../../backend/surveys.ts';

export type Answers = ReadonlyMap<string, unknown>;

export interface Questionnaire extends Survey {
  /** For the webmaster's console: what was left out, and why. */
  readonly problems: readonly string[];
}

const WITH_OPTIONS = ['choice', 'choices'];
const KINDS = [...WITH_OPTIONS, 'rating', 'text', 'yes-no'];

/** Leaves out what nobody could answer. */
export function usable(survey: Survey): Questionnaire {
  const problems: string[] = [];
  const ids = new Set<string>();
  const questions = survey.questions.flatMap((question) => {
    const why = problemOf(question, ids);
    if (why) problems.push(`question "${question.id}" left out: ${why}`);
    else ids.add(question.id);
    return why ? [] : [withOptions(question)];
  });
  return { ...survey, questions, problems };
}

function problemOf({ id, kind, showIf, ...question }: SurveyQuestion, before: ReadonlySet<string>): string | undefined {
  if (before.has(id)) return 'the id comes twice';
  if (!KINDS.includes(kind)) return `kind "${kind}" is unknown`;
  if (WITH_OPTIONS.includes(kind) && !question.options?.length) return 'no options';
  if (showIf && !before.has(showIf.question)) return `its condition names no earlier question ("${showIf.question}")`;
  return undefined;
}

/** An option whose value comes twice could not be told from the first. */
function withOptions({ options, ...question }: SurveyQuestion): SurveyQuestion {
  if (!options) return question;
  const values = new Set<string>();
  return { ...question, options: options.filter(({ value }) => !values.has(value) && values.add(value)) };
}

/** The questions to ask, given the answers. */
export const askedOf = ({ questions }: Questionnaire, answers: Answers): SurveyQuestion[] =>
  askedQuestions(questions, Object.fromEntries(answers));

/** Whether nothing is left to ask: the one question that a tap answers has its answer, and no reasons are asked for. */
export const isOneTap = (survey: Questionnaire, answers: Answers): boolean => {
  const [only, ...more] = askedOf(survey, answers);
  return only !== undefined && more.length === 0 && only.id === oneTapQuestion(survey)?.id && answers.has(only.id);
};

/** What goes over the wire. */
export const answersToSend = (survey: Questionnaire, answers: Answers): Record<string, never> =>
  Object.fromEntries(
    askedOf(survey, answers)
      .filter(({ id }) => isAnswered(answers.get(id)))
      .map(({ id }) => [id, answers.get(id) as never]),
  );
