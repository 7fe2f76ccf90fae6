/**
 * Answers in which every text is hostile, and nothing is left out: what the endpoint did not say, the contract's own
 * schema fills in, so that whatever an element can show is shown.
 */
import type * as z from 'zod/mini';
import { agencyList } from '../../../src/backend/contract/agencies.ts';
import { dossier } from '../../../src/backend/contract/dossiers.ts';
import { acknowledgement, feedbackCase, feedbackCategories, receipt } from '../../../src/backend/contract/feedback.ts';
import { problem } from '../../../src/backend/contract/problem.ts';
import { procedure, procedureList } from '../../../src/backend/contract/procedures.ts';
import { publishedReplies, publishedReply } from '../../../src/backend/contract/replies.ts';
import { status } from '../../../src/backend/contract/status.ts';
import { survey, surveyReceipt, surveyResults } from '../../../src/backend/contract/surveys.ts';

/** What each address answers with, by its path below `/v1`. */
const ANSWERS: readonly (readonly [path: RegExp, schema: z.ZodMiniType])[] = [
  [/^\/status$/, status],
  [/^\/agencies$/, agencyList],
  [/^\/procedures$/, procedureList],
  [/^\/procedures\/[^/]+$/, procedure],
  [/^\/dossiers\/lookup$/, dossier],
  [/^\/feedback\/categories$/, feedbackCategories],
  [/^\/feedback\/lookup$/, feedbackCase],
  [/^\/feedback$/, receipt],
  [/^\/feedback\/[^/]+\/\w+$/, acknowledgement],
  [/^\/replies$/, publishedReplies],
  [/^\/replies\/[^/]+$/, publishedReply],
  [/^\/surveys\/[^/]+$/, survey],
  [/^\/surveys\/[^/]+\/results$/, surveyResults],
  [/^\/surveys\/[^/]+\/responses$/, surveyReceipt],
];

/** Texts by which elements find their way, where the endpoint has said them: names of things, and no words. */
const NAMES =
  /^(contract|version|code|id|key|kind|state|group|type|view|value|level|mode|scope|unit|status|cursor|procedure|factors|types|operations|modes|audiences|field)$/;
/** What goes into an address rather than into a text. */
const ADDRESS = /^(url|submitUrl|hotline|phone|email|procedureUrl)$/;
/** Members that would hide what is to be seen. */
const HIDING = /^(showIf|unavailable|closed)$/;

export interface Words {
  /** For a text. */
  text(): string;
  /** For an address. */
  address(): string;
  /** Which of several known words stands where the endpoint said none. */
  readonly variant: number;
}

/** The answer of that path with hostile words for texts; as it is where the contract knows none. */
export function hostileAnswer(path: string, answer: unknown, isError: boolean, words: Words): unknown {
  const schema = isError ? problem : ANSWERS.find(([pattern]) => pattern.test(path))?.[1];
  return schema ? complete(schema, answer, words, '') : answer;
}

/** As much of a schema's inside as the contract uses (zod documents `_zod.def` for tools like this one). */
interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly element?: z.ZodMiniType;
  readonly innerType?: z.ZodMiniType;
  readonly valueType?: z.ZodMiniType;
  readonly items?: readonly z.ZodMiniType[];
  readonly options?: readonly z.ZodMiniType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}

const definitionOf = (type: z.ZodMiniType): Definition => type._zod.def;

function complete(type: z.ZodMiniType, said: unknown, words: Words, name: string): unknown {
  const definition = definitionOf(type);
  switch (definition.type) {
    case 'optional':
    case 'default':
      return HIDING.test(name) ? said : complete(definition.innerType!, said, words, name);
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape!).map(([member, inner]) => [
          member,
          complete(inner, (said as Readonly<Record<string, unknown>> | undefined)?.[member], words, member),
        ]),
      );
    case 'array': {
      const items = Array.isArray(said) && said.length > 0 ? (said as unknown[]) : [undefined, undefined];
      return items.map((item) => complete(definition.element!, item, words, name));
    }
    case 'tuple':
      return definition.items!.map((item, place) =>
        complete(item, (said as unknown[] | undefined)?.[place], words, name),
      );
    case 'record':
      return said ?? {};
    case 'string':
      return wordFor(definition, said, words, name);
    case 'union': {
      const known = definition.options!.map(definitionOf).find(({ entries }) => entries)?.entries;
      if (!known) return said ?? complete(definition.options![0]!, said, words, name);
      return said ?? Object.values(known)[words.variant % Object.keys(known).length];
    }
    default:
      return said ?? plainValue(definition);
  }
}

function wordFor({ format }: Definition, said: unknown, words: Words, name: string): unknown {
  if (format === 'date' || format === 'datetime') {
    const year = /until|closes|to$/i.test(name) ? 2027 : 2026;
    return said ?? (format === 'date' ? `${year}-11-20` : `${year}-11-20T08:00:00+07:00`);
  }
  if (ADDRESS.test(name)) return words.address();
  return NAMES.test(name) && said !== undefined ? said : words.text();
}

const plainValue = ({ type, values, entries }: Definition): unknown =>
  values?.[0] ?? (entries ? Object.values(entries)[0] : type === 'boolean' ? true : 3);
