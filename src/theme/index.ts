/** The public custom properties, for design tools: `dvc-widgets/tokens`. */
export { TOKEN_USES } from './token-uses.ts';
export { TOKENS, type Token, type TokenName } from './tokens.ts';
