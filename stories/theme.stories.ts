import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { MOCK_ENDPOINT } from '../demo/mocks/handlers.ts';
import { contrastOf, TOKEN_USES, TOKENS, type Token, type TokenName } from '../src/theme/index.ts';
import '../src/widgets/procedure-search/dvc-procedure-search.ts';
import { HOST_THEMES, type HostTheme } from './support/themes.ts';
import './support/theme-builder.ts';

const meta = { title: 'Giao diện · theme', tags: ['!autodocs'] } satisfies Meta;
export default meta;
type Story = StoryObj;

const tokens: readonly Token[] = TOKENS;
const valueOf = (name: TokenName, { values }: HostTheme): string =>
  values[name] ?? tokens.find(([token]) => token === name)![1];

const search = html`<dvc-procedure-search endpoint=${MOCK_ENDPOINT} agency="H90.101" lang="vi"></dvc-procedure-search>`;

export const Builder: Story = {
  name: 'Thử màu cho trang của bạn',
  render: () => html`<theme-builder>${search}</theme-builder>`,
  play: async ({ canvasElement }) => {
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
  },
};

const GROUNDS = ['--dvc-color-surface', '--dvc-color-raised'] as const;
const READ = ['--dvc-color-text', '--dvc-color-muted', '--dvc-color-accent'] as const;

export const Looks: Story = {
  name: 'Các bộ màu có sẵn, với độ tương phản',
  render: () =>
    html`<div style="display:grid;gap:24px;font:17px/1.6 system-ui,sans-serif">
      ${Object.values(HOST_THEMES)
        .filter(({ page }) => page !== HOST_THEMES.dark.page)
        .map((theme: HostTheme) => renderLook(theme))}
    </div>`,
  play: async () => {
    for (const theme of Object.values(HOST_THEMES)) {
      for (const text of READ) {
        for (const ground of GROUNDS) {
          await expect(contrastOf(valueOf(text, theme), valueOf(ground, theme)), text).toBeGreaterThanOrEqual(7);
        }
      }
    }
  },
};

// Letters that carry two marks one above the other need the height of a line.
const STACKED = 'Ỗ Ậ Ữ Ặ Ể Ộ · Nguyễn Đỗ Ngọc Ưng · đăng ký, giấy tờ, hộ tịch';

const renderLook = (theme: HostTheme) => {
  const swatch = (name: TokenName) =>
    html`<span
      style="display:inline-block;width:44px;height:44px;background:${valueOf(name, theme)}"
      title=${name}
    ></span>`;
  return html`<section>
    <h2 style="font-size:20px;margin:0 0 8px">${theme.title}</h2>
    ${(['--dvc-color-accent', ...GROUNDS, '--dvc-color-mark', '--dvc-color-error', '--dvc-color-success'] as const).map(
      swatch,
    )}
    ${GROUNDS.map(
      (ground) =>
        html`<div style="padding:12px;background:${valueOf(ground, theme)}">
          ${READ.map(
            (text) =>
              html`<p style="margin:0;color:${valueOf(text, theme)}">
                ${STACKED} (${contrastOf(valueOf(text, theme), valueOf(ground, theme))!.toFixed(1).replace('.', ',')} :
                1)
              </p>`,
          )}
        </div>`,
    )}
  </section>`;
};

export const Tokens: Story = {
  name: 'Mọi biến màu, chữ, góc',
  render: () =>
    html`<table style="font:16px/1.5 system-ui,sans-serif;border-spacing:0 6px;text-align:start">
      <thead>
        <tr>
          <th scope="col">Biến</th>
          <th scope="col">Nền sáng</th>
          <th scope="col">Nền tối</th>
          <th scope="col">Dùng cho</th>
        </tr>
      </thead>
      <tbody>
        ${tokens.map(
          ([name, light, dark]) =>
            html`<tr>
              <td><code>${name}</code></td>
              <td>${light}</td>
              <td>${dark ?? light}</td>
              <td lang="en">${TOKEN_USES[name as TokenName]}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
};
