import * as z from 'zod/mini';
import { agency } from './agencies.ts';
import { count, day, instant, open, text } from './common.ts';

/** The groups of calls that an endpoint may offer. */
export const OPERATIONS = [
  'procedures',
  'catalogue',
  'dossiers',
  'attachments',
  'feedback',
  'replies',
  'surveys',
  'statistics',
] as const;

export const NOTICE_KINDS = ['maintenance', 'outage', 'info'] as const;

/** What the endpoint wants citizens to know now (Decree 224/2026 art. 13: downtime is announced beforehand). */
export const notice = z.object({
  kind: open(NOTICE_KINDS),
  from: z.optional(instant),
  until: z.optional(instant),
  text,
});

const operations = z.array(open(OPERATIONS));

/**
 * As much of the status as every element needs; what only some need they read by the whole schema. A notice whose
 * times are nonsense is still worth reading.
 */
export const statusBasics = z.object({
  contract: text,
  agency,
  operations,
  notices: z.array(z.object({ kind: z.string(), from: z.optional(z.string()), until: z.optional(z.string()), text })),
});

/** `GET /v1/status`: what this endpoint is, offers and allows. */
export const status = z.object({
  contract: text,
  service: text,
  version: text,
  time: instant,
  agency,
  operations,
  notices: z.array(notice),
  limits: z.object({
    contentChars: count,
    attachments: z.object({ count, bytes: count, types: z.array(z.string()) }),
  }),
  dossiers: z.optional(z.object({ factors: z.array(z.string()) })),
  feedback: z.optional(
    z.object({
      anonymous: z.boolean(),
      notice: z.object({ text, version: text }),
      consents: z.array(z.object({ purpose: text, text, version: text })),
    }),
  ),
  calendar: z.optional(z.object({ holidays: z.array(day), workdays: z.array(day), asOf: day })),
});

/** As much of it as whoever sends something must know. */
export const sendingTerms = z.pick(status, {
  contract: true,
  agency: true,
  operations: true,
  limits: true,
  feedback: true,
});

/** As much of it as whoever follows a dossier must know: by what it may be asked for, and which days offices work. */
export const dossierTerms = z.extend(statusBasics, {
  dossiers: z.optional(z.object({ factors: z.array(z.string()) })),
  calendar: z.optional(z.object({ holidays: z.array(z.string()), workdays: z.array(z.string()) })),
});

export type Notice = StatusBasics['notices'][number];
export type Operation = (typeof OPERATIONS)[number];
export type DossierTerms = z.infer<typeof dossierTerms>;
export type StatusBasics = z.infer<typeof statusBasics>;
export type Status = z.infer<typeof status>;
export type SendingTerms = z.infer<typeof sendingTerms>;
