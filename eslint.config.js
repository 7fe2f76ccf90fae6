import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import compat from 'eslint-plugin-compat';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { bans } from './tests/lint/rules/bans.js';
import { layerRules, layerSettings } from './tests/lint/rules/layers.js';

const NETWORK = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'].map((name) => ({
  name,
  message: 'The conversation with the endpoint is src/backend/request.ts.',
}));
const EVENTS = [{ name: 'CustomEvent', message: 'Public events are classes of src/core/events.ts.' }];
const PAGE = ['document', 'window', 'customElements', 'HTMLElement', 'Element'].map((name) => ({
  name,
  message: 'This layer also runs where there is no page.',
}));
const withoutGlobals = (...globals) => ({
  'no-restricted-globals': ['error', { globals: globals.flat(), checkGlobalObject: true }],
});

/** The layers that the server and the command line run too. */
const PAGELESS = ['src/{backend,search,vietnamese,conformance}/**/*.ts'];
const NODE_TESTS = ['tests/{vietnamese,search,backend,conformance,server,package,e2e,hosts,embed,lint}/**/*.ts'];

export default defineConfig([
  {
    ignores: [
      'dist/**',
      'storybook-static/**',
      'coverage/**',
      'node_modules/**',
      '.data/**',
      '.cache/**',
      'demo/pages/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      // Patterns name control characters and combining marks on purpose, by escapes.
      'no-control-regex': 'off',
      'no-misleading-character-class': ['error', { allowEscape: true }],
    },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json', './tsconfig.stories.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // A method may be async because its interface is.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
      // A template prints numbers; the compiler keeps objects out of it.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },

  {
    files: ['src/**/*.ts', 'demo/{server,mocks}/**/*.ts', 'stories/**/*.ts'],
    plugins: { boundaries },
    settings: layerSettings,
    rules: layerRules,
  },

  {
    files: ['src/**/*.ts'],
    extends: [
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      compat.configs['flat/recommended'],
      { plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
    ],
    plugins: { dvc: bans },
    settings: { lintAllEsApis: true },
    rules: {
      ...withoutGlobals(NETWORK, EVENTS),
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      // Does not see <label for>; axe does, in every browser test and story.
      'lit-a11y/accessible-name': 'off',
      // Does not see that a listbox is driven from its input; the keyboard is tested in a browser.
      'lit-a11y/click-events-have-key-events': 'off',
      'lit/ban-attributes': ['error', 'style'],
      'lit/no-classfield-shadowing': 'error',
      'lit/no-native-attributes': 'off',
      'lit/no-this-assign-in-render': 'error',
      'dvc/no-define': 'error',
      'dvc/no-default-export': 'error',
      'dvc/no-enum': 'error',
      'dvc/no-raw-html': 'error',
      'dvc/no-style-attribute': 'error',
      'dvc/no-rem': 'error',
      'dvc/no-array-from-map': 'error',
      'dvc/no-json-stringify': 'error',
      'dvc/no-loading-flag': 'error',
      'dvc/no-computed-import': 'error',
      'dvc/no-newer-method': 'error',
      'dvc/no-newer-pattern': 'error',
      'dvc/no-signal-listener': 'error',
    },
  },
  { files: PAGELESS, rules: withoutGlobals(NETWORK, EVENTS, PAGE) },
  { files: ['src/backend/request.ts'], rules: withoutGlobals(EVENTS, PAGE) },
  { files: ['src/backend/json.ts'], rules: { 'dvc/no-json-stringify': 'off' } },
  { files: ['src/core/define-element.ts'], rules: { 'dvc/no-define': 'off' } },
  { files: ['src/{widgets,ui}/**/*.ts'], rules: { 'dvc/no-words-in-template': 'error' } },
  { files: ['src/widgets/**/*-element.ts'], rules: { 'max-lines': ['error', { max: 250 }] } },
  // Runs in Node only.
  { files: ['src/conformance/**/*.ts'], rules: { 'compat/compat': 'off', 'no-console': 'off' } },

  {
    files: ['tests/**/*.ts'],
    plugins: { dvc: bans },
    rules: {
      'dvc/no-sleep': 'error',
      'dvc/no-focused-test': 'error',
      '@typescript-eslint/no-unused-expressions': 'off', // chai's expect(x).to.be.true
      '@typescript-eslint/unbound-method': 'off', // a method is put aside and back
    },
  },
  // node:test and chai hand back promises that their runner already waits for.
  {
    files: NODE_TESTS,
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  {
    files: ['tests/{core,controllers,ui,widgets,i18n,theme,device}/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  { files: ['tests/support/run/**', 'tests/run.ts'], rules: { 'dvc/no-sleep': 'off' } },

  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
]);
