/** A response, read strictly: every answer fits its question, and what was not asked is not kept. */
import type { FieldError } from '../../../src/backend/contract/problem.ts';
import { askedQuestions, isAnswered } from '../../../src/backend/contract/survey-conditions.ts';
import { surveyResponse, type SurveyResponse } from '../../../src/backend/contract/survey-response.ts';
import type { Survey, SurveyQuestion } from '../../../src/backend/contract/surveys.ts';
import { cleanLine, cleanText, lengthOf } from '../citizen-text.ts';
import { ProblemError } from '../problems.ts';

const LONGEST_TEXT = 2_000;
const LONGEST_LANGUAGE = 35;
/** The name of a counter, as it stands above it. */
const LONGEST_COUNTER = 60;
const PROCEDURE_CODE = /^[A-Za-z0-9.-]{1,40}$/;

/** What is kept of a response. */
export interface ReadResponse {
  readonly answers: readonly { readonly question: string; readonly value: unknown }[];
  readonly procedureCode: string;
  readonly counter: string;
  readonly token: string | undefined;
}

/** Reads the body of a response; throws `invalid` with every field that cannot be taken. */
export function readResponse(body: unknown, survey: Survey): ReadResponse {
  const { data, error } = surveyResponse.safeParse(body);
  if (error) {
    throw new ProblemError('invalid', { errors: error.issues.map(({ path }) => fieldAt(path, body)) });
  }
  const cleaned = cleanAnswers(data.answers, survey.questions);
  const asked = askedQuestions(survey.questions, cleaned);
  const errors = [
    ...(data.version === survey.version ? [] : [{ field: 'version', key: 'unknown' }]),
    ...(data.language.length <= LONGEST_LANGUAGE ? [] : [{ field: 'language', key: 'too-long' }]),
    // As they were sent: reading by a schema passes over `__proto__`.
    ...Object.keys((body as SurveyResponse).answers)
      .filter((id) => !survey.questions.some((question) => question.id === id))
      .map(() => ({ field: 'answers', key: 'unknown' })),
    ...survey.questions.flatMap((question) => faultOf(question, cleaned[question.id], survey.scale)),
    ...asked
      .filter(({ id, required }) => required && !isAnswered(cleaned[id]))
      .map(({ id }) => ({ field: `answers.${id}`, key: 'required' })),
    ...subjectFaults(data.subject),
  ];
  if (errors.length > 0) throw new ProblemError('invalid', { errors });
  return {
    answers: asked.filter(({ id }) => isAnswered(cleaned[id])).map(({ id }) => ({ question: id, value: cleaned[id] })),
    procedureCode: data.subject?.procedureCode ?? '',
    counter: cleanLine(data.subject?.counter ?? ''),
    token: data.subject?.token,
  };
}

/** Texts as they are kept; of options that were chosen twice, one. */
function cleanAnswers(answers: SurveyResponse['answers'], questions: readonly SurveyQuestion[]) {
  const cleaned = questions.map(({ id, kind }) => {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (kind === 'text' && typeof answer === 'string') return [id, cleanText(answer)];
    return [id, Array.isArray(answer) ? [...new Set(answer)].sort() : answer];
  });
  return Object.fromEntries(cleaned) as Record<string, unknown>;
}

function faultOf({ id, kind, options = [] }: SurveyQuestion, answer: unknown, scale: number): FieldError[] {
  if (!isAnswered(answer)) return [];
  const isOption = (value: unknown) => options.some((option) => option.value === value);
  const fits: Readonly<Record<string, () => boolean>> = {
    rating: () => Number.isInteger(answer) && Number(answer) >= 1 && Number(answer) <= scale,
    choice: () => isOption(answer),
    choices: () => Array.isArray(answer) && answer.every(isOption),
    text: () => typeof answer === 'string',
    'yes-no': () => typeof answer === 'boolean',
  };
  if (!fits[kind]?.()) return [{ field: `answers.${id}`, key: 'malformed' }];
  const isLong = kind === 'text' && lengthOf(String(answer)) > LONGEST_TEXT;
  return isLong ? [{ field: `answers.${id}`, key: 'too-long' }] : [];
}

function subjectFaults({ procedureCode, counter }: NonNullable<SurveyResponse['subject']> = { kind: 'page' }) {
  return [
    ...(procedureCode === undefined || PROCEDURE_CODE.test(procedureCode)
      ? []
      : [{ field: 'subject.procedureCode', key: 'malformed' }]),
    ...(counter === undefined || lengthOf(counter) <= LONGEST_COUNTER
      ? []
      : [{ field: 'subject.counter', key: 'too-long' }]),
  ];
}

/** The field that does not fit; names inside `answers` are the sender's own, and are not said back. */
function fieldAt(path: readonly PropertyKey[], body: unknown): FieldError {
  const [top = 'body', below] = path.map(String);
  const isMissing = below === undefined && (body as Record<string, unknown> | null)?.[top] === undefined;
  const field = top === 'answers' || below === undefined ? top : `${top}.${below}`;
  return { field, key: isMissing ? 'required' : 'malformed' };
}
