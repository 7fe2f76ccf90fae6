import * as z from 'zod/mini';
import { listOf } from '../../backend/contract/common.ts';
import { CheckSkipped, expect, type Check } from '../check.ts';
import { withQuery, type Endpoint } from '../endpoint.ts';
import { LARGEST_SIZE } from '../known.ts';

const section = 'Conventions, Lists';
const DEFAULT_SIZE = 20;
const MOST_PAGES = 5;
const OUTSIDE_RANGE: readonly (readonly [field: 'page' | 'size', value: string])[] = [
  ['page', '0'],
  ['page', '-1'],
  ['page', 'hai'],
  ['page', '1.5'],
  ['size', '0'],
  ['size', '-1'],
  ['size', String(LARGEST_SIZE + 1)],
  ['size', '1000000'],
  ['size', 'hai'],
];

/** What every list has in common; an item is known by its code or its id. */
const list = listOf(z.object({ code: z.optional(z.string()), id: z.optional(z.string()) }));
type List = z.infer<typeof list>;

const readList = async (endpoint: Endpoint, path: string, query: Record<string, number>): Promise<List> =>
  (await endpoint.ask(withQuery(path, query))).read(list);

const codesOf = ({ items }: List): string[] => items.map(({ code, id = '' }) => code ?? id);

/** What the contract says of each list, for the one at `path`. */
export const listChecks = (path: string): Check[] => [...pageChecks(path), continuityCheck(path)];

/** What it says of the pages of a list, an empty one too. */
const pageChecks = (path: string): Check[] => [
  {
    name: `gives page 1 of ${path} in the default size where none is asked for`,
    section,
    async run(endpoint) {
      const { items, total, page, size } = (await endpoint.ask(path)).read(list);
      expect(
        page === 1 && size === DEFAULT_SIZE && items.length === Math.min(total, size),
        `page 1, size ${DEFAULT_SIZE} and as many items as there are up to that in ${path}`,
        `page ${page}, size ${size}, ${items.length} items of ${total}`,
      );
    },
  },
  {
    name: `fills every page of ${path} and counts the same total on each`,
    section,
    async run(endpoint) {
      const { total } = await readList(endpoint, path, { size: 1 });
      const middle = Math.max(1, Math.min(7, total - 1));
      for (const size of [1, middle, LARGEST_SIZE]) {
        const last = Math.max(1, Math.ceil(total / size));
        for (const page of new Set([1, last])) {
          const answer = await readList(endpoint, path, { page, size });
          const due = Math.max(0, Math.min(size, total - (page - 1) * size));
          expect(
            answer.page === page && answer.size === size && answer.total === total && answer.items.length === due,
            `page ${page}, size ${size}, total ${total} and ${due} items in ${path}?page=${page}&size=${size}`,
            `page ${answer.page}, size ${answer.size}, total ${answer.total} and ${answer.items.length} items`,
          );
        }
      }
    },
  },
  {
    name: `refuses a page or size of ${path} outside its range and never clamps it`,
    section,
    async run(endpoint) {
      for (const [field, value] of OUTSIDE_RANGE) {
        const answer = await endpoint.ask(withQuery(path, { [field]: value }));
        const { errors = [] } = answer.problem(400);
        expect(
          errors.some((error) => error.field === field),
          `errors: [{field: "${field}", key: …}] in the answer to ${answer.asked}`,
          errors.length > 0 ? 'errors that do not name the field' : 'no errors',
        );
      }
    },
  },
  {
    name: `has nothing after the last page of ${path}`,
    section,
    async run(endpoint) {
      const far = await endpoint.ask(withQuery(path, { page: 1_000_000, size: LARGEST_SIZE }));
      if (far.status === 400) return void far.problem(400);
      const { items, page } = far.read(list);
      expect(
        items.length === 0 && page === 1_000_000,
        `no items on page 1000000 of ${path}`,
        `${items.length} items on page ${page}`,
      );
    },
  },
];

const continuityCheck = (path: string): Check => ({
  name: `continues ${path} from page to page without gap or overlap`,
  section,
  async run(endpoint) {
    const whole = await readList(endpoint, path, { size: LARGEST_SIZE });
    if (whole.total < 2) throw new CheckSkipped(`${path} has fewer than two entries`);
    const expected = codesOf(whole);
    const size = Math.ceil(expected.length / MOST_PAGES);
    const came: string[] = [];
    for (let page = 1; came.length < expected.length && page <= MOST_PAGES; page++) {
      came.push(...codesOf(await readList(endpoint, path, { page, size })));
    }
    const place = expected.findIndex((code, at) => came[at] !== code);
    expect(
      place < 0,
      `the pages of ${path} at size ${size} to hold what one page at size ${LARGEST_SIZE} holds, in that order`,
      `${came[place] ?? 'nothing'} at place ${place + 1} instead of ${expected[place]}`,
    );
    expect(new Set(came).size === came.length, `each entry of ${path} on one page only`, 'an entry on two pages');
  },
});
