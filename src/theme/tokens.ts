/**
 * The public custom properties: all that a host may change of the look. They are read once, on the inner base, as
 * private aliases with a fallback, so that `:root { --dvc-color-accent: … }` on the host's page works and nothing
 * inside can be reached by accident. Default text colours have a contrast of at least 7:1 on their surface.
 *
 * Name, value on a light page, value on a dark one where it differs. What each is for stands in `token-uses.ts`, which
 * citizens need not download.
 */
export type Token = readonly [name: `--dvc-${string}`, light: string, dark?: string];

export const TOKENS = [
  ['--dvc-color-accent', '#0b4a8f', '#a8cbff'],
  ['--dvc-color-on-accent', '#ffffff', '#0a1726'],
  ['--dvc-color-text', '#1a2330', '#eef2f7'],
  ['--dvc-color-muted', '#435062', '#c3ccd8'],
  ['--dvc-color-surface', '#ffffff', '#141b24'],
  ['--dvc-color-raised', '#f2f6fb', '#1f2833'],
  ['--dvc-color-border', '#75818f', '#8b97a6'],
  ['--dvc-color-mark', '#ffe9a8', '#5c4a00'],
  ['--dvc-color-error', '#9c0f1f', '#ffb3b8'],
  ['--dvc-color-success', '#0b5530', '#8fe0b2'],
  ['--dvc-font', 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif'],
  ['--dvc-font-size', '17px'],
  ['--dvc-radius', '8px'],
] as const satisfies readonly Token[];

export type TokenName = (typeof TOKENS)[number][0];
