/**
 * Looks that agencies ask for, as the public custom properties that a host's stylesheet would set. Text colours keep 7:1
 * on their ground; the story of the looks computes it.
 */
import type { TokenName } from '../../src/theme/index.ts';

export type ThemeValues = Partial<Record<TokenName, string>>;

export interface HostTheme {
  /** In the toolbar, and in the theme builder's list. */
  readonly title: string;
  /** The ground of the host page. */
  readonly page: string;
  readonly values: ThemeValues;
}

export const HOST_THEMES = {
  blue: { title: 'Xanh dương (mặc định)', page: '#ffffff', values: {} },
  'red-brown': {
    title: 'Đỏ nâu như Cổng dịch vụ công',
    page: '#ffffff',
    values: {
      '--dvc-color-accent': '#8a2411',
      '--dvc-color-raised': '#fbf5f0',
      '--dvc-color-mark': '#ffe3b0',
      '--dvc-radius': '6px',
    },
  },
  green: {
    title: 'Xanh lá của xã, phường',
    page: '#fdfefb',
    values: {
      '--dvc-color-accent': '#1b5e2a',
      '--dvc-color-raised': '#f0f7ee',
      '--dvc-color-mark': '#fff0a6',
      '--dvc-radius': '10px',
    },
  },
  dark: { title: 'Trang nền tối', page: '#141b24', values: {} },
  contrast: {
    title: 'Tương phản cao',
    page: '#ffffff',
    values: {
      '--dvc-color-accent': '#00008b',
      '--dvc-color-text': '#000000',
      '--dvc-color-muted': '#1a1a1a',
      '--dvc-color-raised': '#ffffff',
      '--dvc-color-border': '#000000',
      '--dvc-color-mark': '#ffff66',
      '--dvc-color-error': '#7a0010',
      '--dvc-color-success': '#003d1c',
      '--dvc-radius': '2px',
    },
  },
} as const satisfies Record<string, HostTheme>;

export type HostThemeName = keyof typeof HOST_THEMES;
