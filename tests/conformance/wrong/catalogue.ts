import type { Procedure } from '../../../src/backend/contract/procedures.ts';
import { answer, drop, headers, json, lines, ofCatalogue, pathOf, sayHtml, type WrongDoing } from './spoil.ts';

export const WRONG_CATALOGUE: readonly WrongDoing[] = [
  {
    wrong: 'gives a catalogue without a version',
    fails: 'gives the catalogue as JSON as the contract names it',
    mischief: ofCatalogue((value) => drop(value, 'version')),
  },
  {
    wrong: 'gives lines to whoever takes anything',
    fails: 'gives the catalogue as JSON as the contract names it',
    mischief: () => ({ ask: ({ headers }) => headers.accept === '*/*' && (headers.accept = 'application/x-ndjson') }),
  },
  {
    wrong: 'has a procedure twice in the catalogue',
    fails: 'holds each procedure once in the catalogue',
    mischief: ofCatalogue(({ procedures }) => procedures.push(procedures[0]!)),
  },
  {
    wrong: 'keeps a listed procedure from the catalogue',
    fails: 'holds every listed procedure in the catalogue too',
    mischief: ofCatalogue(({ procedures }) => procedures.splice(0, 3)),
  },
  {
    wrong: 'gives an agency only its part of the catalogue',
    fails: 'gives the same catalogue whatever the agency',
    mischief: ofCatalogue(
      ({ procedures }) => procedures.pop(),
      ({ url }) => url.searchParams.has('agency'),
    ),
  },
  {
    wrong: 'gives a line too few',
    fails: 'gives the catalogue as lines, a head and then a procedure a line',
    mischief: lines((all) => all.pop()),
  },
  {
    wrong: 'gives lines without a head',
    fails: 'gives the catalogue as lines, a head and then a procedure a line',
    mischief: lines((all) => all.shift()),
  },
  {
    wrong: 'calls its lines JSON',
    fails: 'gives the catalogue as lines, a head and then a procedure a line',
    mischief: headers(
      (all) => all.get('Content-Type')?.includes('ndjson') && all.set('Content-Type', 'application/json'),
    ),
  },
  {
    wrong: 'knows one form of the catalogue only',
    fails: 'gives the catalogue as lines, a head and then a procedure a line',
    mischief: () => ({ ask: ({ headers }) => void (headers.accept = 'application/json') }),
  },
  {
    wrong: 'says in lines what needs not be said',
    fails: 'leaves empty, false and "national" out of the lines',
    mischief: lines((all) => (all[1] = all[1]!.replace('{', '{"internal":false,'))),
  },
  {
    wrong: 'says "national" in lines',
    fails: 'leaves empty, false and "national" out of the lines',
    mischief: lines((all) => (all[2] = all[2]!.replace('{', '{"scope":"national",'))),
  },
  {
    wrong: 'has other words in a line than in JSON',
    fails: 'says in the lines what it says in JSON',
    mischief: lines((all) => (all[1] = all[1]!.replace(/"title":"[^"]+"/, '"title":"Thủ tục khác"'))),
  },
  {
    wrong: 'points beyond the lists of the head',
    fails: 'says in the lines what it says in JSON',
    mischief: lines((all) => (all[1] = all[1]!.replace(/"field":\d+/, '"field":999'))),
  },
  {
    wrong: 'has the fields of the head in another order',
    fails: 'says in the lines what it says in JSON',
    mischief: lines((all) => {
      const head = JSON.parse(all[0]!) as { fields: string[] };
      head.fields.reverse();
      all[0] = JSON.stringify(head);
    }),
  },
  {
    wrong: 'gives lines of another day than the JSON',
    fails: 'says in the lines what it says in JSON',
    mischief: lines((all) => (all[0] = all[0]!.replace(/"asOf":"[^"]+"/, '"asOf":"2001-01-01"'))),
  },
  {
    wrong: 'gives the catalogue no ETag',
    fails: 'names the catalogue by an ETag in both forms',
    mischief: headers((all) => all.delete('ETag')),
  },
  {
    wrong: 'forgets the ETag of the lines',
    fails: 'names the catalogue by an ETag in both forms',
    mischief: headers((all) => all.get('Content-Type')?.includes('ndjson') && all.delete('ETag')),
  },
  {
    wrong: 'writes the ETag without quotes',
    fails: 'names the catalogue by an ETag in both forms',
    mischief: headers((all) => all.has('ETag') && all.set('ETag', 'abc')),
  },
  {
    wrong: 'sends the catalogue whatever one has',
    fails: 'answers 304 without a body whoever has the catalogue already',
    mischief: () => ({ ask: ({ headers }) => void delete headers['if-none-match'] }),
  },
  {
    wrong: 'gives another ETag each time',
    fails: 'answers 304 without a body whoever has the catalogue already',
    mischief: () => {
      let times = 0;
      return {
        ask: ({ headers }) => void delete headers['if-none-match'],
        answer: ({ headers }) => void headers.set('ETag', `"${(times += 1)}"`),
      };
    },
  },
  {
    wrong: 'takes any tag for its own',
    fails: 'sends the catalogue again to whoever has another',
    mischief: () => ({ ask: ({ headers }) => void (headers['if-none-match'] &&= '*') }),
  },
  {
    wrong: 'has the catalogue asked for each time',
    fails: 'lets the catalogue be kept for an hour or longer',
    mischief: headers((all) => all.set('Cache-Control', 'no-cache')),
  },
  {
    wrong: 'lets the catalogue be kept for a minute',
    fails: 'lets the catalogue be kept for an hour or longer',
    mischief: headers((all) => all.set('Cache-Control', 'public, max-age=60')),
  },
  {
    wrong: 'forgot to renew catalogue.ndjson',
    fails: 'has in /v1/catalogue.ndjson, where there is one, the same lines',
    mischief: lines((all) => all.pop(), '/catalogue.ndjson'),
  },
  {
    wrong: 'answers catalogue.ndjson with its start page',
    fails: 'has in /v1/catalogue.ndjson, where there is one, the same lines',
    mischief: answer((given, asked) => pathOf(asked) === '/catalogue.ndjson' && sayHtml(given, 200)),
  },
  {
    wrong: 'answers {code}.json with another procedure',
    fails: 'has in /v1/procedures/{code}.json, where there is one, the procedure of that code',
    mischief: json<Procedure>(/\.json$/, (whole) => (whole.code = '9.999999')),
  },
];
