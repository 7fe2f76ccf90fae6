/**
 * Who may import whom: the house's one table, handed to eslint-plugin-boundaries.
 *
 * A layer imports its own folder, and beyond it only what stands here. What no line allows is an error.
 */

/** Folder of each layer; the first that fits names a file's layer, so the inner ones come first. */
const FOLDERS = {
  contract: 'src/backend/contract',
  adapters: 'src/backend/adapters',
  backend: 'src/backend',
  widget: 'src/widgets/*',
  core: 'src/core',
  search: 'src/search',
  vietnamese: 'src/vietnamese',
  device: 'src/device',
  controllers: 'src/controllers',
  ui: 'src/ui',
  i18n: 'src/i18n',
  theme: 'src/theme',
  embed: 'src/embed',
  conformance: 'src/conformance',
  entries: 'src',
  mocks: 'demo/mocks',
  server: 'demo/server',
  demo: 'demo',
  stories: 'stories',
  tests: 'tests',
  bench: 'bench',
};

/** Single files that have a rule of their own. */
const FILES = {
  errors: 'src/backend/errors.ts',
  request: 'src/backend/request.ts',
  entry: 'src/{index,define}.ts',
  manifest: 'package.json',
  described: 'custom-elements.json',
};

/** Any use of a layer's modules. */
const of = (...layers) => layers.map((type) => ({ to: { element: { type } } }));
/** Its types only: nothing of it reaches what citizens download. */
const typesOf = (...layers) => layers.map((type) => ({ to: { element: { type } }, dependency: { kind: 'type' } }));
/** Only when it is needed: by `import()`. */
const lazily = (...layers) =>
  layers.map((type) => ({ to: { element: { type } }, dependency: { nodeKind: 'dynamic-import' } }));
/** One file of `FILES`. */
const file = (...names) => names.map((categories) => ({ to: { file: { categories } } }));
/** An npm package, its sub-paths included. */
const npm = (...packages) => packages.map((source) => ({ to: { module: { origin: 'external', source } } }));
/** Exactly this path of an npm package. */
const npmPath = (...paths) =>
  paths.map((source) => ({ to: { module: { origin: 'external' } }, dependency: { source } }));
const anyPackage = [{ to: { module: { origin: 'external' } } }];
const nodeModules = [{ to: { module: { origin: 'core' } } }];

const ALLOWED = {
  entries: of('widget', 'core'),
  embed: [...of('core', 'i18n', 'backend', 'contract'), ...lazily('widget'), ...npm('lit', '@lit/reactive-element')],
  widget: [
    ...of('core', 'controllers', 'ui', 'backend', 'contract', 'search', 'vietnamese', 'device', 'theme'),
    ...typesOf('i18n'),
    ...npm('lit'),
  ],
  core: [...of('controllers', 'i18n'), ...typesOf('backend', 'contract'), ...file('errors'), ...npm('lit')],
  ui: [...of('theme', 'vietnamese'), ...npm('lit')],
  controllers: [...of('i18n', 'vietnamese'), ...file('errors'), ...npm('lit')],
  search: [...of('vietnamese'), ...typesOf('contract')],
  backend: [...of('contract', 'adapters', 'vietnamese'), ...npmPath('zod/mini')],
  contract: [...of('vietnamese'), ...npmPath('zod/mini')],
  adapters: [...of('backend', 'contract', 'vietnamese'), ...npmPath('zod/mini')],
  conformance: [...of('contract'), ...file('request'), ...npmPath('zod/mini'), ...nodeModules],
  // Draws QR codes, in a part of its own.
  device: npm('uqr'),
  vietnamese: [],
  i18n: [],
  theme: npm('lit'),
  server: [...of('contract', 'adapters', 'search', 'vietnamese'), ...file('manifest'), ...anyPackage, ...nodeModules],
  mocks: [...of('contract'), ...anyPackage],
  stories: [
    ...of(...Object.keys(FOLDERS).filter((layer) => !['server', 'demo', 'tests', 'bench'].includes(layer))),
    ...file('described'),
    ...anyPackage,
  ],
};

export const layerSettings = {
  'import/resolver': { node: { extensions: ['.ts', '.js'] } },
  'boundaries/elements': Object.entries(FOLDERS).map(([type, pattern]) => ({
    type,
    pattern,
    partialMatch: false,
    ...(pattern.endsWith('*') && { capture: ['name'] }),
  })),
  'boundaries/files': Object.entries(FILES).map(([category, pattern]) => ({ category, pattern })),
};

export const layerRules = {
  'boundaries/dependencies': [
    'error',
    {
      default: 'disallow',
      checkAllOrigins: true,
      checkUnknownLocals: true,
      message: '{{from.element.type}} may not import this: see the table in tests/lint/rules/layers.js',
      policies: Object.entries(ALLOWED).map(([type, allow]) => ({
        // A module lying about in src/ itself belongs to no layer, and what belongs to none imports nothing.
        from: { element: { type }, ...(type === 'entries' && { file: { categories: 'entry' } }) },
        allow,
      })),
    },
  ],
};
