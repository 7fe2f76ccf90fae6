import { TOKEN_USES, TOKENS } from './src/theme/index.ts';

/** `npm run manifest` writes `custom-elements.json`: the elements' public API, read from their JSDoc. */

/** What a page can reach. A state, a private member and an event without our prefix are nobody's API. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations ?? [])) {
      const { members = [], attributes, events } = declaration;
      const reachable = members.filter(({ privacy = 'public', name }) => privacy === 'public' && !name.startsWith('#'));
      const names = new Set(reachable.map(({ name }) => name));
      if (members.length > 0) declaration.members = reachable;
      if (attributes) declaration.attributes = attributes.filter(({ fieldName }) => !fieldName || names.has(fieldName));
      // The analyzer also takes the arguments of `dispatchEvent(new …Event(total))` for names.
      if (events) declaration.events = events.filter(({ name }) => name?.startsWith('dvc-'));
    }
  },
};

/** The base that all elements share reads the same few custom properties. */
const themed = {
  name: 'themed',
  packageLinkPhase({ customElementsManifest }) {
    const cssProperties = TOKENS.map(([name, value]) => ({ name, default: value, description: TOKEN_USES[name] }));
    for (const declaration of customElementsManifest.modules.flatMap(({ declarations }) => declarations ?? [])) {
      if (declaration.tagName) declaration.cssProperties = cssProperties;
    }
  },
};

/** Folders are listed in another order on every file system. */
const inOrder = {
  name: 'in-order',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

export default {
  globs: ['src/widgets/*/*-element.ts', 'src/core/widget-element.ts', 'src/core/events.ts'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [publicOnly, themed, inOrder],
};
