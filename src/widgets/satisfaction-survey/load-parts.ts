/** Parts that a tap does not need: each comes when somebody gives reasons, runs a counter, or looks at results. */
import type * as kiosk from './kiosk.ts';
import type * as questions from './questions.ts';
import type * as results from './results-task.ts';

export const loadQuestions = (): Promise<typeof questions> => import('./questions.ts');
export const loadKiosk = (): Promise<typeof kiosk> => import('./kiosk.ts');
export const loadResults = (): Promise<typeof results> => import('./results-task.ts');
