/** Pages whose style sheets mean everybody. */
import type { Host } from './host.ts';

const sheet = (name: string, css: string, more: Partial<Host> = {}): Host => ({
  kind: 'style',
  name,
  head: `<style>${css}</style>`,
  ...more,
});

export const styles: readonly Host[] = [
  sheet('everything unset', '* { all: unset !important } script, style, head { display: none !important }'),
  sheet('62.5 % at the root', 'html { font-size: 62.5% } body { font-size: 1rem }'),
  sheet('tiny letters for all', '* { font-size: 9px !important; line-height: 1 !important }'),
  sheet('capitals', 'body { text-transform: uppercase !important }'),
  sheet('capitals for all', '* { text-transform: uppercase !important }'),
  sheet('from right to left', 'body { direction: rtl !important; text-align: right }'),
  sheet('all from right to left', '* { direction: rtl !important; unicode-bidi: bidi-override }'),
  sheet(
    'buttons and fields of its own',
    'button, input, textarea, select { display: none !important; height: 1px !important }',
  ),
  sheet('white on white', '* { color: #fff !important; background: #fff !important }'),
  sheet('zoomed', 'body { zoom: 1.3 }'),
  sheet('letters apart', '* { letter-spacing: 6px !important; word-spacing: 20px !important }'),
  sheet('undefined tags hidden', ':not(:defined) { display: none }'),
  sheet('tags of ours made inline', '[class], dvc-procedure-search, dvc-feedback-form { display: inline !important }'),
  sheet('content boxes', '*, *::before, *::after { box-sizing: content-box !important }'),
  sheet('everything moves slowly', '* { transition: all 9s !important }'),
  sheet('everything floats', 'main * { float: left !important }'),
  sheet('two columns', 'main { columns: 2 }'),
  sheet('nothing wraps', '* { white-space: nowrap !important }'),
  sheet('text out of sight', '* { text-indent: -9999px !important }'),
  sheet('signs for letters', '* { font-family: Wingdings, Symbol !important; font-weight: 900 !important }'),
  sheet('letters without filling', '* { -webkit-text-fill-color: transparent !important }'),
  sheet(
    'lists without marks, tables without borders',
    'ul, ol, li, table, td { list-style: none; border: 0; margin: 0; padding: 0 !important }',
  ),
  sheet('a narrow column', '#page { width: 220px }'),
  sheet('flex around it', 'main { display: flex; flex-wrap: wrap }'),
  sheet('grid around it', 'main { display: grid; grid-template-columns: 1fr }'),
  sheet('a page turned dark', 'html { background: #111; color: #eee; color-scheme: dark }', { changesPlace: true }),
  sheet('a page turned over', 'html { filter: invert(1) }'),
  sheet('print rules for the screen', '@media all { * { text-shadow: 0 0 1px #000 !important; orphans: 9 } }'),
  sheet('hyphens and breaking anywhere', '* { word-break: break-all !important; hyphens: auto !important }'),
  sheet('a sheet for shadow parts', '::part(base) { padding: 0 } ::part(input) { border-width: 1px }'),
];
