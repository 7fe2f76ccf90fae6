/** Additions and ratings, read as strictly and kept as gently as the feedback itself. */
import type * as z from 'zod/mini';
import { addition, rating, type Addition, type Rating } from '../../../src/backend/contract/feedback.ts';
import type { FieldError } from '../../../src/backend/contract/problem.ts';
import { cleanText, lengthOf } from '../citizen-text.ts';
import { ProblemError } from '../problems.ts';
import { fieldErrorOf, type FeedbackRules } from './reading.ts';

/** Longest text that is looked at for a code. */
const LONGEST_CODE = 100;

/** Reads the body of an addition; throws `invalid` with every field that cannot be taken. */
export function readAddition(body: unknown, { feedback, attachments }: FeedbackRules): Addition {
  const read = parse(addition, body);
  const content = cleanText(read.content);
  refuse([
    ...(content === '' ? [{ field: 'content', key: 'required' }] : []),
    ...(lengthOf(content) > feedback.contentChars ? [{ field: 'content', key: 'too-long' }] : []),
    ...(read.attachments.length > attachments.count ? [{ field: 'attachments', key: 'too-many' }] : []),
    ...(new Set(read.attachments).size < read.attachments.length ? [{ field: 'attachments', key: 'repeated' }] : []),
  ]);
  return { ...read, code: read.code.slice(0, LONGEST_CODE), content };
}

/** Reads the body of a rating; throws `invalid` with every field that cannot be taken. */
export function readRating(body: unknown, { feedback }: Pick<FeedbackRules, 'feedback'>): Rating {
  const { comment: typed = '', ...read } = parse(rating, body);
  const comment = cleanText(typed);
  refuse(lengthOf(comment) > feedback.contentChars ? [{ field: 'comment', key: 'too-long' }] : []);
  return { ...read, code: read.code.slice(0, LONGEST_CODE), ...(comment && { comment }) };
}

function parse<T extends z.ZodMiniType>(schema: T, body: unknown): z.infer<T> {
  const { data, error } = schema.safeParse(body);
  if (error) refuse(error.issues.map((issue) => fieldErrorOf(issue, body)));
  return data as z.infer<T>;
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new ProblemError('invalid', { errors });
}
