/**
 * `npm run build`: `dist/npm` for people with a bundler, and `dist/cdn/<version>/` for people with a script tag.
 *
 * Files of the script tag carry the integrity hashes of the files they add later, so they are built in the order
 * extras, elements, loader.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify, type ECMA, type MinifyOptions } from 'terser';
import { build, type Rolldown } from 'vite';
import { elements } from './src/embed/elements.ts';
import { embedPage } from './build/pages.ts';
import type { Extra } from './build/plugins.ts';
import { edition, npmConfig, root, scriptConfig, version, type ScriptFile } from './vite.config.ts';

/** A part that most citizens never need: the modules in its file, and groups of the dictionary that it alone says. */
interface ExtraParts {
  readonly modules: readonly string[];
  readonly words?: readonly string[];
}

/** Extras by name, each in a file of its own, `dvc-<name>.js`. Elements reach their modules by `import()`. */
const extras: Readonly<Record<string, ExtraParts>> = {
  catalogue: { modules: ['src/widgets/procedure-search/catalogue-source.ts'] },
  'everyday-words': { modules: ['src/search/everyday-words.ts'] },
  checklist: { modules: ['src/widgets/procedure-search/checklist.ts'] },
  'dossier-keeping': {
    modules: ['src/widgets/dossier-lookup/keeping.ts'],
    words: [
      ...[
        'remembered',
        'forget',
        'forgetCode',
        'print',
        'copy',
        'share',
        'zalo',
        'sms',
        'remember',
        'rememberHint',
      ].map((word) => `keeping.${word}`),
      ...['copied', 'copyFailed', 'opensElsewhere', 'contact', 'hotline'].map((word) => `common.${word}`),
      ...['codeLine', 'dueLine', 'seenAt', 'amount', 'by', 'late', 'left', 'dueToday'].map((word) => `dossier.${word}`),
      ...['do.nothingMore', 'do.see', 'received', 'due', 'dueAgain', 'returned'].map((word) => `dossier.${word}`),
    ],
  },
  'dossier-rating': {
    modules: ['src/widgets/dossier-lookup/rating-offer.ts'],
    words: ['offer', 'rating', 'sending.sending', 'answering.sendRating', 'common.opensElsewhere'],
  },
  'dossier-scanning': { modules: ['src/widgets/dossier-lookup/scanning.ts'], words: ['scanning'] },
  files: { modules: ['src/device/take-in.ts', 'src/ui/file-list.ts'], words: ['file'] },
  receipt: { modules: ['src/device/qr.ts', 'src/widgets/feedback-form/receipt-print.ts'] },
  place: { modules: ['src/widgets/feedback-form/whereabouts.ts'], words: ['place'] },
  kiosk: { modules: ['src/widgets/satisfaction-survey/kiosk.ts'], words: ['kiosk'] },
  'survey-questions': {
    modules: ['src/widgets/satisfaction-survey/questions.ts'],
    words: ['next', 'previous', 'step', 'optional', 'yes', 'no', 'problem', 'needed', 'tooLong', 'ratedAlready']
      .map((word) => `survey.${word}`)
      .concat(['survey.send', 'survey.skip', 'survey.noReasons', 'rating']),
  },
  'survey-results': {
    modules: ['src/widgets/satisfaction-survey/results-task.ts'],
    words: ['results', 'survey.yes', 'survey.no', 'common.loading', 'rating'],
  },
  answering: {
    modules: ['src/widgets/feedback-tracker/answering-part.ts'],
    words: [
      ...['answering', 'sending', 'rating', 'offer', 'common.opensElsewhere'],
      ...['tracking.rate', 'tracking.askReopen', 'tracking.reopenUntil'],
    ],
  },
  'tracker-keeping': {
    modules: ['src/widgets/feedback-tracker/keeping.ts'],
    words: [
      ...['remembered', 'sentOn', 'forget', 'forgetCode', 'copyCode', 'print', 'share', 'showQr', 'qrHint'].map(
        (word) => `keeping.${word}`,
      ),
      ...['keeping.rememberCase', 'keeping.rememberCaseHint', 'common.copied', 'common.copyFailed', 'tracking'],
    ],
  },
  scanning: { modules: ['src/widgets/feedback-tracker/scanning.ts'], words: ['scanning'] },
  'lang-en': { modules: ['src/i18n/en.ts'] },
};

