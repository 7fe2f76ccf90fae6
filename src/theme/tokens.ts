/**
 * The public custom properties: all that a host may change of the look. They are read once, on the inner base, as
 * private aliases with a fallback, so that `:root { --dvc-color-accent: … }` on the host's page works and nothing
 * inside can be reached by accident. Default text colours have a contrast of at least 7:1 on their surface.
 */
export interface Token {
  readonly name: `--dvc-${string}`;
  readonly light: string;
  /** Left out where it does not depend on the theme. */
  readonly dark?: string;
  /** What it is for, in a webmaster's words. */
  readonly use: string;
}

export const TOKENS: readonly Token[] = [
  { name: '--dvc-color-accent', light: '#0b4a8f', dark: '#a8cbff', use: 'buttons, links, the focused field' },
  { name: '--dvc-color-on-accent', light: '#ffffff', dark: '#0a1726', use: 'text on the accent colour' },
  { name: '--dvc-color-text', light: '#1a2330', dark: '#eef2f7', use: 'text' },
  { name: '--dvc-color-muted', light: '#435062', dark: '#c3ccd8', use: 'secondary text' },
  { name: '--dvc-color-surface', light: '#ffffff', dark: '#141b24', use: 'background' },
  { name: '--dvc-color-raised', light: '#f2f6fb', dark: '#1f2833', use: 'background of panels and chosen rows' },
  { name: '--dvc-color-border', light: '#75818f', dark: '#8b97a6', use: 'outlines of fields and panels' },
  { name: '--dvc-color-mark', light: '#ffe9a8', dark: '#5c4a00', use: 'behind the matching part of a title' },
  { name: '--dvc-color-error', light: '#9c0f1f', dark: '#ffb3b8', use: 'what went wrong' },
  { name: '--dvc-color-success', light: '#0b5530', dark: '#8fe0b2', use: 'what has arrived' },
  {
    name: '--dvc-font',
    light: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
    use: 'typeface; it must hold the Vietnamese letters',
  },
  { name: '--dvc-font-size', light: '17px', use: 'size of running text; in px, so that a host’s rem cannot shrink it' },
  { name: '--dvc-radius', light: '8px', use: 'roundness of corners' },
];
