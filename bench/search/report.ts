/** `bench/results/search.md` from the figures in `search.json`. */

type Row = Readonly<Record<string, unknown>>;

export function searchReport(figures: Row): string {
  const parts = [
    `# Search\n\nNational catalogue, ${String(figures.procedures)} procedures, measured ${String(figures.measured)}. Whole percents: right procedure first / among three / among five. A library named alone is given our folding and our everyday words; slow ones (Fuse.js, Orama) are asked up to forty questions a kind, drawn at random, and src/search beside them the same few.`,
    ...Object.entries((figures.quality ?? {}) as Record<string, QualityRow[]>).map(([set, rows]) =>
      qualityTable(set, rows),
    ),
    speedPart(figures.speed as Speed | undefined),
    curvePart(figures.curve as Curve | undefined),
    chromiumPart(figures.chromium as Chromium | undefined),
  ];
  return parts.filter(Boolean).join('\n\n');
}

interface QualityRow {
  readonly kind: string;
  readonly queries: number;
  readonly found: Readonly<Record<string, readonly [number, number, number]>>;
}

function qualityTable(set: string, rows: readonly QualityRow[]): string {
  const engines = [...new Set(rows.flatMap(({ found }) => Object.keys(found)))];
  const table = (names: readonly string[]): string[] => [
    line(['kind', 'questions', ...names]),
    line(['---', '---', ...names.map(() => '---')]),
    ...rows.map(({ kind, queries, found }) =>
      line([kind, String(queries), ...names.map((name) => found[name]?.join(' / ') ?? '')]),
    ),
  ];
  const bare = engines.filter((name) => name.endsWith(NO_WORDS));
  const title = `## ${set.charAt(0).toUpperCase()}${set.slice(1)}`;
  return [
    title,
    '',
    ...table(engines.filter((name) => !bare.includes(name))),
    '',
    'Without our everyday words:',
    '',
    ...table(bare).map((row) => row.replaceAll(NO_WORDS, '')),
  ].join('\n');
}

const NO_WORDS = ', no everyday words';

interface Speed {
  readonly engines: readonly { engine: string; built: number; median: number; p95: number }[];
  readonly badInput: number;
}

const speedPart = (speed: Speed | undefined): string =>
  speed
    ? [
        '## Speed in Node',
        '',
        'Milliseconds; each question the quickest of three times.',
        '',
        line(['engine', 'index ready', 'median', 'p95']),
        line(['---', '---', '---', '---']),
        ...speed.engines.map(({ engine, built, median, p95 }) => line([engine, ms(built), ms(median), ms(p95)])),
        '',
        `The slowest of the bad questions (ten thousand letters, marks alone, emoji, patterns, HTML): ${ms(speed.badInput)} ms.`,
      ].join('\n')
    : '';

interface Curve {
  readonly rows: readonly {
    size: number;
    engine: string;
    built: number;
    median: number;
    p95: number;
    memory: number;
  }[];
}

const curvePart = (curve: Curve | undefined): string =>
  curve
    ? [
        '## With the size of the catalogue',
        '',
        line(['procedures', 'engine', 'index ready ms', 'median ms', 'p95 ms', 'heap MB']),
        line(['---', '---', '---', '---', '---', '---']),
        ...curve.rows.map(({ size, engine, built, median, p95, memory }) =>
          line([String(size), engine, ms(built), ms(median), ms(p95), memory ? memory.toFixed(1) : '']),
        ),
      ].join('\n')
    : '';

interface Chromium {
  readonly ours: { indexed: number; longestTask: number; firstSearch: number; median: number; p95: number };
  readonly libraries: readonly { name: string; built: number; median: number; p95: number }[];
}

const chromiumPart = (chromium: Chromium | undefined): string =>
  chromium
    ? [
        '## Chromium at 6× slowdown',
        '',
        `src/search indexes in slices while the page stays free and is asked after every letter; the libraries are built at once and asked whole questions. The longest task of src/search: ${ms(chromium.ours.longestTask)} ms; its first search: ${ms(chromium.ours.firstSearch)} ms.`,
        '',
        line(['engine', 'index ready ms', 'median ms', 'p95 ms']),
        line(['---', '---', '---', '---']),
        line(['src/search', ms(chromium.ours.indexed), ms(chromium.ours.median), ms(chromium.ours.p95)]),
        ...chromium.libraries.map(({ name, built, median, p95 }) => line([name, ms(built), ms(median), ms(p95)])),
      ].join('\n')
    : '';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
