import type { AgencyList } from '../../../src/backend/contract/agencies.ts';
import { drop, json, query, ofProblem, type WrongDoing } from './spoil.ts';

const isOutside = (value: string | null, largest: number): boolean =>
  value !== null && !(/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= largest);

/** What can be wrong with any list. */
export const wrongLists = (list: '/agencies' | '/procedures'): WrongDoing[] => [
  {
    wrong: `answers ${list} in a default size of its own`,
    fails: `gives page 1 of /v1${list} in the default size where none is asked for`,
    mischief: query((asked, { url }) => {
      if (url.pathname.endsWith(list) && !asked.has('size')) asked.set('size', '50');
    }),
  },
  {
    wrong: `counts the page instead of all in ${list}`,
    fails: `fills every page of /v1${list} and counts the same total on each`,
    mischief: json<AgencyList>(list, (value) => (value.total = value.items.length)),
  },
  {
    wrong: `gives an item too few in ${list}`,
    fails: `fills every page of /v1${list} and counts the same total on each`,
    mischief: json<AgencyList>(list, (value) => value.items.pop()),
  },
  {
    wrong: `begins page 2 of ${list} with the end of page 1`,
    fails: `continues /v1${list} from page to page without gap or overlap`,
    mischief: () => {
      let last: AgencyList['items'][number] | undefined;
      return json<AgencyList>(list, (value, { url }) => {
        if (url.searchParams.get('page') === '1') last = value.items.at(-1);
        if (url.searchParams.get('page') === '2' && last) value.items[0] = last;
      })();
    },
  },
  {
    wrong: `clamps page and size of ${list}`,
    fails: `refuses a page or size of /v1${list} outside its range and never clamps it`,
    mischief: query((asked) => {
      if (isOutside(asked.get('page'), Infinity)) asked.set('page', '1');
      if (isOutside(asked.get('size'), 100)) asked.set('size', '100');
    }),
  },
  {
    wrong: `clamps only the size of ${list}`,
    fails: `refuses a page or size of /v1${list} outside its range and never clamps it`,
    mischief: query((asked) => {
      if (Number(asked.get('size')) > 100) asked.set('size', '100');
    }),
  },
  {
    wrong: `does not say which field of ${list} it refuses`,
    fails: `refuses a page or size of /v1${list} outside its range and never clamps it`,
    mischief: ofProblem((problem) => drop(problem, 'errors')),
  },
  {
    wrong: `shows the last page of ${list} for any page after it`,
    fails: `has nothing after the last page of /v1${list}`,
    mischief: query((asked) => {
      if (Number(asked.get('page')) > 1000) asked.set('page', '1');
    }),
  },
];
