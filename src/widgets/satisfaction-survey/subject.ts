import type { SurveyResponse } from '../../backend/contract/survey-response.ts';

/** What a page knows of what is rated. */
interface Known {
  readonly token?: string | undefined;
  readonly about?: 'dossier' | 'feedback' | undefined;
  readonly procedureCode?: string | undefined;
  readonly counter?: string | undefined;
}

/** What a response is about, by the most that is known; never who gives it. */
export function subjectOf({ token, about, procedureCode, counter }: Known): NonNullable<SurveyResponse['subject']> {
  const kind = token ? (about ?? 'dossier') : counter ? 'counter' : procedureCode ? 'procedure' : 'page';
  return { kind, ...(token && { token }), ...(procedureCode && { procedureCode }), ...(counter && { counter }) };
}
