import type { Field } from './answers.ts';

/** The questions, in the order a story is told: what about, what happened, what shows it, where, and whom to answer. */
export interface Step {
  readonly name: 'category' | 'content' | 'files' | 'place' | 'sender';
  /** Fields that must be right before the next question. */
  readonly fields: readonly Field[];
}

const STEPS: readonly Step[] = [
  { name: 'category', fields: ['category'] },
  { name: 'content', fields: ['content'] },
  { name: 'files', fields: [] },
  { name: 'place', fields: [] },
  { name: 'sender', fields: ['name', 'phone', 'email', 'address'] },
];

/** The questions that this endpoint can take answers to. */
export const stepsOf = (takesFiles: boolean): readonly Step[] =>
  STEPS.filter(({ name }) => takesFiles || name !== 'files');

/** The step that asks for `field`. */
export const stepAsking = (steps: readonly Step[], field: Field): number =>
  Math.max(
    0,
    steps.findIndex(({ fields }) => fields.includes(field)),
  );
