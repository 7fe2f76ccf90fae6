/**
 * What a new endpoint starts with: the agencies of the fictional province of Sông Mây, the real procedures that communes
 * and provinces handle most, until a larger catalogue is imported, and what citizens may write about.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { agency, type Agency } from '../../../src/backend/contract/agencies.ts';
import { feedbackCategory, type FeedbackCategory } from '../../../src/backend/contract/feedback.ts';
import { procedure, type Procedure } from '../../../src/backend/contract/procedures.ts';
import { survey, type Survey } from '../../../src/backend/contract/surveys.ts';

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const readList = (path: string): unknown[] => {
  const list = readJson(path);
  if (!Array.isArray(list)) throw new TypeError(`${path} is not a list`);
  return list;
};

/** The starter catalogue, one file a field; each procedure names the decision and the day its facts were taken from. */
export const starterProcedures = (): Procedure[] =>
  readdirSync(new URL('procedures/', import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readList(`procedures/${name}`))
    .map((entry) => procedure.parse(entry));

/** The agencies of the fictional province; phones, addresses and sites reach nobody. */
export const starterAgencies = (): Agency[] => readList('agencies.json').map((entry) => agency.parse(entry));

/** Kinds of reflections and petitions (Decree 20/2008 art. 5), and what belongs elsewhere. */
export const starterCategories = (): FeedbackCategory[] =>
  readList('feedback-categories.json').map((entry) => feedbackCategory.parse(entry));

/** Questionnaires: the one-stop slip, five sides of a service, and the information on a page (Decree 224/2026 art. 10). */
export const starterSurveys = (): Survey[] =>
  ['mot-cua', 'sipas', 'thong-tin'].map((id) => survey.parse(readJson(`surveys/${id}.json`)));
