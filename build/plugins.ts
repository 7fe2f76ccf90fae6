/** What the files of the script tag need beyond an ordinary build. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';
import { compileContract } from './contract.ts';
import { goneFromLit, litPatches } from './lit-parts.ts';

/** A part that lives in a file of its own, `dvc-<name>.js`. */
export interface Extra {
  readonly name: string;
  readonly integrity: string;
}

/** Lets a module be given as text. */
export function entryFromText(path: string, text: string): Plugin {
  return {
    name: 'dvc:entry',
    enforce: 'pre',
    resolveId: (id) => (id === path ? path : undefined),
    load: (id) => (id === path ? text : undefined),
  };
}

/** The contract's schemas, translated so that zod stays out; its modules without schemas are taken as they are. */
export function compiledContract(root: string): Plugin {
  return {
    name: 'dvc:contract',
    enforce: 'pre',
    resolveId(id, importer) {
      if (/^zod\b/.test(id)) this.error(`${importer} would bring zod into a file of the script tag`);
    },
    async load(id) {
      if (!id.startsWith(`${root}/src/backend/contract/`)) return undefined;
      if (!(await readFile(id, 'utf8')).includes("'zod/mini'")) return undefined;
      return compileContract(id, `${root}/src/embed/contract-reader.ts`);
    },
  };
}

/**
 * `#x` becomes an ordinary property that no other class has: Firefox before 90 and Safari before 15 know no private
 * methods, and the WeakMaps that a compiler puts in their place cost kilobytes. The minifier shortens the names.
 */
export function privateMembers(root: string): Plugin {
  return {
    name: 'dvc:private-members',
    // Before TypeScript is compiled, which then makes plain assignments of the fields.
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.ts') || !code.includes('#')) return undefined;
      const module = relative(root, id).replace(/\W/g, '_');
      const edits: Edit[] = [];
      const classes: ReadonlyMap<string, string>[] = [];
      let count = 0;
      const enter = ({ body }: { body: ESTree.ClassBody }): void => {
        const prefix = `_dvc_${module}${count++}_`;
        classes.unshift(new Map(privateNames(body).map((name) => [name, prefix + name])));
      };
      const leave = (): void => void classes.shift();
      new Visitor({
        ClassDeclaration: enter,
        ClassExpression: enter,
        'ClassDeclaration:exit': leave,
        'ClassExpression:exit': leave,
        BinaryExpression: ({ left }: { readonly left: ESTree.Node }) => {
          if (left.type === 'PrivateIdentifier') this.error(`${id}: "#${left.name} in …" has no like among properties`);
        },
        PrivateIdentifier: ({ name, start, end }) => {
          const owner = classes.find((names) => names.has(name));
          edits.push({ start, end, text: owner!.get(name)! });
        },
      }).visit(parseSync(id, code).program);
      return edit(code, edits);
    },
  };
}

const privateNames = ({ body }: ESTree.ClassBody): string[] =>
  body.flatMap((member) => ('key' in member && member.key.type === 'PrivateIdentifier' ? [member.key.name] : []));

/** `import('./en.ts')` of a module that lives in a file of its own becomes the adding of that file's script tag. */
export function importsAsExtras(root: string, extras: ReadonlyMap<string, Extra>): Plugin {
  return {
    name: 'dvc:extras',
    async transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('import(')) return undefined;
      const imports: ESTree.ImportExpression[] = [];
      new Visitor({ ImportExpression: (found) => void imports.push(found) }).visit(this.parse(code));
      if (!imports.length) return undefined;
      const edits: Edit[] = [];
      for (const { start, end, source } of imports) {
        const module = source.type === 'Literal' ? String(source.value) : '';
        const path = (await this.resolve(module, id))?.id;
        const extra = path && extras.get(path);
        if (!extra) this.error(`${id} imports "${module}", which is none of the extras in build.ts`);
        edits.push({
          start,
          end,
          text: `loadExtra(${JSON.stringify(extra.name)},${JSON.stringify(extra.integrity.replace('sha256-', ''))})`,
        });
      }
      return `import {loadExtra} from ${JSON.stringify(`${root}/src/embed/extras.ts`)};${edit(code, edits)}`;
    },
  };
}

/**
 * Lit keeps lists on the global object and takes settings from it; here it sees `src/embed/lit-scope.ts` instead. What
 * that never holds (polyfills, the lists of versions) goes, and so does what no element uses (`lit-parts.ts`).
 */
