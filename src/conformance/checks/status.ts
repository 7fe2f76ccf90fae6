import { CONTRACT_MAJOR } from '../../backend/contract/common.ts';
import { status } from '../../backend/contract/status.ts';
import { CheckSkipped, expect, type CheckGroup } from '../check.ts';
import { readAskable, readServed, readStatus } from '../known.ts';

const section = 'Calls, GET /v1/status';

export const statusChecks: CheckGroup = {
  name: 'Status',
  checks: [
    {
      name: 'says in /v1/status what the contract names',
      section,
      async run(endpoint) {
        await readStatus(endpoint);
      },
    },
    {
      name: `speaks version ${CONTRACT_MAJOR} of the contract`,
      section,
      async run(endpoint) {
        const { contract } = await readStatus(endpoint);
        const pattern = new RegExp(`^${CONTRACT_MAJOR}\\.\\d+$`);
        expect(pattern.test(contract), `contract "${CONTRACT_MAJOR}.0" or a later minor version`, `"${contract}"`);
      },
    },
    {
      name: 'announces nothing that ends before it begins',
      section,
      async run(endpoint) {
        const { notices } = await readStatus(endpoint);
        const ends = notices.every(({ from, until }) => !from || !until || Date.parse(from) <= Date.parse(until));
        expect(ends, 'notices whose "until" is not before "from"', 'one that ends before it begins');
      },
    },
    {
      name: 'counts its own agency among those it serves',
      section: 'Conventions, Agencies',
      async run(endpoint) {
        const { agency } = await readStatus(endpoint);
        const served = await readServed(endpoint);
        const isServed = served.some(({ code }) => code === agency.code);
        expect(isServed, `${agency.code}, the agency of /v1/status, in /v1/agencies`, 'a list without it');
      },
    },
    {
      name: 'answers in the name of each agency it serves',
      section: 'Conventions, Agencies',
      async run(endpoint) {
        const askable = await readAskable(endpoint);
        if (askable.length === 0)
          throw new CheckSkipped('the endpoint serves no agency in whose name this site may ask');
        for (const { agency, status: answer } of askable) {
          const { code } = answer.read(status).agency;
          expect(code === agency.code, `agency ${agency.code} in the answer to ${answer.asked}`, `agency ${code}`);
        }
      },
    },
  ],
};
