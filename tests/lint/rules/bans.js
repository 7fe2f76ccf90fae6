/**
 * What this house does not do, each as a rule of its own: `dvc/<name>`.
 *
 * A ban is an AST selector and the sentence that says what to do instead. Where it holds is said in eslint.config.js.
 */

/** One rule from the selectors of what it refuses. */
function ban(selectors, message) {
  const report = (context) => (node) => context.report({ node, message });
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({ [`:matches(${[selectors].flat().join(', ')})`]: report(context) }),
  };
}

const template = (tags) => `TaggedTemplateExpression[tag.name=/^(${tags})$/] > TemplateLiteral > TemplateElement`;

// Methods that some browser of the supported list lacks and that neither the compiler's `lib` nor eslint-plugin-compat
// sees, because they hang on an object. `x.method?.()` asks first and is fine.
const NEWER_METHODS = [
  'attachInternals',
  'checkVisibility',
  'getSetCookie',
  'moveBefore',
  'requestIdleCallback',
  'requestSubmit',
  'requestVideoFrameCallback',
  'scrollIntoViewIfNeeded',
  'setHTML',
  'showModal',
  'showPicker',
  'showPopover',
  'startViewTransition',
  'throwIfAborted',
  'togglePopover',
  'transferToImageBitmap',
  'formatRange',
  'formatRangeToParts',
  'randomUUID',
].join('|');

// Static ones that eslint-plugin-compat takes for their class, which is older.
const NEWER_STATICS = [
  ['AbortSignal', 'any|timeout|abort'],
  ['URL', 'canParse|parse'],
  ['Response', 'json'],
].map(
  ([object, methods]) =>
    `CallExpression[optional=false][callee.object.name='${object}'][callee.property.name=/^(${methods})$/]`,
);

/** A citizen reads sentences of src/i18n only, so a template's own text and its read-out attributes hold no word. */
const wordsInTemplate = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/]'(node) {
      const markup = node.quasi.quasis.map((part) => part.value.cooked ?? '').join('\0');
      const readOut = [
        ...markup.matchAll(
          /\s(?:aria-label|aria-description|alt|label|placeholder|title)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
        ),
      ];
      const texts = [
        markup.replace(/<!--.*?-->/gs, '').replace(/<[^>]*>/g, '\0'),
        ...readOut.map((found) => found[1] ?? found[2]),
      ];
      if (texts.some((text) => /\p{L}[\p{L}\p{M}]/u.test(text))) {
        context.report({ node, message: 'Words that a citizen reads belong into src/i18n.' });
      }
    },
  }),
};

export const bans = {
  rules: {
    'no-define': ban(
      [
        "MemberExpression[object.name='customElements'][property.name='define']",
        "MemberExpression[object.property.name='customElements'][property.name='define']",
      ],
      'Elements are registered by defineElement() of src/core/define-element.ts.',
    ),
    'no-default-export': ban(
      ['ExportDefaultDeclaration', "ExportSpecifier[exported.name='default']"],
      'Everything is exported by its name.',
    ),
    'no-enum': ban('TSEnumDeclaration', 'Use an `as const` list and the type derived from it.'),
    'no-raw-html': ban(
      [
        'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc)$/]',
        'ImportDeclaration[source.value=/^lit.directives.unsafe-/]',
        "MemberExpression[object.name='document'][property.name=/^write(ln)?$/]",
        `${template('html|svg')}[value.raw=/[.](inner|outer)HTML *=/]`,
      ],
      'Text stays text: render it with html``.',
    ),
    'no-style-attribute': ban(
      [
        'ImportDeclaration[source.value=/^lit.directives.style-map/]',
        `${template('html|svg')}[value.raw=/[ \\n]style *=/]`,
      ],
      'Hosts forbid style attributes by their security policy: use a class and css``.',
    ),
    'no-rem': ban(
      `${template('css')}[value.raw=/[0-9.]rem\\b/]`,
      'Hosts set the root font size to anything: use em or px.',
    ),
    'no-array-from-map': ban(
      "CallExpression[callee.object.name='Array'][callee.property.name='from'][arguments.length>1]",
      'Prototype.js replaces Array.from by one without a map function: use [...x].map().',
    ),
    'no-json-stringify': ban(
      "MemberExpression[object.name='JSON'][property.name='stringify']",
      'Use stringify() of src/backend/json.ts: hosts plant toJSON on prototypes.',
    ),
    'no-loading-flag': ban(
      ['[typeAnnotation.typeAnnotation.type=TSBooleanKeyword]', '[value.raw=/^(true|false)$/]'].map(
        (isBoolean) =>
          `:matches(PropertyDefinition, AccessorProperty, TSPropertySignature)[key.name=/^(is)?loading$/i]${isBoolean}`,
      ),
      'What is being loaded is a RemoteTask, not a flag.',
    ),
    'no-words-in-template': wordsInTemplate,
    'no-computed-import': ban(
      "ImportExpression:not([source.type='Literal'])",
      'The linter and the bundler must see what is imported: write the path out.',
    ),
    'no-newer-method': ban(
      [`CallExpression[optional=false][callee.property.name=/^(${NEWER_METHODS})$/]`, ...NEWER_STATICS],
      'Not in every supported browser: ask first (`x.method?.()`) and do without.',
    ),
    'no-newer-pattern': ban(
      ['Literal[regex.pattern=/[(][?]<[=!]/]', 'Literal[regex.flags=/[dv]/]'],
      'Safari before 16.4 refuses the whole file over a look-behind, older browsers over the flags d and v.',
    ),
    'no-signal-listener': ban(
      "CallExpression[callee.property.name='addEventListener'] > ObjectExpression > Property[key.name='signal']",
      'Safari 14 and Firefox 78 ignore the signal and keep the listener: use removeEventListener().',
    ),
    'no-sleep': ban(
      [
        "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
        "NewExpression[callee.name='Promise'] CallExpression[callee.property.name='setTimeout']",
        'ImportDeclaration[source.value=/^(node:)?timers.promises$/]',
        'CallExpression[callee.name=/^(aTimeout|sleep)$/]',
        "CallExpression[callee.property.name='waitForTimeout']",
      ],
      'A test waits for what it wants to see, not for a time.',
    ),
    'no-focused-test': ban(
      [
        'MemberExpression[object.name=/^(test|it|describe|suite|context)$/][property.name=/^(only|skip)$/]',
        'CallExpression[callee.name=/^(fit|fdescribe|xit|xdescribe)$/]',
        'CallExpression[callee.name=/^(test|it|describe|suite)$/] > ObjectExpression > Property[key.name=/^(only|skip)$/][value.value=true]',
      ],
      'Every test runs.',
    ),
  },
};
