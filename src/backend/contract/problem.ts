import * as z from 'zod/mini';
import { open, text } from './common.ts';

/** What can go wrong at the endpoint, in the contract's words. */
export const PROBLEM_KINDS = [
  'invalid',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'unsupported',
  'too-many',
  'server',
  'unavailable',
] as const;

/** A field of the request that the endpoint did not accept, and the key of the reason. */
export const fieldError = z.object({ field: z.string(), key: z.string() });

/** RFC 9457 `application/problem+json` with our `kind`; it never echoes what was sent. */
export const problem = z.object({
  type: text,
  title: text,
  status: z.int().check(z.gte(400), z.lte(599)),
  kind: open(PROBLEM_KINDS),
  errors: z.optional(z.array(fieldError)),
  until: z.optional(z.string()),
});

/** As much of a problem as the asking side uses; the kind it takes from the status, which proxies do not lose. */
export const problemNotes = z.object({
  title: z.optional(z.string()),
  errors: z.optional(z.array(fieldError)),
  until: z.optional(z.string()),
});

export type ProblemKind = (typeof PROBLEM_KINDS)[number];
export type FieldError = z.infer<typeof fieldError>;
export type Problem = z.infer<typeof problem>;
