/**
 * How the sources are compiled. The elements run in the browsers that Vietnamese citizens and offices still have, and on
 * pages that they must leave as they were.
 */
import { defineConfig, type InlineConfig } from 'vite';
import {
  compiledContract,
  entryFromText,
  importsAsExtras,
  ownScope,
  privateMembers,
  shortTemplates,
  type Extra,
  onlyWords,
} from './build/plugins.ts';
import packageJson from './package.json' with { type: 'json' };

/**
 * The last edition of the language that the oldest browsers served read whole: Chrome, Edge and Samsung Internet 87,
 * Firefox 78, Safari and iOS 14.5, together about 97 % of use in Viet Nam. (Named one by one, the compiler would also
 * lower `?.`, for the sake of `f?.(...list, last)`, which Chrome before 91 gets wrong and which is not written here.)
 */
export const edition = 'es2020';

/** Version of the package and name of its folder of script-tag files. */
export const { version } = packageJson;

export const root = import.meta.dirname;

export default defineConfig({ build: { target: edition } });

/** What bundlers get: the modules as they are, their libraries outside; bundlers lower the syntax for targets of their own. */
export function npmConfig(entries: readonly string[], outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      outDir,
      target: 'es2022',
      minify: false,
      lib: { entry: [...entries], formats: ['es'] },
      rolldownOptions: {
        external: [/^lit(\/|$)/, /^zod(\/|$)/, /^uqr$/, /^node:/],
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  };
}

/** A file of the script tag: one script that needs no other. */
export interface ScriptFile {
  readonly file: string;
  /** Text of the module it is made of. */
  readonly entry: string;
  /** Constants that the build puts in, such as other files' hashes. */
  readonly define?: Readonly<Record<string, unknown>>;
  /** Modules that live in files of their own, by path. */
  readonly extras?: ReadonlyMap<string, Extra>;
  /** Whether it is to hold only letters that all charsets agree on. */
  readonly asciiOnly?: boolean;
  /** Whether another file's Lit draws what it shows: then it has only the templates. */
  readonly isPart?: boolean;
  /** Groups of the dictionary that it needs; all where none are named. */
  readonly words?: readonly string[] | undefined;
}

export function scriptConfig({
  file,
  entry,
  define = {},
  extras = new Map(),
  asciiOnly = false,
  isPart = false,
  words,
}: ScriptFile): InlineConfig {
  const known = { DVC_FILE: file, DVC_VERSION: version, 'process.env.NODE_ENV': 'production', ...define };
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    define: Object.fromEntries(Object.entries(known).map(([name, value]) => [name, JSON.stringify(value)])),
    resolve: { alias: isPart ? [{ find: /^lit$/, replacement: `${root}/src/embed/lit-part.ts` }] : [] },
    plugins: [
      entryFromText(`${root}/entry.ts`, entry),
      compiledContract(root),
      onlyWords(root, words),
      privateMembers(root),
      importsAsExtras(root, extras),
      ownScope(root),
      shortTemplates(),
    ],
    build: {
      write: false,
      target: edition,
      lib: { entry: `${root}/entry.ts`, formats: ['iife'], name: 'unused', fileName: () => file },
      rolldownOptions: {
        output: {
          codeSplitting: false,
          exports: 'none',
          minify: {
            compress: { target: edition },
            mangle: true,
            // Private members, ours and those of Lit; by the one that stays, files know each other's templates.
            mangleProps: { include: /^(_dvc_|_\$)/, exclude: /^_\$litType\$$/ },
            codegen: { asciiOnly },
          },
        },
      },
    },
  };
}
