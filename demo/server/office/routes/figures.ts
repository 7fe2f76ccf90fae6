import { Hono, type Context } from 'hono';
import { readCounted } from '../../store/office-figures.ts';
import { csvFile, csvHeaders, type Cell } from '../csv.ts';
import { readDay, startOf, today } from '../days.ts';
import type { DeskParts } from '../desk-parts.ts';
import { countFigures, groupFigures, monthlyFigures, type FigureGroup } from '../figures.ts';
import { COLUMNS, figuresPage, sayMonth, type FiguresDetails, type FiguresFields } from '../pages/figures.ts';
import { record } from '../recording.ts';
import type { DeskEnv } from '../visit.ts';

/** The longest period whose months are told apart, in years. */
const MOST_YEARS = 5;

/**
 * Figures of the officer's own agency; an officer of the endpoint's own agency also sees those of all the others, since
 * a number tells of nobody.
 */
export function figuresRoute(parts: DeskParts) {
  const { store, clock, policy } = parts;

  const count = async (c: Context<DeskEnv>): Promise<FiguresDetails> => {
    const now = clock();
    const agencies = agenciesOf(c);
    const fields = readFields(c, now, agencies);
    const { from, to, agency } = fields;
    const cases = await readCounted(store.db, {
      agency: agency || undefined,
      from: startOf(from),
      before: startOf(to, 1),
    });
    const { categories, agencies: book } = c.var.edition;
    const nameOf = (id: string) => categories.find((category) => category.id === id)?.label ?? id;
    return {
      fields,
      agencies,
      now,
      total: countFigures(cases, now, policy),
      months: monthlyFigures(cases, [from.slice(0, 7), to.slice(0, 7)], now, policy),
      categories: groupFigures(cases, ({ category }) => nameOf(category), now, policy),
      byAgency: groupFigures(cases, (counted) => book.name(counted.agency).name, now, policy),
    };
  };

  return new Hono<DeskEnv>()
    .get('/figures', async (c) => {
      await record(parts, c.var.visit.account!, 'read-figures');
      return c.html(figuresPage(c, await count(c)));
    })
    .get('/figures.csv', async (c) => {
      await record(parts, c.var.visit.account!, 'export-figures');
      const { months, categories, byAgency, total } = await count(c);
      const rows: Cell[][] = [
        ['Theo', 'Nhóm', ...COLUMNS.map(({ label }) => label)],
        ...rowsOf(
          'Tháng nhận',
          months.map(({ name, figures }) => ({ name: sayMonth(name), figures })),
        ),
        ...rowsOf('Loại', categories),
        ...rowsOf('Cơ quan', byAgency),
        ...rowsOf('Tổng', [{ name: '', figures: total }]),
      ];
      return c.body(csvFile(rows), 200, csvHeaders('so-lieu-phan-anh'));
    });
}

const rowsOf = (kind: string, groups: readonly FigureGroup[]): Cell[][] =>
  groups.map(({ name, figures }) => [
    kind,
    name,
    ...COLUMNS.map(({ of }) => {
      const value = of(figures);
      return value === undefined ? '' : String(value).replace('.', ',');
    }),
  ]);

function agenciesOf(c: Context<DeskEnv>) {
  const { agencies } = c.var.edition;
  const mine = c.var.visit.account!.agency;
  const all = mine === agencies.own.agency.code ? agencies.all.map(({ agency }) => agency) : [agencies.name(mine)];
  return all.map(({ code, name }) => ({ value: code, label: name }));
}

/** This year, where nothing else is asked; whoever sees one agency only is shown that one. */
function readFields(c: Context, now: Date, agencies: FiguresDetails['agencies']): FiguresFields {
  const day = today(now);
  const to = readDay(c.req.query('to')) ?? day;
  const asked = readDay(c.req.query('from')) ?? `${day.slice(0, 4)}-01-01`;
  const earliest = `${Number(to.slice(0, 4)) - MOST_YEARS}${to.slice(4, 8)}01`;
  const from = asked > to ? `${to.slice(0, 8)}01` : asked < earliest ? earliest : asked;
  const agency = agencies.find(({ value }) => value === c.req.query('agency'));
  return { from, to, agency: agency?.value ?? (agencies.length === 1 ? agencies[0]!.value : '') };
}
