import { wrongLists } from './lists.ts';
import { drop, ofAgencies, put, query, type WrongDoing } from './spoil.ts';

export const WRONG_AGENCIES: readonly WrongDoing[] = [
  {
    wrong: 'lists agencies without their names',
    fails: 'lists the agencies it serves as the contract names them, each once',
    mischief: ofAgencies(({ items }) => drop(items[0], 'name')),
  },
  {
    wrong: 'numbers the levels of agencies',
    fails: 'lists the agencies it serves as the contract names them, each once',
    mischief: ofAgencies(({ items }) => put(items.at(-1), 'level', 3)),
  },
  {
    wrong: 'lists an agency twice',
    fails: 'lists the agencies it serves as the contract names them, each once',
    mischief: ofAgencies(({ items }) => (items[1] = items[0]!)),
  },
  ...wrongLists('/agencies'),
  {
    wrong: 'does not listen to the level of agencies',
    fails: 'narrows the agencies to the level asked for',
    mischief: query((asked) => asked.delete('level')),
  },
  {
    wrong: 'finds no agency of a level',
    fails: 'narrows the agencies to the level asked for',
    mischief: query((asked) => asked.has('level') && asked.set('level', 'ministry')),
  },
  {
    wrong: 'finds no agency by a name',
    fails: 'finds an agency by its name',
    mischief: query((asked) => asked.has('q') && asked.set('q', 'qzxwvkj')),
  },
  {
    wrong: 'answers for itself when it does not know the agency',
    fails: 'answers an unknown agency with not-found, whatever the call',
    mischief: query((asked) => asked.get('agency')?.startsWith('H00') && asked.delete('agency')),
  },
  {
    wrong: 'tells everybody a procedure, whatever agency they make up',
    fails: 'answers an unknown agency with not-found, whatever the call',
    mischief: query((asked, { url }) => /\/procedures\/./.test(url.pathname) && asked.delete('agency')),
  },
  {
    wrong: 'gives everybody the catalogue, whatever agency they make up',
    fails: 'answers an unknown agency with not-found, whatever the call',
    mischief: query((asked, { url }) => url.pathname.endsWith('/catalogue') && asked.delete('agency')),
  },
];
