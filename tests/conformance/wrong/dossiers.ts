import type { Dossier } from '../../../src/backend/contract/dossiers.ts';
import {
  answer,
  drop,
  errors,
  instead,
  json,
  ofProblem,
  ofStatus,
  pathOf,
  put,
  say,
  sayHtml,
  sayProblem,
  sent,
  type WrongDoing,
} from './spoil.ts';

const PATH = '/dossiers/lookup';
const ALIKE = 'answers every look-up that finds nothing in the same bytes';
const WRONG_FACTOR = 'answers a wrong factor in the same bytes as an unknown code';
const SHOWN = 'shows a dossier to whoever has its factor, as the contract names it';
const NO_PEOPLE = 'shows people nowhere to whoever has the last digits of a telephone only';
const JSON_ONLY = 'takes a look-up as JSON only';

type Lookup = { agency?: string; code: string; factor: { kind: string; value: string } };

const ofDossiers = (spoil: (dossier: Dossier) => unknown) => json<Dossier>(PATH, spoil);
const asked = (body: Buffer): Lookup => JSON.parse(body.toString()) as Lookup;

export const WRONG_DOSSIERS: readonly WrongDoing[] = [
  {
    wrong: 'does not say what a dossier is asked for by',
    fails: 'says what a dossier can be shown to be somebody’s own by',
    mischief: ofStatus((status) => drop(status, 'dossiers')),
  },
  {
    wrong: 'asks for passwords',
    fails: 'says what a dossier can be shown to be somebody’s own by',
    mischief: ofStatus((status) => (status.dossiers = { factors: ['password'] })),
  },
  {
    wrong: 'calls an unknown dossier a mistake',
    fails: 'answers a dossier that nobody has with not-found',
    mischief: instead(PATH, 404, (given) => sayProblem(given, 400, 'invalid')),
  },
  {
    wrong: 'answers an unknown dossier with nothing in it',
    fails: 'answers a dossier that nobody has with not-found',
    mischief: instead(PATH, 404, (given) => say(given, 200, 'application/json', '{}')),
  },
  {
    wrong: 'says another thing for each kind of factor',
    fails: ALIKE,
    mischief: instead(PATH, 404, (given, { body }) => {
      const problem = { type: 'x', title: `Sai ${asked(body).factor.kind}`, status: 404, kind: 'not-found' };
      given.body = Buffer.from(JSON.stringify(problem));
    }),
  },
  {
    wrong: 'refuses factors that can be none',
    fails: ALIKE,
    mischief: instead(PATH, 404, (given, { body }) => {
      if (asked(body).factor.value === '–') sayProblem(given, 400, 'invalid');
    }),
  },
  {
    wrong: 'does not say which field of a look-up is wrong',
    fails: 'names the fields of a look-up that it refuses',
    mischief: ofProblem((problem) => drop(problem, 'errors')),
  },
  {
    wrong: 'takes a kind of factor that there is not',
    fails: 'names the fields of a look-up that it refuses',
    mischief: instead(PATH, 400, (given, { body }) => {
      if (asked(body).factor?.kind === 'password') sayProblem(given, 404, 'not-found');
    }),
  },
  {
    wrong: 'takes look-ups from forms',
    fails: JSON_ONLY,
    mischief: () => ({ ask: ({ headers }) => (headers['content-type'] = 'application/json'), answer: foundForAnyBody }),
  },
  {
    wrong: 'breaks down over broken JSON in a look-up',
    fails: JSON_ONLY,
    mischief: instead(PATH, 400, (given) => sayProblem(given, 500, 'server')),
  },
  {
    wrong: 'looks dossiers up for an agency that nobody knows',
    fails: 'answers a look-up in the name of an unknown agency with not-found',
    mischief: instead(PATH, 404, (given, { body }) => {
      if (asked(body).agency) sayHtml(given, 200);
    }),
  },
  {
    wrong: 'breaks down over signs in a code',
    fails: 'answers codes and factors of any kind in order or with a 4xx problem',
    mischief: errors((given, { url, body }) => {
      if (url.pathname.endsWith(PATH) && body.includes('$gt')) sayHtml(given, 502);
    }),
  },
  {
    wrong: 'repeats what a look-up was asked with',
    fails: 'never says in an answer what a look-up was asked with',
    mischief: instead(PATH, 404, (given, { body }) => {
      const title = `Không có hồ sơ ${asked(body).code}`;
      given.body = Buffer.from(JSON.stringify({ type: 'x', title, status: 404, kind: 'not-found' }));
    }),
  },
  {
    wrong: 'shows a dossier without what is to be done',
    fails: SHOWN,
    mischief: ofDossiers((dossier) => drop(dossier, 'action')),
  },
  {
    wrong: 'says the state as a number alone',
    fails: SHOWN,
    mischief: ofDossiers((dossier) => put(dossier, 'state', 4)),
  },
  {
    wrong: 'writes dates of a dossier as it likes',
    fails: SHOWN,
    mischief: ofDossiers((dossier) => (dossier.dueAt = '30/11/2099')),
  },
  {
    wrong: 'shows another dossier than was asked for',
    fails: SHOWN,
    mischief: ofDossiers((dossier) => (dossier.code = 'H90.101-261102-0001')),
  },
  {
    wrong: 'finds a dossier only where its code is typed as printed',
    fails: 'finds a dossier however its code is pasted',
    mischief: answer((given, question) => {
      if (pathOf(question) !== PATH || given.status !== 200) return;
      if (asked(question.body).code.includes(' ')) sayProblem(given, 404, 'not-found');
    }),
  },
  {
    wrong: 'offers a questionnaire that it does not have',
    fails: 'offers with a dossier no questionnaire that cannot be read',
    mischief: ofDossiers((dossier) => (dossier.survey = { id: 'khong-co-phieu-nay', token: 'x' })),
  },
  {
    wrong: 'offers a longer questionnaire that it does not have',
    fails: 'offers with a dossier no questionnaire that cannot be read',
    mischief: ofDossiers((dossier) => {
      const more = { id: 'khong-co-phieu-nay', token: 'y' };
      dossier.survey = { id: 'mot-cua', token: 'x', more };
    }),
  },
  {
    wrong: 'says that a code exists and the factor is wrong',
    fails: WRONG_FACTOR,
    mischief: instead(PATH, 404, (given, { body }) => {
      if (asked(body).code.startsWith('H90.')) sayProblem(given, 403, 'forbidden');
    }),
  },
  {
    wrong: 'says it in other words where the code exists',
    fails: WRONG_FACTOR,
    mischief: instead(PATH, 404, (given, { body }) => {
      if (asked(body).code.startsWith('H90.')) sayProblem(given, 404, 'not-found');
    }),
  },
  {
    wrong: 'shows all to whoever has four digits of a telephone',
    fails: NO_PEOPLE,
    mischief: sent<Lookup>(PATH, ({ factor }) => {
      if (factor.kind === 'phone-last-4') Object.assign(factor, { kind: 'phone', value: `090000${factor.value}` });
    }),
  },
  {
    wrong: 'names officers to whoever has four digits of a telephone',
    fails: NO_PEOPLE,
    mischief: ofDossiers((dossier) => {
      if (dossier.view === 'status') dossier.officer = { name: 'Trần Văn Mẫu' };
    }),
  },
];

/** Answers as if the body had been a question, whatever came. */
function foundForAnyBody(given: { status: number; body: Buffer; headers: Headers }): void {
  if (given.status === 404) say(given, 200, 'application/json', '{}');
}
