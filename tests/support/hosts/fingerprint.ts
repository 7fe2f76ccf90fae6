/**
 * What a host page is made of, as one text: the names and values of its globals and of the things everything is made
 * of, its style sheets, and how its own parts look. Written so that it runs on pages whose built-ins are bent: as an
 * expression in the page, with nothing but loops.
 */
export const FINGERPRINT = `(function () {
  var lines = '', keys, key, i, j, k, part, value, d;
  var source = Function.prototype.toString;
  var skip = /^(\\d+|dvc|hostSubmits|hostKeys|event|__violations|chrome|performance|scrollMaxY|onerror|__zone_symbol__\\w+)$/;
  var parts = [['window', window]], names = ['Object', 'Array', 'String', 'Number', 'Boolean', 'Function', 'Symbol',
    'Promise', 'Map', 'Set', 'WeakMap', 'RegExp', 'Date', 'Error', 'JSON', 'Math', 'Reflect', 'Node', 'Element',
    'HTMLElement', 'HTMLDocument', 'Document', 'DocumentFragment', 'ShadowRoot', 'Event', 'EventTarget', 'CustomElementRegistry',
    'CSSStyleSheet', 'HTMLFormElement', 'HTMLInputElement', 'HTMLTemplateElement', 'HTMLScriptElement', 'XMLHttpRequest',
    'Request', 'Response', 'Headers', 'URL', 'URLSearchParams', 'Storage', 'History', 'Location', 'Navigator', 'IDBFactory',
    'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'TreeWalker', 'NodeList', 'HTMLCollection', 'DOMTokenList'];
  for (i = 0; i < names.length; i++) {
    value = window[names[i]];
    if (!value) continue;
    parts[parts.length] = [names[i], value];
    if (value.prototype) parts[parts.length] = [names[i] + '.prototype', value.prototype];
  }
  var all = [];
  for (i = 0; i < parts.length; i++) {
    keys = Reflect.ownKeys(parts[i][1]);
    for (j = 0; j < keys.length; j++) {
      key = typeof keys[j] === 'symbol' ? keys[j].toString() : keys[j];
      if (skip.test(key)) continue;
      d = Reflect.getOwnPropertyDescriptor(parts[i][1], keys[j]);
      value = d && (d.value || d.get);
      part = typeof value;
      if (part === 'function') part += source.call(value).length;
      else if (part === 'string' || part === 'number') part += parts[i][0] === 'window' ? '' : value;
      all[all.length] = parts[i][0] + '.' + key.replace(/\\d{4,}/g, '#') + ' ' + part;
    }
  }
  var ours = {}, selectors = ['html', 'body', '#name', '.news', '#after', '#q', '#go', '#below', 'footer'];
  var looks = ['color', 'backgroundColor', 'fontSize', 'fontFamily', 'lineHeight', 'letterSpacing', 'textTransform', 'direction',
    'display', 'marginTop', 'paddingLeft', 'visibility', 'cursor', 'overflow'];
  for (i = 0; i < selectors.length; i++) {
    part = document.querySelector(selectors[i]);
    if (!part) continue;
    d = getComputedStyle(part);
    for (j = 0; j < looks.length; j++) all[all.length] = selectors[i] + ' ' + looks[j] + ' ' + d[looks[j]];
  }
  all[all.length] = 'sheets ' + document.styleSheets.length + ' ' + (document.adoptedStyleSheets || []).length;
  all[all.length] = 'title ' + document.title + ' ' + document.cookie;
  for (k = 0; k < all.length; k++) lines += all[k] + '\\n';
  return lines;
})()`;

/** Lines of one fingerprint that the other lacks. */
export function difference(before: string, after: string): { readonly gone: string[]; readonly added: string[] } {
  const lines = (text: string): string[] => text.split('\n').filter(Boolean);
  const [first, second] = [new Set(lines(before)), new Set(lines(after))];
  return {
    gone: [...first].filter((line) => !second.has(line)),
    added: [...second].filter((line) => !first.has(line)),
  };
}