export function ownScope(root: string): Plugin {
  const own = (name: string): string => JSON.stringify(`${root}/src/embed/${name}.ts`);
  return {
    name: 'dvc:own-scope',
    enforce: 'pre',
    transform(code, id) {
      if (/@oxc-project\+runtime.*\/decorate\.js$/.test(id))
        return `export {decorate as default} from ${own('decorate')}`;
      const gone = id.startsWith(`${root}/src/`) && goneFromLit.exec(code);
      if (gone) this.error(`${id}: "${gone[0]}" is left out of Lit by build/lit-parts.ts`);
      if (!/\/node_modules\/(lit|lit-html|lit-element|@lit)\//.test(id)) return undefined;
      let patched = code
        .replace(/\b\w\.(\w+(Polyfill|Hydrate)Support|ShadyCSS)\b/g, '(void 0)')
        .replace(/\(\w\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0')
        .replaceAll('globalThis', 'dvcScope');
      for (const [file, from, to] of litPatches) {
        if (!file.test(id)) continue;
        if (patched.split(from).length !== 2) this.error(`${id} no longer holds ${from} once`);
        patched = patched.replace(from, to);
      }
      if (!patched.includes('dvcScope')) return patched;
      return `import {scope as dvcScope} from ${own('lit-scope')};${patched}`;
    },
  };
}

/** Leaves out the indentation of html`` and css``, which a browser reads as one space or as nothing. */
export function shortTemplates(): Plugin {
  const shorten: Readonly<Record<string, (text: string) => string>> = {
    // Quoted texts stay as they are.
    css: (text) =>
      text.replace(
        /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|;?\s*(}|[{};,>])\s*|(:)\s+|\b0(?=\.\d)|\s+/g,
        (match, quoted: string, mark: string, colon: string) =>
          quoted ?? mark ?? colon ?? (/^[/0]/.test(match) ? '' : ' '),
      ),
    html: (text) => text.replace(/\s*\n\s*/g, ' '),
  };
  return {
    name: 'dvc:short-templates',
    transform(code, id) {
      if (id.includes('/node_modules/') || !/\b(html|css)`/.test(code)) return undefined;
      const edits: Edit[] = [];
      new Visitor({
        TaggedTemplateExpression: ({ tag, quasi }) => {
          const shortened = tag.type === 'Identifier' ? shorten[tag.name] : undefined;
          if (!shortened) return;
          for (const { start, value } of quasi.quasis) {
            const from = code.indexOf(value.raw, start);
            edits.push({ start: from, end: from + value.raw.length, text: shortened(value.raw) });
          }
        },
      }).visit(this.parse(code));
      return edit(
        code,
        edits.toSorted((a, b) => a.start - b.start),
      );
    },
  };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Puts `edits`, in the order of their places, into `code`. */
function edit(code: string, edits: readonly Edit[]): string {
  let edited = '';
  let from = 0;
  for (const { start, end, text } of edits) {
    edited += code.slice(from, start) + text;
    from = end;
  }
  return edited + code.slice(from);
}

/**
 * Of the one dictionary a file of the script tag takes the sentences that its element can say: those whose keys begin
 * with one of `groups`, or are among them. A key that the element names and would not get stops the build.
 */
export function onlyWords(root: string, groups: readonly string[] | undefined): Plugin {
  const dictionary = `${root}/src/i18n/vi.ts`;
  const stemOf = (key: string): string => key.replace(/\.(one|other)$/, '');
  const isOurs = (key: string): boolean =>
    !groups || groups.includes(stemOf(key)) || groups.includes(key.slice(0, key.indexOf('.')));
  const read = async (): Promise<[string, string][]> =>
    Object.entries(((await import(dictionary)) as { vi: Record<string, string> }).vi);
  return {
    name: 'dvc:only-words',
    enforce: 'pre',
    async load(id) {
      if (id !== dictionary || !groups) return undefined;
      const words = (await read()).filter(([key]) => isOurs(key));
      return `export const vi = ${JSON.stringify(Object.fromEntries(words))};`;
    },
    async transform(code, id) {
      if (!groups || id === dictionary || !id.startsWith(`${root}/src/`)) return;
      for (const [key] of await read()) {
        const stem = stemOf(key);
        if (!isOurs(key) && code.includes(`'${stem}'`))
          this.error(`${id} says "${stem}", which is in none of ${groups.join(', ')}`);
      }
    },
  };
}
