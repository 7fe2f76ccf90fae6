/**
 * Translates the contract's zod schemas into calls of `src/embed/contract-reader.ts`. What it does not know it refuses,
 * so that a page can never read an answer differently from what the contract says.
 */
import type * as z from 'zod/mini';

/** As much of a schema's inside as is needed (zod documents `_zod.def` for tools like this one). */
interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly element?: z.ZodMiniType;
  readonly innerType?: z.ZodMiniType;
  readonly defaultValue?: unknown;
  readonly items?: readonly z.ZodMiniType[];
  readonly rest?: z.ZodMiniType | null;
  readonly options?: readonly z.ZodMiniType[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly valueType?: z.ZodMiniType;
  readonly catchall?: z.ZodMiniType;
}

interface Check {
  readonly check: string;
  readonly minimum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
}

/** The module at `path` as one without zod: its schemas translated, its plain data as it is, its functions left out. */
export async function compileContract(path: string, reader: string): Promise<string> {
  const module = (await import(path)) as Record<string, unknown>;
  const shared = new Map<string, string>();
  const exported = Object.entries(module).map(([name, value]) => {
    if (isSchema(value)) return `export const ${name} = ${call('schema', translate(value, shared))};`;
    return typeof value === 'function' ? '' : `export const ${name} = ${JSON.stringify(value)};`;
  });
  const parts = [...shared].map(([text, name]) => `const ${name} = ${text};`);
  return [`import * as reader from ${JSON.stringify(reader)};`, ...parts, ...exported].join('\n');
}

const isSchema = (value: unknown): value is z.ZodMiniType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** One expression; long ones that may come twice are named in `shared`. */
function translate(type: z.ZodMiniType, shared: Map<string, string>): string {
  const definition = type._zod.def as unknown as Definition;
  const inner = (each: z.ZodMiniType): string => translate(each, shared);
  switch (definition.type) {
    case 'string':
      return share(string(definition), shared);
    case 'number':
      return number(definition);
    case 'boolean':
      return 'reader.boolean';
    case 'enum':
      return call('oneOf', ...Object.values(definition.entries!).map((value) => JSON.stringify(value)));
    case 'literal':
      return call('oneOf', ...definition.values!.map((value) => JSON.stringify(value)));
    case 'optional':
      return call('optional', inner(definition.innerType!));
    case 'default':
      return call('withDefault', inner(definition.innerType!), JSON.stringify(definition.defaultValue));
    case 'array':
      if (definition.checks?.length) return refuse('an array with checks');
      return call('array', inner(definition.element!));
    case 'record':
      return call('record', inner(definition.valueType!));
    case 'tuple':
      if (definition.rest) return refuse('a tuple with a rest');
      return call('tuple', ...definition.items!.map(inner));
    case 'union':
      return union(definition.options!, inner);
    case 'object': {
      if (definition.catchall || definition.checks?.length) return refuse('an object with a catchall or checks');
      const members = Object.entries(definition.shape!).map(
        ([name, member]) => `${JSON.stringify(name)}:${inner(member)}`,
      );
      return share(call('object', `{${members.join()}}`), shared);
    }
    default:
      return refuse(definition.type);
  }
}

function share(text: string, shared: Map<string, string>): string {
  const name = shared.get(text) ?? `shared${shared.size}`;
  shared.set(text, name);
  return name;
}

function string({ format, pattern, checks = [] }: Definition): string {
  let shortest = 0;
  for (const { _zod } of checks) {
    const { check, minimum } = _zod.def;
    if (check !== 'min_length' || minimum! > 1) return refuse(`a string with ${check} ${minimum ?? ''}`);
    shortest = minimum!;
  }
  if (format === 'datetime' || format === 'date') return `reader.${format}`;
  return call('string', ...(pattern ? [String(shortest), String(pattern)] : shortest ? [String(shortest)] : []));
}

function number({ format, checks = [] }: Definition): string {
  if (format && format !== 'safeint') return refuse(`a number as ${format}`);
  const bounds: string[] = [];
  for (const { _zod } of checks) {
    const { check, value, inclusive } = _zod.def;
    if (check === 'greater_than') bounds[0] = String(inclusive ? value : nextAfter(value!));
    else if (check === 'less_than' && inclusive) bounds[1] = String(value);
    else return refuse(`a number with ${check}`);
  }
  if (bounds[1] && !bounds[0]) return refuse('a number with an upper bound alone');
  return call('number', String(Boolean(format)), ...bounds);
}

const nextAfter = (value: number): number =>
  value === 0 ? Number.MIN_VALUE : refuse(`a number greater than ${value}`);

/** Known names or any other text are any text; whatever stands for a choice; else the first option that fits. */
function union(options: readonly z.ZodMiniType[], inner: (option: z.ZodMiniType) => string): string {
  const definitions = options.map((option) => option._zod.def as unknown as Definition);
  const texts = definitions.every(({ type, entries = {} }) =>
    type === 'enum' ? Object.values(entries).every((name) => typeof name === 'string') : type === 'string',
  );
  const any = definitions.some(({ type, pattern, checks = [] }) => type === 'string' && !pattern && !checks.length);
  return texts && any ? call('string') : call('either', ...options.map(inner));
}

/** A call that a bundler may leave out when nobody needs its result. */
const call = (name: string, ...values: string[]): string => `/*#__PURE__*/reader.${name}(${values.join()})`;

function refuse(what: string): never {
  throw new Error(`${what} has no translation yet: add it to build/contract.ts and src/embed/contract-reader.ts`);
}
