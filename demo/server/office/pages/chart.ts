import { html } from 'hono/html';
import type { FigureGroup } from '../figures.ts';
import type { Markup } from './layout.ts';

/** Units of the drawing; it grows and shrinks as a whole. */
const WIDTH = 760;
const HEIGHT = 280;
/** Room for the scale at both ends: a narrow screen shows one of them. */
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 44, 14, 36];
const GRID_LINES = 4;
const WIDEST_BAR = 56;

const PARTS = [
  { look: 'in-time', name: 'xong đúng hạn', of: ({ onTime }: FigureGroup['figures']) => onTime },
  { look: 'too-late', name: 'xong trễ hạn', of: ({ late }: FigureGroup['figures']) => late },
  { look: 'still-open', name: 'đang xử lý', of: ({ open }: FigureGroup['figures']) => open },
] as const;

/** Bars of what came each month: ended on time, ended late, still open. The table beside it says the same in numbers. */
export function monthsChart(groups: readonly FigureGroup[], nameOf: (month: string) => string): Markup {
  const top = roundUp(Math.max(1, ...groups.map(({ figures }) => figures.received)));
  const scale = (HEIGHT - TOP - BOTTOM) / top;
  const step = (WIDTH - LEFT - RIGHT) / groups.length;
  const bar = Math.min(WIDEST_BAR, step * 0.6);
  const lines = Array.from({ length: GRID_LINES + 1 }, (_, at) => (top / GRID_LINES) * at);
  return html`
    <figure class="stack" aria-hidden="true">
      <div class="wide-drawing">
        <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
          ${lines.map((value) => {
            const y = round(HEIGHT - BOTTOM - value * scale);
            return html`
              <line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" />
              <text x="${LEFT - 8}" y="${y + 5}" text-anchor="end">${value}</text>
              <text x="${WIDTH - RIGHT + 8}" y="${y + 5}">${value}</text>
            `;
          })}
          ${groups.map(({ name, figures }, at) => {
            const middle = round(LEFT + step * (at + 0.5));
            let y = HEIGHT - BOTTOM;
            const boxes = PARTS.map(({ look, of }) => {
              const height = of(figures) * scale;
              y -= height;
              return box(look, { x: middle - bar / 2, y, width: bar, height });
            });
            return html`${boxes}<text x="${middle}" y="${HEIGHT - 12}" text-anchor="middle">${nameOf(name)}</text>`;
          })}
        </svg>
      </div>
      <ul class="key">
        ${PARTS.map(({ look, name }) => html`<li class="${look}">${name}</li>`)}
      </ul>
    </figure>
  `;
}

const box = (look: string, { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>): Markup | false =>
  height > 0 &&
  html`<rect class="${look}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" />`;

/** A number that divides well by the lines: 4, 8, 20, 40, 80, 200 … */
function roundUp(most: number): number {
  for (let power = 1; ; power *= 10) {
    const found = [4, 8, 20].find((base) => base * power >= most);
    if (found) return found * power;
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;
