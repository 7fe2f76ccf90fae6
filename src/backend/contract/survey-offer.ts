import * as z from 'zod/mini';
import { text } from './common.ts';

/**
 * The questionnaire that comes with a dossier or a reply: its one required rating can be asked beside it. `more` is a
 * longer one, for whoever wants to say more; each token counts once, for its own questionnaire.
 */
export const surveyOffer = z.object({
  id: text,
  token: text,
  more: z.optional(z.object({ id: text, token: text })),
});

export type OfferedSurvey = z.infer<typeof surveyOffer>;
