/** Pages with the libraries that old pages really carry, each before our script line and after it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../vite.config.ts';
import type { Host } from './host.ts';

interface Library {
  readonly name: string;
  /** Below `node_modules/`, or absolute where Debian puts it (`libjs-…`). */
  readonly files: readonly string[];
  /** Whether it still does its work on this page. */
  readonly ownWork?: string;
  readonly styles?: readonly string[];
  /** Wrapped for Node in its package: what takes it out of there. */
  readonly unwrap?: (code: string) => string;
  readonly shows?: Host['shows'];
}

const JQUERY_WORK = `jQuery.fn.jquery + jQuery('p.news').length + jQuery('#name').text().length + jQuery.trim(' x ')`;
const jquery = (name: string, file: string): Library => ({
  name: `jQuery ${name}`,
  files: [file],
  ownWork: JQUERY_WORK,
});

const LIBRARIES: readonly Library[] = [
  jquery('1.9', 'jquery-1.9/jquery.js'),
  jquery('1.12', 'jquery/dist/jquery.js'),
  jquery('2.2', 'jquery-2/dist/jquery.js'),
  jquery('3.7', 'jquery-3/dist/jquery.js'),
  {
    name: 'jQuery 1.12 with Bootstrap 3',
    files: ['jquery/dist/jquery.min.js', 'bootstrap/dist/js/bootstrap.min.js'],
    styles: ['bootstrap/dist/css/bootstrap.min.css', 'bootstrap/dist/css/bootstrap-theme.min.css'],
    ownWork: `typeof jQuery.fn.modal + typeof jQuery.fn.collapse`,
  },
  {
    name: 'Prototype 1.7',
    files: ['/usr/share/javascript/prototype/prototype.js'],
    ownWork: `Prototype.Version + $$('p.news').length + $A([1, 2]).map(function (x) { return x + 1; }).join()`,
  },
  {
    name: 'Prototype 1.7 with script.aculo.us',
    files: [
      '/usr/share/javascript/prototype/prototype.js',
      '/usr/share/javascript/scriptaculous/effects.js',
      '/usr/share/javascript/scriptaculous/controls.js',
    ],
    ownWork: `typeof Effect.Fade + typeof Ajax.Autocompleter`,
  },
  {
    name: 'MooTools 1.4',
    files: ['/usr/share/javascript/mootools/mootools.js'],
    ownWork: `MooTools.version + $$('p.news').length + [1, 2].contains(2)`,
  },
  {
    name: 'MooTools 1.4 with More',
    files: ['/usr/share/javascript/mootools/mootools.js', '/usr/share/javascript/mootools/mootools-more.js'],
    ownWork: `MooTools.More.version`,
  },
  {
    name: 'MooTools 1.5 (core of its server build)',
    files: ['mootools/lib/mootools-core-1.5.2-server.js'],
    unwrap: (code) => `(function () { var exports = {}; ${code}\n}).call(window);`,
  },
  {
    name: 'YUI 2',
    files: ['yui2/build/yahoo-dom-event/yahoo-dom-event.js'],
    ownWork: `YAHOO.VERSION + YAHOO.util.Dom.getElementsByClassName('news').length`,
  },
  {
    name: 'YUI 2 with everything',
    files: ['yui2/build/utilities/utilities.js'],
    styles: ['yui2/build/reset-fonts-grids/reset-fonts-grids.css'],
    ownWork: `typeof YAHOO.util.DD`,
  },
  { name: 'Dojo 1.17', files: ['dojo/dojo.js'], ownWork: `dojo.version.major + typeof require` },
  {
    name: 'AngularJS 1.2',
    files: ['angular-1.2/angular.js'],
    ownWork: `angular.version.full + angular.element('<p>a</p>').text()`,
  },
  { name: 'AngularJS 1.8', files: ['angular/angular.js'], ownWork: `angular.version.full` },
  { name: 'zone.js 0.8', files: ['zone.js-0.8/dist/zone.js'], ownWork: `Zone.current.name + typeof Zone.__load_patch` },
  { name: 'zone.js 0.16', files: ['zone.js/bundles/zone.umd.js'], ownWork: `Zone.current.name` },
  { name: 'core-js 2', files: ['core-js-2/client/shim.js'], ownWork: `core.version || typeof core` },
  { name: 'core-js 3', files: ['core-js-bundle/index.js'], ownWork: `[3, [4]].flat().join()` },
  {
    name: 'es5-shim with its shams',
    files: ['es5-shim/es5-shim.js', 'es5-shim/es5-sham.js'],
    ownWork: `[1, 2].map(String).join()`,
  },
  { name: 'es6-shim', files: ['es6-shim/es6-shim.js'], ownWork: `Array.from([1, 2]).join()` },
  { name: 'RequireJS', files: ['requirejs/require.js'], ownWork: `requirejs.version + typeof define.amd` },
  { name: 'Almond', files: ['almond/almond.js'], ownWork: `typeof define.amd + typeof require` },
  { name: 'SystemJS', files: ['systemjs/dist/system.js'], ownWork: `typeof System.import` },
  {
    name: 'Knockout 3.5',
    files: ['knockout/build/output/knockout-latest.js'],
    ownWork: `ko.version + ko.observable(5)()`,
  },
  { name: 'Sugar 1.5', files: ['sugar/sugar-full.js'], ownWork: `[1, 2, 3].sum ? [1, 2, 3].sum() : typeof Sugar` },
  {
    name: 'Datejs',
    files: ['datejs/lib/date.js'],
    ownWork: `typeof Date.today + Date.today().toString('yyyy').length`,
  },
  { name: 'html5shiv', files: ['html5shiv/dist/html5shiv-printshiv.js'], ownWork: `html5.version` },
  { name: 'Respond', files: ['respond.js/dest/respond.src.js'], ownWork: `typeof respond` },
  {
    name: 'a polyfill of custom elements',
    files: ['@webcomponents/custom-elements/custom-elements.min.js'],
    ownWork: `typeof customElements.get`,
  },
  {
    name: 'a forced polyfill of custom elements',
    files: ['@webcomponents/custom-elements/custom-elements.min.js'],
    unwrap: (code) => `(window.customElements || {}).forcePolyfill = true; ${code}`,
    ownWork: `typeof customElements.get`,
  },
  { name: 'Turbolinks', files: ['turbolinks/dist/turbolinks.js'], ownWork: `Turbolinks.supported + ''` },
  { name: 'Vue 2', files: ['vue-2/dist/vue.js'], ownWork: `Vue.version` },
  {
    name: 'Lo-Dash 2',
    files: ['lodash-2/dist/lodash.js'],
    ownWork: `_.VERSION + _.map([1], function (x) { return x; })`,
  },
  {
    name: 'Underscore with Backbone',
    files: ['underscore/underscore-umd.js', 'backbone/backbone.js'],
    ownWork: `typeof Backbone.View`,
  },
  {
    name: 'a fetch made of XMLHttpRequest',
    files: ['whatwg-fetch/dist/fetch.umd.js'],
    unwrap: (code) => `window.fetch = undefined; ${code}\n;if (!window.fetch) window.fetch = WHATWGFetch.fetch;`,
    ownWork: `typeof fetch`,
  },
  {
    name: 'a Promise of a polyfill',
    files: ['promise-polyfill/dist/polyfill.js'],
    unwrap: (code) => `window.Promise = undefined; ${code}`,
    ownWork: `typeof Promise.resolve`,
  },
];

