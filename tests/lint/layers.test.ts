import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { lintEmptyHouse } from './plant.ts';

/** A file of every layer, and those that have a rule of their own. */
const HOUSE = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  widget: 'src/widgets/one/one-element.ts',
  'its own part': 'src/widgets/one/one-list.ts',
  'another widget': 'src/widgets/two/two-element.ts',
  core: 'src/core/config.ts',
  backend: 'src/backend/procedures.ts',
  'backend/request': 'src/backend/request.ts',
  'backend/errors': 'src/backend/errors.ts',
  contract: 'src/backend/contract/status.ts',
  adapters: 'src/backend/adapters/portal.ts',
  search: 'src/search/ranking.ts',
  vietnamese: 'src/vietnamese/text.ts',
  device: 'src/device/camera.ts',
  controllers: 'src/controllers/remote-task.ts',
  ui: 'src/ui/field.ts',
  i18n: 'src/i18n/messages.ts',
  'a language': 'src/i18n/vi.ts',
  theme: 'src/theme/tokens.ts',
  embed: 'src/embed/loader.ts',
  conformance: 'src/conformance/checks.ts',
  mocks: 'demo/mocks/handlers.ts',
  server: 'demo/server/app.ts',
  'demo start': 'demo/start.ts',
  stories: 'stories/one.stories.ts',
  tests: 'tests/core/config.test.ts',
  bench: 'bench/bytes.ts',
  lit: 'lit',
  'lit/decorators.js': 'lit/decorators.js',
  uqr: 'uqr',
  zod: 'zod',
  'zod/mini': 'zod/mini',
  kysely: 'kysely',
  msw: 'msw',
  'node:fs': 'node:fs',
} as const;

type Place = keyof typeof HOUSE;
type Way = 'value' | 'type' | 're-export' | 'lazy';

const WAYS: Record<Way, (from: string, name: string) => string> = {
  value: (from, name) => `import { ${name} } from '${from}'; ${name};`,
  type: (from, name) => `import type { ${name} } from '${from}'; export type Of${name} = ${name};`,
  're-export': (from) => `export * from '${from}';`,
  lazy: (from) => `void import('${from}');`,
};
const EVERY_WAY = Object.keys(WAYS) as Way[];

const anything = (...places: Place[]) => places.flatMap((place) => EVERY_WAY.map((way) => `${place} (${way})`));
const types = (...places: Place[]) => places.map((place) => `${place} (type)`);
const lazily = (...places: Place[]) => places.map((place) => `${place} (lazy)`);

const LIT = ['lit', 'lit/decorators.js'] as const;
const BACKEND = ['backend', 'backend/request', 'backend/errors', 'contract', 'adapters'] as const;
const PACKAGES = [...LIT, 'uqr', 'zod', 'zod/mini', 'kysely', 'msw'] as const;

/** The import table of the design, once more and in other words than the linter's. */
const TABLE: Partial<Record<Place, string[]>> = {
  index: anything('define', 'widget', 'its own part', 'another widget', 'core'),
  define: anything('index', 'widget', 'its own part', 'another widget', 'core'),
  embed: [
    ...anything('core', 'i18n', 'a language', 'backend', 'backend/request', 'backend/errors', 'contract', ...LIT),
    ...lazily('widget', 'its own part', 'another widget'),
  ],
  widget: [
    ...anything(
      'its own part',
      'core',
      'controllers',
      'ui',
      'backend',
      'backend/request',
      'backend/errors',
      'contract',
    ),
    ...anything('search', 'vietnamese', 'device', 'theme', ...LIT),
    ...types('i18n', 'a language'),
  ],
  core: [
    ...anything('controllers', 'i18n', 'a language', 'backend/errors', ...LIT),
    ...types('backend', 'backend/request', 'contract'),
  ],
  ui: anything('theme', 'vietnamese', ...LIT),
  controllers: anything('i18n', 'a language', 'vietnamese', 'backend/errors', ...LIT),
  search: [...anything('vietnamese'), ...types('contract')],
  backend: anything(...BACKEND, 'vietnamese', 'zod/mini'),
  contract: anything('vietnamese', 'zod/mini'),
  adapters: anything(...BACKEND, 'vietnamese', 'zod/mini'),
  conformance: anything('contract', 'backend/request', 'zod/mini', 'node:fs'),
  device: anything('uqr'),
  vietnamese: [],
  i18n: anything('a language'),
  theme: anything(...LIT),
  server: anything('contract', 'adapters', 'search', 'vietnamese', ...PACKAGES, 'node:fs'),
  mocks: anything('contract', ...PACKAGES),
  stories: [
    ...anything(
      'index',
      'define',
      'widget',
      'its own part',
      'another widget',
      'core',
      ...BACKEND,
      'search',
      'vietnamese',
    ),
    ...anything(
      'device',
      'controllers',
      'ui',
      'i18n',
      'a language',
      'theme',
      'embed',
      'conformance',
      'mocks',
      ...PACKAGES,
    ),
  ],
};

const lint = lintEmptyHouse(Object.values(HOUSE).filter((place) => place.endsWith('.ts')));

/** How `file` writes the address of `target`. */
function specifier(file: string, target: string): string {
  if (!target.endsWith('.ts')) return target;
  const relative = path.posix.relative(path.posix.dirname(file), target);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

describe('the import table', () => {
  for (const [from, allowed] of Object.entries(TABLE)) {
    test(`lets ${from} import what is drawn and nothing else`, async () => {
      const file = HOUSE[from as Place];
      const places = (Object.keys(HOUSE) as Place[]).filter((place) => place !== from);
      const plants = places.flatMap((place) =>
        EVERY_WAY.map((way, index) => ({
          what: `${place} (${way})`,
          line: WAYS[way](specifier(file, HOUSE[place]), `N${places.indexOf(place)}_${index}`),
        })),
      );
      const findings = await lint(file, plants.map((plant) => plant.line).join('\n'));
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'syntax'),
        [],
      );
      const refused = new Set(
        findings.filter(({ rule }) => rule === 'boundaries/dependencies').map(({ line }) => line),
      );
      const imported = plants.filter((_, index) => !refused.has(index + 1)).map(({ what }) => what);
      assert.deepEqual(imported.sort(), allowed.filter((what) => !what.startsWith(`${from} (`)).sort());
    });
  }

  test('refuses a module that no layer owns', async () => {
    const findings = await lint('src/helpers/strings.ts', "import { a } from '../core/config.ts'; a;");
    assert.ok(findings.some(({ rule }) => rule.startsWith('boundaries/')));
  });

  test('refuses an import whose target does not exist', async () => {
    const findings = await lint(HOUSE.widget, "import { a } from '../../core/missing.ts'; a;");
    assert.ok(findings.some(({ rule }) => rule === 'boundaries/dependencies'));
  });
});
