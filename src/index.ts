/** Classes, events and types. Importing this registers nothing: see `dvc-widgets/define`. */
export { configure, type PageConfig } from './core/config.ts';
export { defineElement } from './core/define-element.ts';
export * from './core/events.ts';
export { WidgetElement } from './core/widget-element.ts';
export type { MessageKey, Messages } from './i18n/messages.ts';
export { TOKEN_USES } from './theme/token-uses.ts';
export { TOKENS, type Token, type TokenName } from './theme/tokens.ts';
export { ProcedureSearchElement } from './widgets/procedure-search/procedure-search-element.ts';
