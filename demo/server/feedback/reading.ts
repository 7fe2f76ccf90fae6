/**
 * What a citizen sent, read strictly and kept gently: texts are cleaned, never rewritten; each field that cannot be
 * taken is named with the reason. Names, telephones and addresses may look any way they like.
 */
import {
  feedback as feedbackSchema,
  type Feedback,
  type FeedbackCategory,
} from '../../../src/backend/contract/feedback.ts';
import type { FieldError } from '../../../src/backend/contract/problem.ts';
import { cleanLine, cleanText, lengthOf } from '../citizen-text.ts';
import type { Policy } from '../policy/policy.ts';
import { ProblemError } from '../problems.ts';

/** Longest texts in characters; the content's length is the agency's to say. */
const LONGEST = {
  title: 500,
  'sender.name': 200,
  'sender.phone': 50,
  'sender.email': 200,
  'sender.address': 1_000,
  'place.text': 1_000,
  procedureCode: 100,
  dossierCode: 100,
  'assistedBy.name': 200,
  'assistedBy.role': 200,
  language: 35,
  page: 2_000,
} as const;
const CONSENTS = 20;
const LONGEST_CONSENT_NAME = 100;

export type FeedbackRules = Pick<Policy, 'feedback' | 'attachments'>;

/** Reads the body of a feedback; throws `invalid` with every field that cannot be taken. */
export function readFeedback(
  body: unknown,
  { feedback: rules, attachments }: FeedbackRules,
  categories: readonly FeedbackCategory[],
): Feedback {
  const { data, error } = feedbackSchema.safeParse(body);
  if (error) throw new ProblemError('invalid', { errors: error.issues.map((issue) => fieldErrorOf(issue, body)) });
  const read = clean(data);
  const errors = [
    ...tooLong(read, rules.contentChars),
    ...(read.content === '' ? [{ field: 'content', key: 'required' }] : []),
    ...categoryErrors(read.category, categories),
    ...(read.attachments.length > attachments.count ? [{ field: 'attachments', key: 'too-many' }] : []),
    ...(new Set(read.attachments).size < read.attachments.length ? [{ field: 'attachments', key: 'repeated' }] : []),
    ...consentErrors(read.consents),
    ...(rules.anonymous ? [] : missingOf(read.sender)),
  ];
  if (errors.length > 0) throw new ProblemError('invalid', { errors });
  return read;
}

function clean(sent: Feedback): Feedback {
  const { title, procedureCode, dossierCode, sender, place, assistedBy, filledIn } = sent;
  const { hidden, ...contact } = sender;
  return {
    kind: sent.kind,
    category: cleanLine(sent.category),
    content: cleanText(sent.content),
    ...saying({ title, procedureCode, dossierCode }),
    sender: { ...saying(contact), hidden },
    ...(place && { place: keepPlace(place, sent.consents) }),
    attachments: sent.attachments,
    consents: sent.consents.map((consent) => ({
      ...consent,
      purpose: cleanLine(consent.purpose),
      version: cleanLine(consent.version),
    })),
    ...(assistedBy && { assistedBy: { name: cleanLine(assistedBy.name), role: cleanLine(assistedBy.role) } }),
    ...(filledIn && { filledIn }),
    language: cleanLine(sent.language),
    page: cleanLine(sent.page).replace(/[?#].*$/, ''),
  };
}

/** A position is kept only by the consent to it; the words say where it is all the same. */
function keepPlace(place: NonNullable<Feedback['place']>, consents: Feedback['consents']): typeof place {
  const { text, ...position } = place;
  const isAllowed = consents.some(({ purpose }) => purpose === 'location');
  return { ...saying({ text }), ...(isAllowed && position) };
}

/** The texts that say something, cleaned. */
function saying<K extends string>(texts: { readonly [N in K]?: string | undefined }): { [N in K]?: string } {
  const cleaned = Object.entries<string | undefined>(texts).map(([name, text]) => [name, cleanLine(text ?? '')]);
  return Object.fromEntries(cleaned.filter(([, text]) => text)) as { [N in K]?: string };
}

function tooLong(read: Feedback, contentChars: number): FieldError[] {
  const limits = { content: contentChars, ...LONGEST };
  return Object.entries(limits)
    .filter(([field, longest]) => lengthOf(textAt(read, field)) > longest)
    .map(([field]) => ({ field, key: 'too-long' }));
}

function textAt(read: Feedback, field: string): string {
  let here: unknown = read;
  for (const name of field.split('.')) here = (here as Record<string, unknown> | undefined)?.[name];
  return typeof here === 'string' ? here : '';
}

/** Complaints and denunciations (khiếu nại, tố cáo) have ways of their own and are not taken here. */
function categoryErrors(id: string, categories: readonly FeedbackCategory[]): FieldError[] {
  const category = categories.find((known) => known.id === id);
  if (category && !category.elsewhere) return [];
  return [{ field: 'category', key: category ? 'elsewhere' : 'unknown' }];
}

function consentErrors(consents: Feedback['consents']): FieldError[] {
  if (consents.length > CONSENTS) return [{ field: 'consents', key: 'too-many' }];
  const isLong = (text: string) => lengthOf(text) > LONGEST_CONSENT_NAME;
  const long = consents.some(({ purpose, version }) => isLong(purpose) || isLong(version));
  return long ? [{ field: 'consents', key: 'too-long' }] : [];
}

/** What Decree 20/2008 art. 7 asks for, where the agency takes no anonymous feedback. */
function missingOf({ name, phone, email, address }: Feedback['sender']): FieldError[] {
  const missing = [!name && 'sender.name', !address && 'sender.address', !phone && !email && 'sender.phone'];
  return missing.filter((field) => field !== false).map((field) => ({ field, key: 'required' }));
}

/** What an issue of a schema means to whoever sent the body. */
export function fieldErrorOf({ path }: { readonly path: readonly PropertyKey[] }, body: unknown): FieldError {
  let here = body;
  for (const name of path) here = (here as Record<PropertyKey, unknown> | null | undefined)?.[name];
  const isMissing = here === undefined || here === null || here === '';
  return { field: path.map(String).join('.') || 'body', key: isMissing ? 'required' : 'malformed' };
}
