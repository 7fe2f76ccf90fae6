/**
 * Reflections and petitions (phản ánh, kiến nghị, Decree 20/2008 art. 5): what a citizen sends, the receipt that makes
 * it certain, and what can be followed with its code.
 */
import * as z from 'zod/mini';
import { agency } from './agencies.ts';
import { count, instant, open, text } from './common.ts';
import { surveyOffer } from './survey-offer.ts';

/** `reflection`: delay, harassment, wrong or unfitting rules …; `petition`: proposals. There is no third kind. */
export const FEEDBACK_KINDS = ['reflection', 'petition'] as const;

/** Where a case stands; each can follow any of those before it, `closed` is never called solved. */
export const FEEDBACK_STATES = [
  'received',
  'forwarded',
  'processing',
  'need-more',
  'answered',
  'refused',
  'duplicate',
  'elsewhere',
  'reopened',
  'closed',
] as const;

/** A category (loại phản ánh). With `elsewhere` it is not accepted here: complaints and denunciations have ways of their own. */
export const feedbackCategory = z.object({
  id: text,
  label: text,
  kind: open(FEEDBACK_KINDS),
  hint: z.optional(z.string()),
  elsewhere: z.optional(z.object({ text, url: z.optional(z.string()), phone: z.optional(z.string()) })),
});

/** `GET /v1/feedback/categories` */
export const feedbackCategories = z.array(feedbackCategory);

/** Whom to answer. The law asks for name, address, and telephone or e-mail, never for the citizen's ID (art. 7). */
export const sender = z.object({
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  address: z.optional(z.string()),
  /** The name stays out of the published answer. */
  hidden: z.boolean(),
});

/** Where it is about: in words, and by position only with consent. Degrees, metres. */
export const place = z.object({
  text: z.optional(z.string()),
  lat: z.optional(z.number().check(z.gte(-90), z.lte(90))),
  lng: z.optional(z.number().check(z.gte(-180), z.lte(180))),
  accuracy: z.optional(z.number().check(z.nonnegative())),
});

/** A consent as given (Law 91/2025 art. 9): for which purpose, in which wording, when. */
export const consent = z.object({ purpose: text, version: text, givenAt: instant });

/** Body of `POST /v1/feedback`. */
export const feedback = z.object({
  agency: z.optional(z.string()),
  kind: z.enum(FEEDBACK_KINDS),
  category: text,
  title: z.optional(z.string()),
  content: text,
  sender,
  place: z.optional(place),
  procedureCode: z.optional(z.string()),
  dossierCode: z.optional(z.string()),
  attachments: z.array(text),
  consents: z.array(consent),
  assistedBy: z.optional(z.object({ name: text, role: text })),
  /** Seconds on the form, and a field that people do not see; a suspicion delays or marks, it never refuses. */
  filledIn: z.optional(z.object({ seconds: z.number().check(z.nonnegative()), trap: z.optional(z.string()) })),
  language: text,
  /** Origin and path of the page, never its query or fragment. */
  page: z.string(),
});

/** What makes it certain: `POST /v1/feedback` → 201. `key` echoes the Idempotency-Key. */
export const receipt = z.object({
  code: text,
  receivedAt: instant,
  agency,
  /** By when the answer is due. */
  dueAt: z.optional(instant),
  next: text,
  key: text,
});

/** A file of a reply, served by the endpoint as a download. */
export const replyFile = z.object({ name: text, type: text, bytes: count, url: text });

export const reply = z.object({ at: instant, agency, text, attachments: z.array(replyFile) });

/** What happened to a case, and which agency has it since. */
export const feedbackStep = z.object({
  at: instant,
  state: open(FEEDBACK_STATES),
  agency: z.optional(agency),
  note: z.optional(z.string()),
});

/** `POST /v1/feedback/lookup`: never the sender. */
export const feedbackCase = z.object({
  code: text,
  kind: open(FEEDBACK_KINDS),
  category: z.string(),
  receivedAt: instant,
  state: open(FEEDBACK_STATES),
  agency,
  /** By when the answer is due, as far as can be said now. */
  dueAt: z.optional(instant),
  question: z.optional(z.string()),
  steps: z.array(feedbackStep),
  reply: z.optional(reply),
  canAdd: z.boolean(),
  canRate: z.boolean(),
  canReopenUntil: z.optional(instant),
  published: z.boolean(),
  survey: z.optional(surveyOffer),
});

/** A reply as a page reads it: without a time or an agency that makes sense its text is still the answer. */
export const readableReply = z.extend(reply, { at: z.optional(instant), agency: z.optional(agency) });

/** A case as a page reads it: whatever else is missing, it is worth reading as long as it says where it stands. */
export const readableCase = z.extend(feedbackCase, {
  code: z.string(),
  receivedAt: z.optional(instant),
  state: text,
  agency: z.optional(agency),
  steps: z.array(z.extend(feedbackStep, { at: z.optional(instant), state: z.string() })),
  reply: z.optional(readableReply),
  canAdd: z.optional(z.boolean()),
  canRate: z.optional(z.boolean()),
  published: z.optional(z.boolean()),
});

/** Body of `POST /v1/feedback/lookup`; the code is in a body only to keep it out of addresses. */
export const feedbackLookup = z.object({ agency: z.optional(z.string()), code: text });

/** Body of `POST /v1/feedback/additions`: what a citizen adds, above all the answer to an officer's question. */
export const addition = z.object({
  agency: z.optional(z.string()),
  code: text,
  content: text,
  attachments: z.array(text),
});

/** What became of it in the citizen's eyes; only they can call a case solved. */
export const OUTCOMES = ['solved', 'partly', 'not-solved'] as const;

/** Body of `POST /v1/feedback/rating`. `satisfaction` is 1 (the worst) to 5; `reopen` asks for another look. */
export const rating = z.object({
  agency: z.optional(z.string()),
  code: text,
  outcome: z.enum(OUTCOMES),
  satisfaction: z.optional(z.int().check(z.gte(1), z.lte(5))),
  comment: z.optional(z.string()),
  reopen: z.boolean(),
});

/** Answer of both: 201. `key` echoes the Idempotency-Key. */
export const acknowledgement = z.object({ receivedAt: instant, key: text });

export type FeedbackCategory = z.infer<typeof feedbackCategory>;
export type Feedback = z.infer<typeof feedback>;
export type Sender = z.infer<typeof sender>;
export type Place = z.infer<typeof place>;
export type Consent = z.infer<typeof consent>;
export type Receipt = z.infer<typeof receipt>;
export type FeedbackCase = z.infer<typeof feedbackCase>;
export type ReadableCase = z.infer<typeof readableCase>;
export type ReadableReply = z.infer<typeof readableReply>;
export type Addition = z.infer<typeof addition>;
export type Rating = z.infer<typeof rating>;
export type Acknowledgement = z.infer<typeof acknowledgement>;
