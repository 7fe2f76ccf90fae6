import {
  procedure,
  procedureList,
  type Facets,
  type Procedure,
  type Summary,
} from '../../backend/contract/procedures.ts';
import { CheckSkipped, expect, type CheckGroup } from '../check.ts';
import { once, withQuery, type Endpoint } from '../endpoint.ts';
import { LARGEST_SIZE, pathOf, readProcedures } from '../known.ts';
import { sameJson } from '../same-json.ts';
import { listChecks } from './lists.ts';
import { withoutMarks } from '../strings.ts';

const PATH = '/v1/procedures';
const section = 'Calls, GET /v1/procedures';
const detail = 'Calls, GET /v1/procedures/{code}';
/** Of a long list so many are looked at closely. */
const LOOKED_AT = 5;
const LONGEST_TITLE_ASKED = 200;

const FACETS = ['field', 'level', 'audience', 'mode'] as const satisfies (keyof Facets)[];
const VALUES_OF: Readonly<Record<keyof Facets, (summary: Summary) => readonly string[]>> = {
  field: ({ field }) => [field],
  level: ({ levels }) => levels,
  audience: ({ audiences }) => audiences,
  mode: ({ modes }) => modes,
};

export const procedureChecks: CheckGroup = {
  name: 'Procedures',
  operation: 'procedures',
  checks: [
    {
      name: 'lists procedures with facets as the contract names them',
      section,
      async run(endpoint) {
        await readProcedures(endpoint);
      },
    },
    ...listChecks(PATH),
    {
      name: 'counts each value of a facet once and never more than there are procedures',
      section,
      async run(endpoint) {
        const { facets, total } = await readProcedures(endpoint);
        for (const name of FACETS) {
          const values = facets[name].map(({ value }) => value);
          expect(new Set(values).size === values.length, `each value once in the facet "${name}"`, 'a value twice');
          const largest = Math.max(0, ...facets[name].map(({ count }) => count));
          expect(largest <= total, `counts up to the total ${total} in the facet "${name}"`, `${largest}`);
        }
        const inFields = facets.field.reduce((sum, { count }) => sum + count, 0);
        expect(inFields <= total, `fields that add up to the total ${total} at most`, `${inFields}`);
      },
    },
    {
      name: 'finds as many by a facet as the facet has counted',
      section,
      async run(endpoint) {
        for (const { name, value, count } of await chosenFacets(endpoint)) {
          const answer = await endpoint.ask(withQuery(PATH, { [name]: value }));
          const { total } = answer.read(procedureList);
          expect(total === count, `total ${count}, which the facet has counted, for ${answer.asked}`, `${total}`);
        }
      },
    },
    {
      name: 'gives only procedures of the field, level, audience or mode asked for',
      section,
      async run(endpoint) {
        for (const { name, value } of await chosenFacets(endpoint)) {
          const answer = await endpoint.ask(withQuery(PATH, { [name]: value, size: LARGEST_SIZE }));
          const other = answer.read(procedureList).items.find((item) => !VALUES_OF[name](item).includes(value));
          expect(!other, `procedures of that ${name} only for ${answer.asked}`, `${other?.code} among them`);
        }
      },
    },
    {
      name: 'finds a procedure by its title',
      section,
      async run(endpoint) {
        for (const item of await withTitles(endpoint)) await mustFind(endpoint, item, item.title);
      },
    },
    {
      name: 'finds without diacritics what it finds with them',
      section,
      async run(endpoint) {
        const marked = (await withTitles(endpoint)).filter(({ title }) => withoutMarks(title) !== title);
        if (marked.length === 0) throw new CheckSkipped('no title has diacritics');
        for (const item of marked) await mustFind(endpoint, item, withoutMarks(item.title));
      },
    },
    {
      name: 'answers words that nobody uses with a list',
      section,
      async run(endpoint) {
        for (const q of ['qzxwvkj', '?!…', '😀', '0']) {
          (await endpoint.ask(withQuery(PATH, { q }))).read(procedureList);
        }
      },
    },
    {
      name: 'says what it understood and because of what where it read a slip as something else',
      section,
      async run(endpoint) {
        const readings = [];
        for (const { title } of await withTitles(endpoint)) {
          const answer = await endpoint.ask(withQuery(PATH, { q: withSlip(title) }));
          readings.push(answer.read(procedureList).understood);
        }
        if (!readings.some(Boolean)) throw new CheckSkipped('the endpoint read no slip as something else');
      },
    },
    {
      name: 'says of a procedure all that the contract names',
      section: detail,
      async run(endpoint) {
        for (const { asked, whole } of await readDetails(endpoint)) {
          expect(whole.code === asked.code, `code ${asked.code} in ${pathOf(asked)}`, whole.code);
        }
      },
    },
    {
      name: 'says of a procedure what its list says of it',
      section: detail,
      async run(endpoint) {
        for (const { asked, whole } of await readDetails(endpoint)) {
          // Which variants there are depends on who asks, so a list may know more of them.
          const names = Object.keys(asked).filter((name) => name !== 'variants') as (keyof Summary)[];
          const other = names.find((name) => !sameJson(asked[name], whole[name]));
          expect(!other, `the same "${other}" in ${pathOf(asked)} as in ${PATH}`, 'another');
        }
      },
    },
    {
      name: 'gives fees in whole đồng',
      section: 'Conventions, money',
      async run(endpoint) {
        for (const { asked, whole } of await readDetails(endpoint)) {
          const fees = whole.channels.flatMap((channel) => channel.fees);
          const broken = fees.find(
            ({ amount = 0, currency = 'VND' }) => currency === 'VND' && !Number.isInteger(amount),
          );
          expect(!broken, `fees in whole đồng in ${pathOf(asked)}`, `${broken?.amount}`);
        }
      },
    },
    {
      name: 'answers an unknown procedure with not-found',
      section: detail,
      async run(endpoint) {
        for (const code of ['0.000000', 'khong-co-ma-nay']) (await endpoint.ask(`${PATH}/${code}`)).problem(404);
        (await endpoint.ask(`${PATH}/%20`)).problem();
      },
    },
  ],
};

