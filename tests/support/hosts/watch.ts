/** Keeps the reports of a page's security policy where the fingerprint does not look. */
export const WATCH_REPORTS = `(function () {
  var seen = '';
  document.addEventListener('securitypolicyviolation', function (e) {
    seen += e.effectiveDirective + ' ' + e.blockedURI + '\\n';
  });
  Object.defineProperty(window, '__violations', { value: function () { return seen; } });
})();`;

/** For browsers that tell nobody outside of a page's errors: those as well. */
export const WATCH_ERRORS = `(function () {
  var seen = '';
  window.addEventListener('error', function (e) { seen += (e.message || e.type) + '\\n'; });
  window.addEventListener('unhandledrejection', function (e) { seen += e.reason + '\\n'; });
  Object.defineProperty(window, '__troubles', { value: function () { return seen; } });
})();`;

/** Presses a hotkey of the host, and says whether it was heard. */
export const PRESS_HOST_KEYS = `(function () {
  var field = document.getElementById('q') || document.body;
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
  return hostKeys.length > 0;
})()`;
