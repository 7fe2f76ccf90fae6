import { agencyList } from '../../backend/contract/agencies.ts';
import { CheckSkipped, expect, type CheckGroup } from '../check.ts';
import { withQuery, type Endpoint } from '../endpoint.ts';
import { LARGEST_SIZE, pathOf, readProcedures, readServed, readStatus } from '../known.ts';
import { listChecks } from './lists.ts';

const PATH = '/v1/agencies';
const section = 'Calls, GET /v1/agencies';
/** Of the form that the contract names, and of no agency: nobody has the code H00. */
const UNKNOWN_AGENCY = 'H00.99.99';

export const agencyChecks: CheckGroup = {
  name: 'Agencies',
  checks: [
    {
      name: 'lists the agencies it serves as the contract names them, each once',
      section,
      async run(endpoint) {
        const codes = (await readServed(endpoint)).map(({ code }) => code);
        const twice = codes.find((code, at) => codes.indexOf(code) !== at);
        expect(twice === undefined, `each agency once in ${PATH}`, `${twice} twice`);
      },
    },
    ...listChecks(PATH),
    {
      name: 'narrows the agencies to the level asked for',
      section,
      async run(endpoint) {
        const served = await readServed(endpoint);
        if (served.length === 0) throw new CheckSkipped('the endpoint serves no agency');
        for (const level of new Set(served.map((agency) => agency.level))) {
          const answer = await endpoint.ask(withQuery(PATH, { level, size: LARGEST_SIZE }));
          const { items, total } = answer.read(agencyList);
          const known = served.filter((agency) => agency.level === level).length;
          expect(
            items.every((agency) => agency.level === level) && total === known,
            `${known} of level "${level}" and no others for ${answer.asked}`,
            `${total}, of levels ${[...new Set(items.map((agency) => agency.level))].join(', ') || 'none'}`,
          );
        }
      },
    },
    {
      name: 'finds an agency by its name',
      section,
      async run(endpoint) {
        const agency = (await readServed(endpoint)).at(-1);
        if (!agency) throw new CheckSkipped('the endpoint serves no agency');
        const answer = await endpoint.ask(withQuery(PATH, { q: agency.name, size: LARGEST_SIZE }));
        const { items, total } = answer.read(agencyList);
        const isFound = items.some(({ code }) => code === agency.code);
        expect(isFound, `${agency.code} among the answers for its own name`, `${total} other agencies`);
      },
    },
    {
      name: 'answers an unknown agency with not-found, whatever the call',
      section: 'Conventions, Agencies',
      async run(endpoint) {
        for (const path of await callsOf(endpoint)) {
          (await endpoint.ask(withQuery(path, { agency: UNKNOWN_AGENCY }))).problem(404);
        }
      },
    },
  ],
};

/** One call of each kind that the endpoint offers. */
async function callsOf(endpoint: Endpoint): Promise<string[]> {
  const { operations } = await readStatus(endpoint);
  const calls = ['/v1/status', PATH];
  if (operations.includes('catalogue')) calls.push('/v1/catalogue');
  if (operations.includes('feedback')) calls.push('/v1/feedback/categories');
  if (operations.includes('replies')) calls.push('/v1/replies');
  if (!operations.includes('procedures')) return calls;
  const [listed] = (await readProcedures(endpoint)).items;
  return [...calls, '/v1/procedures', ...(listed ? [pathOf(listed)] : [])];
}
