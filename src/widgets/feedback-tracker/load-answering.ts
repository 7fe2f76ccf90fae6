import type * as answering from './answering-part.ts';

/** What answers, rates and sends: most who look where their feedback stands never need it. */
export type AnsweringPart = typeof answering;

/** Loads it, when somebody answers or rates, or has something left to send. */
export const loadAnswering = (): Promise<AnsweringPart> => import('./answering-part.ts');
