/** What a part uses of Lit, in the files of the script tag: templates and styles, and no element. */
export * from 'lit/html.js';
export { css } from '@lit/reactive-element/css-tag.js';
