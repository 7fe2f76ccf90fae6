/** Pages whose scripts have bent what everything is made of. */
import type { Host } from './host.ts';

const script = (text: string): string => `<script>${text}</script>`;

const bent = (name: string, text: string, more: Partial<Host> = {}): Host => ({
  kind: 'poison',
  name,
  head: script(text),
  ...more,
});

/** Nobody can stand here; the loader looks for another way. */
const BROKEN: Partial<Host> = { shows: 'frame', throws: /^Error: no$/ };

export const poisons: readonly Host[] = [
  bent('toJSON on arrays', 'Array.prototype.toJSON = function () { return "BROKEN"; };'),
  bent('toJSON on texts', 'String.prototype.toJSON = function () { return "BROKEN"; };'),
  bent('toJSON on everything', 'Object.prototype.toJSON = function () { return "BROKEN"; };'),
  bent('dates that write themselves otherwise', 'Date.prototype.toJSON = function () { return 0; };'),
  bent('a method on every object', 'Object.prototype.extend = function () { return this; };'),
  bent(
    'a method on every array',
    'Array.prototype.each = function (f) { for (var i = 0; i < this.length; i++) f(this[i]); };',
  ),
  bent('get on every object', 'Object.prototype.get = function () { return "host"; };'),
  bent('set on every object', 'Object.prototype.set = 1;'),
  bent('value on every object', 'Object.prototype.value = "host";'),
  bent('length on every object', 'Object.prototype.length = 0;'),
  bent('Array.from without a mapper', 'Array.from = function (list) { return [].slice.call(list); };'),
  bent('Array.from that gives nothing', 'Array.from = function () { return []; };'),
  bent(
    'an old bind',
    'Function.prototype.bind = function (me) { var f = this; return function () { return f.apply(me, arguments); }; };',
  ),
  bent(
    'an old Object.assign',
    'Object.assign = function (to) { for (var i = 1; i < arguments.length; i++) for (var k in arguments[i]) to[k] = arguments[i][k]; return to; };',
  ),
  bent(
    'another JSON.stringify',
    'var nativeStringify = JSON.stringify; JSON.stringify = function (v) { return nativeStringify(String(v)); };',
  ),
  bent(
    'frozen primordials',
    '[Object, Array, String, Function, Promise, Map, Set, RegExp].forEach(function (c) { Object.freeze(c); Object.freeze(c.prototype); });',
  ),
  bent(
    'sealed primordials',
    '[Object, Array, Function, Element, Node, HTMLElement, Event].forEach(function (c) { Object.seal(c); Object.seal(c.prototype); });',
  ),
  bent(
    'a watched fetch',
    'var nativeFetch = window.fetch; window.fetch = function () { return nativeFetch.apply(this, arguments); };',
  ),
  bent(
    'a Promise of its own',
    'window.Promise = (function (Native) { function Own(f) { return new Native(f); } Own.prototype = Native.prototype; ["resolve", "reject", "all", "race"].forEach(function (n) { Own[n] = Native[n].bind(Native); }); return Own; })(window.Promise);',
  ),
  bent(
    'a watched customElements.define',
    'var define = customElements.define; customElements.define = function (n, c) { return define.call(customElements, n, c); };',
  ),
  bent('customElements.define that refuses', 'customElements.define = function () { throw new Error("no"); };', BROKEN),
  bent('attachShadow that refuses', 'Element.prototype.attachShadow = function () { throw new Error("no"); };', BROKEN),
  bent(
    'watched listeners',
    'var add = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (t, f, o) { return add.call(this, t, f, o); };',
  ),
  bent(
    'createElement of its own',
    'var create = document.createElement; document.createElement = function (n) { return create.call(document, n); };',
  ),
  bent(
    'a setTimeout of its own',
    'var later = window.setTimeout; window.setTimeout = function (f, ms) { return later(function () { f(); }, ms); };',
  ),
  bent('no console', 'window.console = { log: function () {}, warn: function () {}, error: function () {} };'),
  bent(
    'a closest of its own',
    'Element.prototype.closest = function (s) { var e = this; while (e && e.matches && !e.matches(s)) e = e.parentNode; return e && e.matches ? e : null; };',
  ),
  bent('flat as MooTools once had it', 'Array.prototype.flat = function () { return [].concat.apply([], this); };'),
  bent(
    'includes that looks for text',
    'Array.prototype.includes = Array.prototype.contains = function (x) { return this.indexOf(x) !== -1; };',
  ),
  bent(
    'an AMD loader that nobody feeds',
    'window.define = function () { throw new Error("define was called"); }; window.define.amd = {}; window.module = { exports: {} }; window.exports = window.module.exports;',
  ),
  bent('a global called dvc', 'var dvc = { tinh: "Song May" };', { ownWork: 'dvc.tinh' }),
  bent(
    'globals by our words',
    'var html = 1, css = 2, render = 3, lit = 4, process = 5, elements = 6, version = 7, name = "host";',
    { ownWork: '[html, css, render, lit, process, elements, version].join()' },
  ),
  bent('a URL of its own', 'var URL = "http://xa-doi-man.example/";', { shows: 'frame', ownWork: 'URL' }),
  bent('a Map of its own', 'var Map = { center: [21, 105] };', { shows: 'frame', ownWork: 'Map.center.join()' }),
  bent('a Set of its own', 'var Set = "bo suu tap";', { shows: 'frame', ownWork: 'Set' }),
  bent(
    'an Element without its prototype, as Prototype 1.6 made it',
    'window.Element = function (name) { return document.createElement(name); };',
  ),
  bent('requestAnimationFrame that never comes', 'window.requestAnimationFrame = function () { return 1; };'),
  bent(
    'no IntersectionObserver to speak of',
    'window.requestIdleCallback = undefined; delete window.requestIdleCallback;',
  ),
  bent(
    'a history of its own',
    'var push = history.pushState; history.pushState = function (s, t, u) { return push.call(history, s, t, u); };',
  ),
];
