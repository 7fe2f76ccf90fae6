/** The part of the tracker by which a citizen says something to a case. */
export { Answering } from './answering.ts';
export { renderAnswering } from './answering-view.ts';
