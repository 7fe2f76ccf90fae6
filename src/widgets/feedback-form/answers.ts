/** What a citizen has answered so far, and how it goes over the wire. */
import type { Consent, Feedback, FeedbackCategory } from '../../backend/contract/feedback.ts';
import { readPhone } from '../../vietnamese/phone.ts';

/** The text answers; this is what a draft keeps. */
export interface Answers {
  readonly category: string;
  readonly content: string;
  readonly place: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  /** `yes` keeps the name out of the published answer. */
  readonly hidden: string;
  /** `yes` sends without a name, where the endpoint takes that. */
  readonly anonymous: string;
}

export const NO_ANSWERS: Answers = {
  category: '',
  content: '',
  place: '',
  name: '',
  phone: '',
  email: '',
  address: '',
  hidden: '',
  anonymous: '',
};

export type Field = keyof Answers;

/** All fields, in the order of the form. */
export const FIELDS = Object.keys(NO_ANSWERS) as readonly Field[];

/** Where a citizen is, by GPS, when asked for: degrees, metres. */
export interface Position {
  readonly lat: number;
  readonly lng: number;
  readonly accuracy: number;
}

export interface Circumstances {
  readonly position: Position | undefined;
  readonly consents: readonly Consent[];
  readonly procedureCode: string | undefined;
  readonly dossierCode: string | undefined;
  readonly assistedBy: { readonly name: string; readonly role: string } | undefined;
  readonly filledIn: { readonly seconds: number; readonly trap?: string };
  readonly language: string;
  readonly page: string;
}

/** Everything but the agency and the attachments, which the conversation adds. */
export type Words = Omit<Feedback, 'agency' | 'attachments'>;

/** The answers as they go over the wire. */
export function feedbackFrom(answers: Answers, category: FeedbackCategory, about: Circumstances): Words {
  const sent: { -readonly [K in keyof Words]: Words[K] } = {
    kind: category.kind === 'petition' ? 'petition' : 'reflection',
    category: category.id,
    content: clean(answers.content),
    sender: senderFrom(answers),
    consents: [...about.consents],
    filledIn: about.filledIn,
    language: about.language,
    page: about.page,
  };
  const place = { ...(answers.place.trim() && { text: clean(answers.place) }), ...about.position };
  if (Object.keys(place).length > 0) sent.place = place;
  if (about.procedureCode) sent.procedureCode = about.procedureCode;
  if (about.dossierCode) sent.dossierCode = about.dossierCode;
  if (about.assistedBy) sent.assistedBy = about.assistedBy;
  return sent;
}

/** The answers of a feedback as it was to be sent. */
export function answersFrom({ category, content, place, sender }: Words): Answers {
  const { name = '', phone = '', email = '', address = '', hidden } = sender;
  const isNamed = name !== '';
  return {
    category,
    content,
    place: place?.text ?? '',
    name,
    phone,
    email,
    address,
    hidden: hidden && isNamed ? 'yes' : '',
    anonymous: isNamed ? '' : 'yes',
  };
}

function senderFrom(answers: Answers): Feedback['sender'] {
  if (answers.anonymous === 'yes') return { hidden: true };
  const sender: { -readonly [K in keyof Feedback['sender']]: Feedback['sender'][K] } = {
    hidden: answers.hidden === 'yes',
  };
  for (const field of ['name', 'email', 'address'] as const) {
    const said = clean(answers[field]);
    if (said) sender[field] = said;
  }
  const phone = readPhone(answers.phone);
  if (phone) sender.phone = phone;
  return sender;
}

/** As it goes over the wire. */
export const clean = (text: string): string => text.normalize('NFC').trim();