/** Groups of the dictionary that every element needs, and those of each. */
const COMMON_WORDS = ['common', 'error', 'notice'];
const words: Readonly<Record<string, readonly string[]>> = {
  'procedure-search': [...COMMON_WORDS, 'search', 'topic', 'level', 'mode', 'procedure'],
  'dossier-lookup': [
    ...['readOn', 'retry', 'loading', 'hotline', 'opensElsewhere'].map((word) => `common.${word}`),
    ...['configuration', 'contract', 'offline', 'unreachable', 'timeout', 'server', 'forbidden'].map(
      (word) => `error.${word}`,
    ),
    ...['unavailable', 'unavailableUntil', 'version', 'not-found'].map((word) => `error.${word}`),
    'notice',
    'dossier',
  ],
  'satisfaction-survey': [
    ...['retry', 'loading'].map((word) => `common.${word}`),
    ...['offline', 'unreachable', 'timeout', 'contract', 'configuration', 'not-found', 'server', 'unavailable'].map(
      (word) => `error.${word}`,
    ),
    'rating',
    ...['send', 'skip', 'noReasons', 'sending', 'waiting', 'waitingOnPage', 'received', 'used', 'closed', 'refused']
      .concat(['skipped', 'before', 'rate', 'unusable'])
      .map((word) => `survey.${word}`),
  ],
  'feedback-tracker': [
    ...['readOn', 'retry', 'opensElsewhere', 'contact', 'hotline'].map((word) => `common.${word}`),
    ...['error', 'notice', 'insecure', 'tracking'],
  ],
  'published-replies': [
    ...['readOn', 'retry', 'opensElsewhere', 'contact', 'hotline', 'loading', 'copied', 'copyFailed'].map(
      (word) => `common.${word}`,
    ),
    ...['error', 'notice', 'replies'],
  ],
  'feedback-form': [
    ...['retry', 'loading', 'copied', 'copyFailed', 'opensElsewhere', 'contact', 'hotline'].map(
      (word) => `common.${word}`,
    ),
    ...['configuration', 'contract', 'offline', 'unreachable', 'timeout', 'too-many', 'unavailable'].map(
      (word) => `error.${word}`,
    ),
    ...['insecure', 'feedback'],
    // All but what answers beside a case say.
    ...['optional', 'files', 'filesHint', 'takePhoto', 'chooseFile', 'shrinking', 'fileLater', 'fileRefused']
      .concat([
        'left',
        'over',
        'saving',
        'saved',
        'savedOnPage',
        'sending',
        'sendingFiles',
        'waiting',
        'waitingOffline',
      ])
      .concat(['waitingKept', 'sendNow', 'edit', 'forget', 'expired', 'refused', 'arrivedBefore', 'again'])
      .map((word) => `sending.${word}`),
  ],
};

export const npmFolder = join(root, 'dist/npm');
export const cdnFolder = join(root, 'dist/cdn', version);

export async function buildNpm(): Promise<void> {
  await rm(npmFolder, { recursive: true, force: true });
  const widgets = await readdir(join(root, 'src/widgets'));
  const modules = [
    'index',
    'define',
    'theme/index',
    'backend/adapters/index',
    'conformance/cli',
    ...widgets.map((name) => `widgets/${name}/dvc-${name}`),
  ];
  const entries = modules.map((module) => join(root, 'src', `${module}.ts`));
  await build(npmConfig(entries, npmFolder));
  await buildTypes();
}

