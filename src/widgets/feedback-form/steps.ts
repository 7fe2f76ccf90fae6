import type { SendingTerms } from '../../backend/contract/status.ts';
import type { Field } from './answers.ts';
import { furtherConsents } from './extras.ts';

/** The questions, in the order a story is told: what about, what happened, what shows it, where, and whom to answer. */
export interface Step {
  readonly name: 'category' | 'content' | 'files' | 'place' | 'sender' | 'consents';
  /** Fields that must be right before the next question. */
  readonly fields: readonly Field[];
}

const STEPS: readonly Step[] = [
  { name: 'category', fields: ['category'] },
  { name: 'content', fields: ['content'] },
  { name: 'files', fields: [] },
  { name: 'place', fields: ['place'] },
  { name: 'sender', fields: ['anonymous', 'name', 'phone', 'email', 'address', 'hidden'] },
  { name: 'consents', fields: [] },
];

/** The questions that this endpoint can take answers to. */
export const stepsOf = (terms: SendingTerms | undefined): readonly Step[] =>
  STEPS.filter(
    ({ name }) =>
      (name !== 'files' || terms?.operations.includes('attachments')) &&
      (name !== 'consents' || furtherConsents(terms).length > 0),
  );

/** What a question can be found by: a field of it, or its name. */
export type Asked = Field | Step['name'];

/** The step that asks for it; without one, the first. */
export const stepAsking = (steps: readonly Step[], asked: Asked | undefined): number =>
  Math.max(
    0,
    steps.findIndex(({ name, fields }) => name === asked || fields.includes(asked as Field)),
  );
