import type { TokenName } from './tokens.ts';

/** What each public custom property is for, in a webmaster's words. */
export const TOKEN_USES: Readonly<Record<TokenName, string>> = {
  '--dvc-color-accent': 'buttons, links, the focused field',
  '--dvc-color-on-accent': 'text on the accent colour',
  '--dvc-color-text': 'text',
  '--dvc-color-muted': 'secondary text',
  '--dvc-color-surface': 'background',
  '--dvc-color-raised': 'background of panels and chosen rows',
  '--dvc-color-border': 'outlines of fields and panels',
  '--dvc-color-mark': 'behind the matching part of a title',
  '--dvc-color-error': 'what went wrong',
  '--dvc-color-success': 'what has arrived',
  '--dvc-font': 'typeface; it must hold the Vietnamese letters',
  '--dvc-font-size': 'size of running text; in px, so that a host’s rem cannot shrink it',
  '--dvc-radius': 'roundness of corners',
};
