import { wrongLists } from './lists.ts';
import {
  answer,
  drop,
  errors,
  ofProcedure,
  ofProcedures,
  pathOf,
  put,
  query,
  say,
  sayProblem,
  type WrongDoing,
} from './spoil.ts';

export const WRONG_PROCEDURES: readonly WrongDoing[] = [
  {
    wrong: 'lists procedures without facets',
    fails: 'lists procedures with facets as the contract names them',
    mischief: ofProcedures((list) => drop(list, 'facets')),
  },
  {
    wrong: 'lists procedures without who issued them',
    fails: 'lists procedures with facets as the contract names them',
    mischief: ofProcedures(({ items }) => items.forEach((item) => drop(item, 'issuer'))),
  },
  {
    wrong: 'writes null where it understood nothing',
    fails: 'lists procedures with facets as the contract names them',
    mischief: ofProcedures((list) => put(list, 'understood', null)),
  },
  ...wrongLists('/procedures'),
  {
    wrong: 'counts more in a facet than there are',
    fails: 'counts each value of a facet once and never more than there are procedures',
    mischief: ofProcedures(({ facets }) => (facets.mode[0]!.count = 100_000)),
  },
  {
    wrong: 'counts a value of a facet twice',
    fails: 'counts each value of a facet once and never more than there are procedures',
    mischief: ofProcedures(({ facets }) => facets.level.push(facets.level[0]!)),
  },
  {
    wrong: 'counts fields that add up to more than there are',
    fails: 'counts each value of a facet once and never more than there are procedures',
    mischief: ofProcedures(({ facets, total }) => facets.field.push({ value: 'Khác', count: total })),
  },
  {
    wrong: 'miscounts its facets by one',
    fails: 'finds as many by a facet as the facet has counted',
    mischief: ofProcedures(({ facets }) => (facets.audience[0]!.count -= 1)),
  },
  ...['field', 'level', 'audience', 'mode'].map((filter) => ({
    wrong: `does not listen to the ${filter}`,
    fails: 'gives only procedures of the field, level, audience or mode asked for',
    mischief: ofProcedures((list, { url }) => {
      if (url.searchParams.has(filter))
        Object.assign(list.items[0]!, { field: 'Khác', levels: [], audiences: [], modes: [] });
    }),
  })),
  {
    wrong: 'finds no procedure by its title',
    fails: 'finds a procedure by its title',
    mischief: query((asked) => asked.has('q') && asked.set('q', 'qzxwvkj')),
  },
  {
    wrong: 'wants diacritics',
    fails: 'finds without diacritics what it finds with them',
    mischief: query((asked) => /^[ -~]+$/.test(asked.get('q') ?? '') && asked.set('q', 'qzxwvkj')),
  },
  {
    wrong: 'takes words that find nothing for a mistake',
    fails: 'answers words that nobody uses with a list',
    mischief: answer(
      (given, { url }) => url.searchParams.get('q') === 'qzxwvkj' && sayProblem(given, 404, 'not-found'),
    ),
  },
  {
    wrong: 'says that it understood nothing in particular',
    fails: 'says what it understood and because of what where it read a slip as something else',
    mischief: ofProcedures(
      (list) => (list.understood = { query: '', because: '' }),
      ({ url }) => url.searchParams.has('q'),
    ),
  },
  {
    wrong: 'tells a procedure without its steps',
    fails: 'says of a procedure all that the contract names',
    mischief: ofProcedure((whole) => drop(whole, 'steps')),
  },
  {
    wrong: 'counts copies in words',
    fails: 'says of a procedure all that the contract names',
    mischief: ofProcedure(({ cases }) => put(cases[0]?.documents[0], 'copies', 'một')),
  },
  {
    wrong: 'tells another procedure than the one asked for',
    fails: 'says of a procedure all that the contract names',
    mischief: ofProcedure((whole) => (whole.code = '9.999999')),
  },
  {
    wrong: 'calls a procedure otherwise than its list does',
    fails: 'says of a procedure what its list says of it',
    mischief: ofProcedure((whole) => (whole.title = 'Thủ tục khác')),
  },
  {
    wrong: 'gives fees in thousands of đồng',
    fails: 'gives fees in whole đồng',
    mischief: ofProcedure(({ channels }) => channels[0]?.fees.push({ amount: 7.5, text: '7,5 nghìn đồng' })),
  },
  {
    wrong: 'answers null where it knows no procedure',
    fails: 'answers an unknown procedure with not-found',
    mischief: errors(
      (given, asked) => pathOf(asked).startsWith('/procedures/') && say(given, 200, 'application/json', 'null'),
    ),
  },
  {
    wrong: 'calls an unknown procedure a bad request',
    fails: 'answers an unknown procedure with not-found',
    mischief: errors((given, asked) => pathOf(asked).startsWith('/procedures/') && sayProblem(given, 400, 'invalid')),
  },
];
