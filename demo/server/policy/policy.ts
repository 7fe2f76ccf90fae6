/**
 * What an agency decides and no programmer should: periods, terms, limits, holidays, and the words a citizen agrees to.
 * `policy.json` of this folder holds for all; a file of that name in the data folder replaces the sections it names.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { FACTOR_KINDS } from '../../../src/backend/contract/dossiers.ts';
import { SettingsError } from '../settings.ts';

const FILE = 'policy.json';

const text = z.string().check(z.minLength(1));
const count = z.int().check(z.nonnegative());
const atLeastOne = z.int().check(z.positive());
const day = z.iso.date();
const rate = z.strictObject({ burst: atLeastOne, perMinute: atLeastOne });
const pool = z.strictObject({ atOnce: count, perDay: atLeastOne });
/** So many at once, then delays that double up to the longest; one is forgotten every `forgetSeconds`. */
const growth = z.strictObject({
  free: atLeastOne,
  firstSeconds: atLeastOne,
  mostSeconds: atLeastOne,
  forgetSeconds: atLeastOne,
});

const sections = {
  feedback: z.strictObject({
    /** Whether a feedback without a name is taken; otherwise name, address, and telephone or e-mail are asked for. */
    anonymous: z.boolean(),
    contentChars: atLeastOne,
    /** Working days until it is with the agency in charge (Decree 20/2008: at most 5), and when offices close. */
    forwardingDays: atLeastOne,
    officeCloses: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    /** What happens next; `{day}` is the last day of that term. */
    next: text,
    /** Faster than a person can fill a form, in seconds: a mark for the officer. */
    hastySeconds: count,
    /** Purpose and rights (Law 91/2025 art. 19). */
    notice: z.strictObject({ text, version: text }),
    /** Extras only; `location` is what a position is kept by. */
    consents: z.array(z.strictObject({ purpose: text, text, version: text })),
  }),
  handling: z.strictObject({
    /** Working days until the agency in charge answers, from when it has the case or looks at it again. */
    answerDays: atLeastOne,
    /** Days after an end within which the citizen may ask for another look. */
    reopenDays: count,
    /** Longest reply and publication, in characters. */
    replyChars: atLeastOne,
  }),
  attachments: z.strictObject({
    /** Of one feedback. */
    count,
    /** Of one file. */
    bytes: atLeastOne,
    /** Of one picture, as decoded. */
    pixels: atLeastOne,
    /** How long a file waits for its feedback, in hours. */
    hours: atLeastOne,
    /** What may wait for its feedback at one time, per agency, in bytes. */
    waitingBytes: atLeastOne,
    /** What one address range may send in a day, in bytes. */
    rangeBytesADay: atLeastOne,
  }),
  dossiers: z.strictObject({
    /** What citizens may show a dossier to be theirs by, in the order that they are offered. */
    factors: z.array(z.enum(FACTOR_KINDS)),
    /** Days after anything last happened to a dossier for which it is kept. */
    keepDays: atLeastOne,
    /** Look-ups of an address range, whatever they find; those with a look-up code are counted apart. */
    pace: growth,
    /** Look-ups that found nothing; see `demo/server/dossiers/budgets.ts`. */
    budgets: z.strictObject({
      code: growth,
      range: growth,
      all: pool,
      unknownRange: pool,
      total: pool,
      codesPerValue: atLeastOne,
      lookupCode: growth,
      lookupCodeUnknownRange: growth,
    }),
  }),
  /** Days for which a repeated key gets the same answer. */
  keys: z.strictObject({ feedbackDays: atLeastOne, attachmentDays: atLeastOne }),
  /** How many calls an address range may make at once, and how many more each minute. */
  limits: z.strictObject({
    feedback: rate,
    lookup: rate,
    attachments: rate,
    surveys: rate,
    /** For all together whose address the server cannot know. */
    surveysTogether: rate,
  }),
  /** Days after a case last moved, by field; a field that is not named is kept as long as its case. */
  retention: z.strictObject({
    suspicion: z.optional(count),
    page: z.optional(count),
    position: z.optional(count),
    contact: z.optional(count),
    sender: z.optional(count),
    attachments: z.optional(count),
    case: z.optional(count),
  }),
  office: z.strictObject({
    /** Days for which the list of who read and did what at the desk is kept. */
    auditDays: atLeastOne,
  }),
  calendar: z.strictObject({ holidays: z.array(day), workdays: z.array(day), asOf: day }),
};

const policy = z.strictObject(sections);
const changes = z.partial(policy);

export type Policy = z.infer<typeof policy>;
/** What may have a period of its own; `case` is all that a person sent. */
export type RetainedField = keyof Policy['retention'];
/** A pace that an address range may keep. */
export type Rate = z.infer<typeof rate>;

/** The policy that holds where an agency has not said otherwise. */
export const usualPolicy = (): Policy =>
  policy.parse(JSON.parse(readFileSync(join(import.meta.dirname, FILE), 'utf8')));

/** The policy of a server with this data folder. */
export async function readPolicy(data: string): Promise<Policy> {
  const file = join(data, FILE);
  const own = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return { ...usualPolicy(), ...readChanges(own, file) } as Policy;
}

function readChanges(own: string, file: string): z.infer<typeof changes> {
  const { data, error } = changes.safeParse(parse(own, file));
  if (!error) return data;
  const where = error.issues.map(({ path }) => path.map(String).join('.') || '?');
  throw new SettingsError(`${file}: hãy xem lại ${where.join(', ')}.`);
}

function parse(own: string, file: string): unknown {
  try {
    return JSON.parse(own);
  } catch {
    throw new SettingsError(`${file}: tệp này không phải JSON hoàn chỉnh.`);
  }
}
