/** What of the answers is not yet as the endpoint needs it, and what it has not taken. */
import type { FieldError } from '../../backend/contract/problem.ts';
import { readPhone } from '../../vietnamese/phone.ts';
import { FIELDS, type Answers, type Field } from './answers.ts';

/** What is wrong with a field: a key of the dictionary after `feedback.`. */
export type Fault =
  | 'needsCategory'
  | 'needsContent'
  | 'tooLong'
  | 'needsName'
  | 'needsAddress'
  | 'needsReach'
  | 'badPhone'
  | 'badEmail'
  | 'fieldRefused'
  | 'fieldTooLong';

export type Faults = Readonly<Partial<Record<Field, Fault>>>;

/** Fields whose faults stand or fall with another's. */
const TOGETHER: { readonly [F in Field]?: readonly Field[] } = {
  email: ['phone'],
  anonymous: ['name', 'phone', 'email', 'address'],
};

export interface Limits {
  /** Characters of the content. */
  readonly contentChars: number;
  /** Whether the endpoint takes feedback without a name. */
  readonly mayBeAnonymous: boolean;
}

/**
 * What keeps these answers from being sent. The law asks for a name, an address, and a telephone number or mail address
 * (Decree 20/2008 art. 7); without a name nothing of these.
 */
export function faultsOf(answers: Answers, { contentChars, mayBeAnonymous }: Limits): Faults {
  const faults: { [F in Field]?: Fault } = {};
  if (!answers.category) faults.category = 'needsCategory';
  if (!answers.content.trim()) faults.content = 'needsContent';
  else if (lengthOf(answers.content) > contentChars) faults.content = 'tooLong';
  if (answers.phone && !readPhone(answers.phone)) faults.phone = 'badPhone';
  if (answers.email && !looksLikeMail(answers.email)) faults.email = 'badEmail';
  if (mayBeAnonymous && answers.anonymous === 'yes') return faults;
  if (!answers.name.trim()) faults.name = 'needsName';
  if (!answers.phone.trim() && !answers.email.trim()) faults.phone = 'needsReach';
  if (!answers.address.trim()) faults.address = 'needsAddress';
  return faults;
}

/** Characters as the endpoint counts them: composed (NFC), a pair of surrogates as one. */
export const lengthOf = (text: string): number => [...text.normalize('NFC')].length;

// Something before and after an @, and a dot: whether mail arrives only mail can tell.
const looksLikeMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** The endpoint's faults, where ours would stand: `sender.phone`, `place.text`. */
export const refusalsIn = (errors: readonly FieldError[]): Faults =>
  faultsBy((ours) => {
    const error = errors.find(({ field }) => field.replace(/^sender\./, '').replace(/\..*/, '') === ours);
    return error && (error.key === 'too-long' ? 'fieldTooLong' : 'fieldRefused');
  });

/** What is left of `faults` as soon as somebody works on `field`; it is looked for again at the next step. */
export const faultsBeside = (faults: Faults, field: Field): Faults =>
  faultsBy((one) => (one === field || TOGETHER[field]?.includes(one) ? undefined : faults[one]));

/** Of `fields` what is wrong `now`, of the others what was known `before`. */
export const faultsAmong = (fields: readonly Field[], now: Faults, before: Faults): Faults =>
  faultsBy((field) => (fields.includes(field) ? now : before)[field]);

/** In the order of the form. */
function faultsBy(faultOf: (field: Field) => Fault | undefined): Faults {
  const faults: { [F in Field]?: Fault } = {};
  for (const field of FIELDS) {
    const fault = faultOf(field);
    if (fault) faults[field] = fault;
  }
  return faults;
}
