/**
 * Satisfaction (đánh giá mức độ hài lòng): questionnaires, answers that cannot name the rater (Decree 224/2026 art. 10),
 * and what may be shown of them.
 */
import * as z from 'zod/mini';
import { count, day, instant, open, text } from './common.ts';

/** `rating`: as many levels as the questionnaire's scale, 1 the worst; `choice`: one of `options`, `choices`: any of them. */
export const QUESTION_KINDS = ['rating', 'choice', 'choices', 'text', 'yes-no'] as const;

/** What an answer is about. `token` comes with a dossier or a reply, names nobody and counts once. */
export const SUBJECT_KINDS = ['dossier', 'feedback', 'procedure', 'page', 'counter'] as const;

/** What was chosen: a level, an option's value, or yes or no. */
const chosen = z.union([z.string(), z.number(), z.boolean()]);

export const surveyQuestion = z.object({
  id: text,
  kind: open(QUESTION_KINDS),
  label: text,
  help: z.optional(z.string()),
  options: z.optional(z.array(z.object({ value: text, label: text }))),
  required: z.boolean(),
  /** Asked only where the earlier `question` has one of these answers; not shown, it is neither required nor sent. */
  showIf: z.optional(z.object({ question: text, in: z.array(chosen) })),
});

/** `GET /v1/surveys/{id}` */
export const survey = z.object({
  id: text,
  version: text,
  title: text,
  intro: z.optional(z.string()),
  scale: z.literal([3, 5]),
  questions: z.array(surveyQuestion),
  thanks: z.string(),
  closesAt: z.optional(instant),
});

/** `POST /v1/surveys/{id}/responses` → 201. `key` echoes the Idempotency-Key. */
export const surveyReceipt = z.object({ receivedAt: instant, key: text });

/** `GET /v1/surveys/{id}/results`: a question with fewer than 5 answers is left out. */
export const surveyResults = z.object({
  id: text,
  version: text,
  from: day,
  to: day,
  questions: z.array(z.object({ id: text, answered: count, counts: z.array(z.object({ value: chosen, count })) })),
});

export type Survey = z.infer<typeof survey>;
export type SurveyQuestion = z.infer<typeof surveyQuestion>;
export type SurveyReceipt = z.infer<typeof surveyReceipt>;
export type SurveyResults = z.infer<typeof surveyResults>;