/** The largest value of each facet. */
async function chosenFacets(endpoint: Endpoint): Promise<{ name: keyof Facets; value: string; count: number }[]> {
  const { facets } = await readProcedures(endpoint);
  const chosen = FACETS.flatMap((name) => {
    const [largest] = facets[name].filter(({ value }) => value !== '').sort((a, b) => b.count - a.count);
    return largest ? [{ name, ...largest }] : [];
  });
  if (chosen.length === 0) throw new CheckSkipped('no facet has a value');
  return chosen;
}

/** A few procedures from all over the list. */
async function someListed(endpoint: Endpoint, fits: (item: Summary) => boolean = () => true): Promise<Summary[]> {
  const items = (await readProcedures(endpoint)).items.filter(fits);
  if (items.length === 0) throw new CheckSkipped('the endpoint lists no procedure');
  const step = Math.ceil(items.length / LOOKED_AT);
  return items.filter((_, at) => at % step === 0);
}

const withTitles = (endpoint: Endpoint): Promise<Summary[]> =>
  someListed(endpoint, ({ title }) => title.length <= LONGEST_TITLE_ASKED && / /.test(title));

const readDetails = once(async (endpoint) => {
  const details: { asked: Summary; whole: Procedure }[] = [];
  for (const asked of await someListed(endpoint)) {
    details.push({ asked, whole: (await endpoint.ask(pathOf(asked))).read(procedure) });
  }
  return details;
});

/** Variants of a procedure may stand behind one entry of the list. */
async function mustFind(endpoint: Endpoint, { code }: Summary, q: string): Promise<void> {
  const answer = await endpoint.ask(withQuery(PATH, { q, size: LARGEST_SIZE }));
  const { items, total } = answer.read(procedureList);
  const isFound = items.some((item) => item.code === code || item.variants?.includes(code));
  expect(isFound, `${code} among the procedures found by "${q}"`, `${total} others`);
}

/** The title with two letters of its longest word in each other's place. */
function withSlip(title: string): string {
  const longest = title.split(' ').reduce((one, other) => (other.length > one.length ? other : one));
  return title.replace(longest, longest.replace(/^(.)(.)(.)/u, '$1$3$2'));
}
