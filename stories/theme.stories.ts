import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { unsafeStatic, html as staticHtml } from 'lit/static-html.js';
import { expect, waitFor } from 'storybook/test';
import { MOCK_ENDPOINT } from '../demo/mocks/handlers.ts';
import manifest from '../custom-elements.json' with { type: 'json' };
import { contrastOf, TOKEN_USES, TOKENS, type Token, type TokenName } from '../src/theme/index.ts';
import '../src/define.ts';
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

interface WithParts {
  readonly tagName?: string;
  readonly cssParts?: readonly { readonly name: string; readonly description?: string }[];
}

const elements = (manifest.modules as readonly { readonly declarations?: readonly WithParts[] }[])
  .flatMap(({ declarations }) => declarations ?? [])
  .filter(({ tagName }) => tagName);
const INKS = ['#a1007c', '#00695c', '#b33c00', '#3f37c9', '#6b4e00', '#00629b', '#7a0010', '#2e7d32', '#5b2a86'];

/** Every part of an element, each outlined in a colour of its own. */
function renderParts({ tagName = '', cssParts = [] }: WithParts): TemplateResult {
  const inks = cssParts.map(({ name }, at) => ({ name, ink: INKS[at % INKS.length]! }));
  const css = inks.map(({ name, ink }) => `${tagName}::part(${name}){outline:2px dashed ${ink};outline-offset:2px}`);
  const tag = unsafeStatic(tagName);
  return html`<section style="margin-block-end:40px">
    <h2 style="font-size:20px">&lt;${tagName}&gt;</h2>
    <ul style="display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;list-style:none">
      ${inks.map(({ name, ink }) => html`<li style="color:${ink};font-weight:600"><code>::part(${name})</code></li>`)}
    </ul>
    <style>
      ${css.join('\n')}
    </style>
    ${staticHtml`<${tag} endpoint=${MOCK_ENDPOINT} agency="H90.101" lang="vi"></${tag}>`}
  </section>`;
}

export const Parts: Story = {
  name: 'Các phần mở ra bằng ::part',
  // Two searches on one page are for this page alone.
  parameters: { layout: 'fullscreen', a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
  render: () => html`<div style="padding:16px;font:16px/1.5 system-ui,sans-serif">${elements.map(renderParts)}</div>`,
  play: async ({ canvasElement }) => {
    for (const { tagName = '' } of elements) {
      const element = canvasElement.querySelector(tagName)!;
      await waitFor(() => expect(element.shadowRoot?.querySelector('[part~=base]'), tagName).toBeTruthy());
    }
  },
};
