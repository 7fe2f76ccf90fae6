import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/define.ts';
import { contrastOf, TOKEN_USES, TOKENS, type Token, type TokenName } from '../src/theme/index.ts';
import { inVietnamese } from './support/in-vietnamese.ts';
import { HOST_THEMES, type HostThemeName } from './support/themes.ts';
import './support/theme-builder.ts';

const meta = { title: 'Giao diện · theme', tags: ['!autodocs'] } satisfies Meta;
export default meta;
type Story = StoryObj;

const tokens: readonly Token[] = TOKENS;

/** What a look comes to: its own value, else ours for a light or a dark page. */
function valueOf(name: TokenName, look: HostThemeName): string {
  const [, light, dark = light] = tokens.find(([token]) => token === name)!;
  const own: Partial<Record<TokenName, string>> = HOST_THEMES[look].values;
  return own[name] ?? (look === 'dark' ? dark : light);
}

const ratio = (one: string, other: string): string =>
  `${(contrastOf(one, other) ?? 1).toFixed(1).replace('.', ',')} : 1`;

export const Builder: Story = {
  name: 'Thử màu cho trang của bạn',
  render: () => html`<theme-builder></theme-builder>`,
  play: async ({ canvasElement, userEvent }) => {
    const builder = canvasElement.querySelector('theme-builder')!;
    await waitFor(() => expect(builder.shadowRoot?.querySelector('pre')?.textContent).toContain('mặc định'));
    const root = builder.shadowRoot!;
    const accent = root.querySelector<HTMLInputElement>('input[type=color]')!;
    accent.value = '#9ec5fe';
    accent.dispatchEvent(new Event('input', { bubbles: true }));
    await waitFor(() => expect(root.querySelector('[role=status]')).toHaveTextContent('Chữ trên nút chính: 1,8 : 1'));
    await expect(root.querySelector('pre')).toHaveTextContent('--dvc-color-accent: #9ec5fe;');
    accent.value = '#0b4a8f';
    accent.dispatchEvent(new Event('input', { bubbles: true }));
    await waitFor(() => expect(root.querySelector('[role=status]')?.textContent?.trim()).toBe(''));

    const choice = root.querySelector<HTMLSelectElement>('[name=tag]')!;
    for (const { value } of [...choice.options].reverse()) {
      await userEvent.selectOptions(choice, value);
      await waitFor(() => expect(root.querySelector(value)?.shadowRoot?.querySelector('.base'), value).toBeTruthy());
    }
  },
};

const GROUNDS = ['--dvc-color-surface', '--dvc-color-raised'] as const;
const READ = ['--dvc-color-text', '--dvc-color-muted', '--dvc-color-accent'] as const;
const SHOWN = [
  '--dvc-color-accent',
  ...GROUNDS,
  '--dvc-color-border',
  '--dvc-color-mark',
  '--dvc-color-error',
  '--dvc-color-success',
] as const;
const LOOKS = Object.keys(HOST_THEMES) as HostThemeName[];
// Letters that carry two marks one above the other need the height of a line.
const STACKED = 'Ỗ Ậ Ữ Ặ Ể Ộ · Nguyễn Đỗ Ngọc Ưng · đăng ký, giấy tờ, hộ tịch';
const PAGE = 'font:17px/1.55 system-ui,sans-serif;color:#1a2330';

export const Looks: Story = {
  name: 'Các bộ màu có sẵn, với độ tương phản',
  render: () => html`<div style="display:grid;gap:32px;${PAGE}">${LOOKS.map(renderLook)}</div>`,
  play: async () => {
    for (const look of LOOKS) {
      for (const text of READ) {
        for (const ground of GROUNDS) {
          const contrast = contrastOf(valueOf(text, look), valueOf(ground, look));
          await expect(contrast, `${look}: ${text}`).toBeGreaterThanOrEqual(7);
        }
      }
    }
  },
};

function renderLook(look: HostThemeName) {
  const edge = `1px solid ${valueOf('--dvc-color-border', look)}`;
  return html`<section>
    <h2 style="font-size:20px;margin:0 0 8px">${HOST_THEMES[look].title}</h2>
    <div style="display:flex;flex-wrap:wrap;gap:8px;margin-block-end:12px">
      ${SHOWN.map(
        (name) =>
          html`<span
            style="width:44px;height:44px;border:${edge};border-radius:8px;background:${valueOf(name, look)}"
            title=${`${name}: ${valueOf(name, look)}`}
          ></span>`,
      )}
    </div>
    ${GROUNDS.map(
      (ground) =>
        html`<div style="padding:12px 16px;border:${edge};margin-block-start:-1px;background:${valueOf(ground, look)}">
          ${READ.map(
            (text) =>
              html`<p style="margin:0;color:${valueOf(text, look)}">
                ${STACKED} <small>(${ratio(valueOf(text, look), valueOf(ground, look))})</small>
              </p>`,
          )}
        </div>`,
    )}
  </section>`;
}

// What is no ink but a ground for it.
const GROUND_NAMES = ['surface', 'raised', 'mark', 'border'].map((name) => `--dvc-color-${name}`);
const HEADS = ['Biến', 'Nền sáng', 'Tương phản', 'Nền tối', 'Tương phản', 'Dùng cho'];
const CELL = 'padding:8px 16px 8px 0;border-block-end:1px solid #d5dbe3;vertical-align:top;text-align:start';

export const Tokens: Story = {
  name: 'Mọi biến màu, chữ, góc',
  render: () =>
    html`<div style="overflow-x:auto;${PAGE}" tabindex="0" role="region" aria-label="Bảng các biến">
      <table style="border-collapse:collapse;font-size:15px">
        <thead>
          <tr>
            ${HEADS.map((head) => html`<th scope="col" style=${CELL}>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${tokens.map((token) => renderToken(token))}
        </tbody>
      </table>
      <p style="margin-block:24px 0;font-size:22px;line-height:1.55">${STACKED}</p>
    </div>`,
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('tbody tr')).toHaveLength(tokens.length);
  },
};

function renderToken([name, light, dark = light]: Token) {
  const isInk = light.startsWith('#') && !GROUND_NAMES.includes(name);
  const groundOf = (look: 'blue' | 'dark'): string =>
    valueOf(name === '--dvc-color-on-accent' ? '--dvc-color-accent' : '--dvc-color-surface', look);
  const said = (value: string) => html`${value.startsWith('#') ? renderSwatch(value) : nothing}${value}`;
  const cells = [
    html`<code style="white-space:nowrap">${name}</code>`,
    said(light),
    isInk ? ratio(light, groundOf('blue')) : '–',
    said(dark),
    isInk ? ratio(dark, groundOf('dark')) : '–',
    inVietnamese(TOKEN_USES[name as TokenName]),
  ];
  return html`<tr>
    ${cells.map((cell) => html`<td style=${CELL}>${cell}</td>`)}
  </tr>`;
}

const renderSwatch = (color: string) =>
  html`<span
    style="display:inline-block;width:20px;height:20px;margin-inline-end:8px;vertical-align:-4px;border:1px solid #75818f;border-radius:4px;background:${color}"
  ></span>`;
