/** What stands around a story, chosen in the toolbar: language, text size, look, host page, network. */
import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { MOCK_ENDPOINT } from '../../demo/mocks/handlers.ts';
import { TOKENS } from '../../src/theme/index.ts';
import { HOST_PAGES, wearHostPage } from './host-pages.ts';
import { HOST_THEMES, type HostTheme, type HostThemeName, type ThemeValues } from './themes.ts';

const SLOW_MS = 4000;
const TEXT_SIZE = Number.parseFloat(TOKENS.find(([name]) => name === '--dvc-font-size')![1]);

const titled = (of: Readonly<Record<string, { readonly title: string }>>) =>
  Object.entries(of).map(([value, { title }]) => ({ value, title }));

export const toolbars: NonNullable<Preview['globalTypes']> = {
  language: {
    description: 'Ngôn ngữ',
    toolbar: {
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: '', title: 'Ngôn ngữ: theo ví dụ' },
        { value: 'vi', title: 'Tiếng Việt' },
        { value: 'en', title: 'English' },
      ],
    },
  },
  textSize: {
    description: 'Cỡ chữ',
    toolbar: {
      icon: 'zoom',
      dynamicTitle: true,
      items: ['100', '125', '150', '175', '200'].map((value) => ({ value, title: `Chữ ${value} %` })),
    },
  },
  look: { description: 'Màu sắc', toolbar: { icon: 'paintbrush', dynamicTitle: true, items: titled(HOST_THEMES) } },
  hostPage: {
    description: 'Trang chủ nhà',
    toolbar: { icon: 'browser', dynamicTitle: true, items: titled(HOST_PAGES) },
  },
  network: {
    description: 'Mạng',
    toolbar: {
      icon: 'lightning',
      dynamicTitle: true,
      items: [
        { value: 'fast', title: 'Mạng tốt' },
        { value: 'slow', title: 'Mạng chậm' },
        { value: 'none', title: 'Mất mạng' },
      ],
    },
  },
};

export const initialSurroundings = { language: '', textSize: '100', look: 'blue', hostPage: 'clean', network: 'fast' };

/** Gives a story the surroundings that the toolbar names. */
export const inSurroundings: Decorator = (story, { args, globals }) => {
  const { language, textSize, look, hostPage } = globals as typeof initialSurroundings;
  wearHostPage(hostPage);
  const size = { '--dvc-font-size': `${(TEXT_SIZE * Number(textSize)) / 100}px` };
  wearLook(look as HostThemeName, textSize === '100' ? {} : size);
  const pinned = look === 'dark' && 'theme' in args ? { theme: 'auto' } : {};
  const shown = story({ args: { ...args, ...pinned, ...(language && { lang: language }) } });
  return html`${HOST_PAGES[hostPage]!.around(shown)}`;
};

/** Gives the page a look as the host's own stylesheet would. */
export function wearLook(look: HostThemeName, more: ThemeValues = {}): void {
  const { page, values }: HostTheme = HOST_THEMES[look];
  const id = 'host-theme';
  const style = document.getElementById(id) ?? document.createElement('style');
  const lines = Object.entries({ ...values, ...more }).map(([name, value]) => `${name}:${value}`);
  style.id = id;
  style.textContent = `:root{${lines.join(';')}}body.sb-show-main{background:${page}}`;
  document.head.append(style);
}

/** Lets the network be as the toolbar says, whatever the story answers. */
export const onNetwork: Exclude<NonNullable<Preview['beforeEach']>, readonly unknown[]> = ({ globals, msw }) => {
  const anything = `${MOCK_ENDPOINT}/*`;
  if (globals['network'] === 'none') msw.use(http.all(anything, () => HttpResponse.error()));
  if (globals['network'] === 'slow') msw.use(http.all(anything, () => delay(SLOW_MS)));
};
