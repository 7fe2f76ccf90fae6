/** The public custom properties, for design tools: `dvc-widgets/tokens`. */
export { contrastOf } from './contrast.ts';
export { TOKEN_USES } from './token-uses.ts';
export { TOKENS, type Token, type TokenName } from './tokens.ts';