/** The reset sheets of the time. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  'the reset sheet': ['reset-css/reset.css'],
  'the normalizing sheet': ['normalize.css/normalize.css'],
  'the sheets of YUI 2': ['yui2/build/reset-fonts-grids/reset-fonts-grids.css', 'yui2/build/base/base-min.css'],
};

const pathOf = (file: string): string => (file.startsWith('/') ? file : join(root, 'node_modules', file));

/** What libraries are asked for, by address on the host. */
export const libraryFiles = new Map<string, () => string>();

function addressOf(file: string, unwrap?: Library['unwrap']): string {
  const address = `/lib${unwrap ? '-unwrapped' : ''}/${file.replace(/^\//, '')}`;
  libraryFiles.set(address, () => {
    const code = readFileSync(pathOf(file), 'utf8');
    return unwrap ? unwrap(code) : code;
  });
  return address;
}

const scriptsOf = ({ files, unwrap }: Library): string =>
  files.map((file) => `<script src="${addressOf(file, unwrap)}"></script>`).join('');
const sheetsOf = (sheets: readonly string[] = []): string =>
  sheets.map((file) => `<link rel="stylesheet" href="${addressOf(file)}">`).join('');

/** Libraries that this machine has not; Debian's come with `apt-get install libjs-prototype libjs-mootools libjs-scriptaculous`. */
export const missingLibraries = LIBRARIES.filter(({ files }) => !files.every((file) => existsSync(pathOf(file))));

export const libraries: readonly Host[] = [
  ...LIBRARIES.filter((library) => !missingLibraries.includes(library)).flatMap((library): Host[] => {
    const { name, styles, ownWork, shows } = library;
    const more = { kind: 'library' as const, ...(ownWork && { ownWork }), ...(shows && { shows }) };
    return [
      { ...more, name, head: sheetsOf(styles) + scriptsOf(library) },
      { ...more, name: `${name}, after us`, foot: scriptsOf(library), head: sheetsOf(styles) },
    ];
  }),
  ...Object.entries(SHEETS).map(([name, files]): Host => ({ kind: 'style', name, head: sheetsOf(files) })),
];