async function buildTypes(): Promise<void> {
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { status } = spawnSync(tsc, ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The types do not compile.');
  // Parts of the script tag, of which the modules have no use.
  await rm(join(npmFolder, 'embed'), { recursive: true });
  for (const file of await readdir(npmFolder, { recursive: true })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(npmFolder, file);
    const types = await readFile(path, 'utf8');
    // The sources name modules as they are on disk, the package as they are in it.
    await writeFile(path, types.replace(/(['"])(\.{1,2}\/[^'"]+)\.ts\1/g, '$1$2.js$1'));
  }
}

/** Builds the folder of the script tag, and returns the integrity hash of each of its files. */
export async function buildCdn(folder = cdnFolder): Promise<Record<string, string>> {
  const files = await compileScripts();
  const hashes = Object.fromEntries([...files].map(([file, content]) => [file, integrityOf(content)]));
  files.set('manifest.json', `${JSON.stringify(hashes, null, 2)}\n`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await mkdir(join(folder, 'embed'));
  for (const [file, content] of files) await writeFile(join(folder, file), content);
  return hashes;
}

async function compileScripts(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const modules = new Set<string>();
  const add = async (script: ScriptFile): Promise<string> => {
    const compiled = await compile(script);
    for (const module of compiled.moduleIds) modules.add(module);
    const content = script.asciiOnly ? asciiOnly(compiled.code) : UTF_8 + compiled.code;
    files.set(script.file, content);
    return shortIntegrityOf(content);
  };

  const known = new Map<string, Extra>();
  for (const [name, { modules, words }] of Object.entries(extras)) {
    const paths = modules.map((module) => join(root, module));
    const entry = entryOfExtra(name, paths, words);
    // A part may itself bring the parts before it.
    const integrity = await add({ file: `dvc-${name}.js`, entry, extras: known, isPart: true, words });
    for (const path of paths) known.set(path, { name, integrity });
  }
  const ofElements: Record<string, string> = {};
  for (const name of Object.keys(elements)) {
    const entry = `import '${root}/src/widgets/${name}/dvc-${name}.ts'`;
    ofElements[name] = await add({ file: `dvc-${name}.js`, entry, extras: known, words: words[name] });
  }
  const frames = await add({ file: 'dvc-frames.js', entry: `import '${root}/src/embed/frames.ts'` });
  const diagnose = await add({ file: 'dvc-diagnose.js', entry: `import '${root}/src/embed/diagnose.ts'` });
  const loader = await add({
    file: 'dvc.js',
    entry: `import '${root}/src/embed/loader.ts'`,
    define: {
      DVC_HASHES: Object.values(ofElements).map(bare).join(' '),
      DVC_DIAGNOSE: bare(diagnose),
      DVC_FRAMES: bare(frames),
    },
    words: ['frame'],
    asciiOnly: true,
  });
  const page = await add({ file: 'embed/page.js', entry: `import '${root}/src/embed/page/page.ts'`, extras: known });
  await add({
    file: 'embed/kiosk-worker.js',
    entry: `import '${root}/src/embed/page/kiosk-worker.ts'`,
    asciiOnly: true,
  });
  files.set('embed/page.css', await readFile(join(root, 'src/embed/page/page.css'), 'utf8'));
  const parts = {
    'dvc.js': loader,
    'embed/page.js': page,
    'embed/page.css': integrityOf(files.get('embed/page.css')!),
  };
  for (const [name, element] of Object.entries(ofElements)) {
    files.set(`embed/${name}.html`, embedPage(name, { ...parts, element }));
  }
  return files.set('LICENSES.txt', await licensesOf(modules));
}

/** Without the name of the algorithm, which `add-script.ts` knows. */
const bare = (integrity: string): string => integrity.replace('sha256-', '');

const asciiOnly = (code: string): string =>
  code.replace(/[^\x00-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Its modules as one, with its words where it has any. */
const entryOfExtra = (name: string, modules: readonly string[], words?: readonly string[]): string => `
  ${modules.map((module, place) => `import * as module${place} from '${module}';`).join('\n')}
  ${words ? `import { vi as words } from '${root}/src/i18n/vi.ts';` : ''}
  import { provideExtra } from '${root}/src/embed/extras.ts';
  provideExtra('${name}', {${modules.map((_, place) => `...module${place}`).join()}${words ? ',words' : ''}});
`;

async function compile(script: ScriptFile): Promise<Pick<Rolldown.OutputChunk, 'code' | 'moduleIds'>> {
  const [result] = (await build(scriptConfig(script))) as Rolldown.RolldownOutput[];
  const compiled = result!.output[0];
  return { moduleIds: compiled.moduleIds, code: await shortened(compiled.code) };
}

/** Terser finds about 2 % that the bundler's own minifier leaves; each citizen downloads them. */
async function shortened(code: string): Promise<string> {
  const ecma = Number(edition.slice(2)) as ECMA;
  const compress = { passes: 3, keep_fargs: false, unsafe_arrows: true };
  const options: MinifyOptions = { ecma, compress, mangle: true, format: { ecma, comments: false } };
  return (await minify(code, options)).code!;
}

// A classic script is read in its page's charset, which may be an older one: this mark makes it UTF-8 anywhere. The
// loader is small enough to do without any letter that charsets disagree on.
const UTF_8 = '\uFEFF';

/** Our licence, and that of each library in the files. */
async function licensesOf(modules: ReadonlySet<string>): Promise<string> {
  const packages = new Set<string>();
  for (const module of modules) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];
    if (name) packages.add(name);
  }
  const texts = [await readFile(join(root, 'LICENSE'), 'utf8')];
  for (const name of [...packages].sort()) {
    texts.push(`${name}\n\n${await readFile(join(root, 'node_modules', name, 'LICENSE'), 'utf8')}`);
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

const integrityOf = (content: string, algorithm = 'sha384'): string =>
  `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;

/** The hash that one file holds of another: as hard to forge as the longer one, and every citizen downloads it. */
const shortIntegrityOf = (content: string): string => integrityOf(content, 'sha256');

if (import.meta.main) {
  await buildNpm();
  await buildCdn();
}
