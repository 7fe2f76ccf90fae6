import { dossier, FACTOR_KINDS, type Dossier } from '../../backend/contract/dossiers.ts';
import { survey } from '../../backend/contract/surveys.ts';
import type { Answer } from '../answer.ts';
import { CheckSkipped, expect, someOf, type CheckGroup } from '../check.ts';
import type { Endpoint, KnownDossier } from '../endpoint.ts';
import { readStatus } from '../known.ts';
import { lookUpDossier } from '../sending.ts';

const section = 'Calls, POST /v1/dossiers/lookup';
const errors = 'Conventions, Errors';

/** Of an agency that no province has: nobody was ever given it. */
const UNKNOWN_CODE = 'H00.99.99-010101-0000';
const ANOTHER_UNKNOWN_CODE = 'G00.00-20010101-0000000';
const UNKNOWN_AGENCY = 'H00.99.99';
/** Values of each kind that fit nobody's dossier here; the last can be no factor at all. */
const VALUES = ['0900 000 000', '000000', 'KHONGCO0', '0000', '–'];
const ODD = ['', ' ', '-', '%', '%00', '\u0000', '__proto__', '{"$gt":""}', "' or '1'='1", '🙂', 'H'.repeat(2_000)];
/** A word that nobody says otherwise. */
const CANARY = 'Chimhoangyen9q2';

export const dossierChecks: CheckGroup = {
  name: 'Dossiers',
  operation: 'dossiers',
  checks: [
    {
      name: 'says what a dossier can be shown to be somebody’s own by',
      section: 'Calls, GET /v1/status',
      async run(endpoint) {
        const { dossiers } = await readStatus(endpoint);
        const kinds: readonly string[] = FACTOR_KINDS;
        const known = dossiers?.factors.filter((kind) => kinds.includes(kind)) ?? [];
        expect(known.length > 0, `"dossiers.factors" in /v1/status, some of ${kinds.join(', ')}`, 'none of them');
      },
    },
    {
      name: 'answers a dossier that nobody has with not-found',
      section,
      async run(endpoint) {
        (await lookUpDossier(endpoint, unknown('0900 000 000'))).problem(404);
      },
    },
    {
      name: 'answers every look-up that finds nothing in the same bytes',
      section,
      async run(endpoint) {
        const answers: Answer[] = [];
        for (const kind of await offeredKinds(endpoint)) {
          for (const value of VALUES) answers.push(await lookUpDossier(endpoint, unknown(value, kind)));
        }
        answers.push(await lookUpDossier(endpoint, { ...unknown('0900 000 000'), code: ANOTHER_UNKNOWN_CODE }));
        mustBeAlike(answers);
      },
    },
    {
      name: 'names the fields of a look-up that it refuses',
      section: errors,
      async run(endpoint) {
        const { factor } = unknown('0900 000 000');
        (await lookUpDossier(endpoint, { factor })).refusal('code');
        (await lookUpDossier(endpoint, { code: '', factor })).refusal('code');
        (await lookUpDossier(endpoint, { code: UNKNOWN_CODE })).problem(400);
        (await lookUpDossier(endpoint, unknown('x', 'password'))).problem(400);
      },
    },
    {
      name: 'takes a look-up as JSON only',
      section: errors,
      async run(endpoint) {
        for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
          (await lookUpDossier(endpoint, unknown('0900 000 000'), type)).problem();
        }
        for (const broken of ['', '{', '[]', 'null', '"x"']) (await lookUpDossier(endpoint, broken)).problem(400);
      },
    },
    {
      name: 'answers a look-up in the name of an unknown agency with not-found',
      section: 'Conventions, Agencies',
      async run(endpoint) {
        (await lookUpDossier(endpoint, { ...unknown('0900 000 000'), agency: UNKNOWN_AGENCY })).problem(404);
      },
    },
    {
      name: 'answers codes and factors of any kind in order or with a 4xx problem',
      section: errors,
      async run(endpoint) {
        for (const odd of ODD) {
          (await lookUpDossier(endpoint, { ...unknown('0900 000 000'), code: odd })).problem();
          (await lookUpDossier(endpoint, unknown(odd))).problem();
        }
      },
    },
    {
      name: 'never says in an answer what a look-up was asked with',
      section: errors,
      async run(endpoint) {
        const answers = [
          await lookUpDossier(endpoint, { ...unknown(CANARY), code: CANARY }),
          await lookUpDossier(endpoint, unknown(CANARY, CANARY)),
          await lookUpDossier(endpoint, { ...unknown(CANARY), agency: CANARY }),
        ];
        const said = answers.map(({ headers, text }) => [...headers.values(), text].join('\n').toLowerCase());
        const repeated = said.some((text) => text.includes(CANARY.toLowerCase()));
        expect(!repeated, 'answers without what was asked', 'one that repeats it');
      },
    },
    {
      name: 'shows a dossier to whoever has its factor, as the contract names it',
      section,
      async run(endpoint) {
        const { code } = await findKnown(endpoint);
        const asked = knownDossier(endpoint).code;
        expect(code === asked, `the dossier ${asked}`, `the dossier ${code}`);
      },
    },
    {
      name: 'offers with a dossier no questionnaire that cannot be read',
      section,
      async run(endpoint) {
        const { survey: offered } = await findKnown(endpoint);
        for (const one of [offered, offered?.more]) {
          if (one) (await endpoint.ask(`/v1/surveys/${encodeURIComponent(one.id)}`)).read(survey);
        }
      },
    },
    {
      name: 'finds a dossier however its code is pasted',
      section,
      async run(endpoint) {
        const { code } = await findKnown(endpoint);
        const { factor } = knownDossier(endpoint);
        const ways = [code.toLowerCase(), ` Mã hồ sơ: ${code} `, code.replace(/-/g, '–'), code.replace(/-/g, ' - ')];
        const missed: string[] = [];
        for (const typed of ways) {
          if (!(await lookUpDossier(endpoint, { code: typed, factor })).isOk) missed.push(`"${typed}"`);
        }
        expect(missed.length === 0, `the dossier for ${someOf(ways)}`, `none for ${someOf(missed)}`);
      },
    },
    {
      name: 'answers a wrong factor in the same bytes as an unknown code',
      section,
      async run(endpoint) {
        const { code, factor } = knownDossier(endpoint);
        const wrong = VALUES.filter((value) => value !== factor.value).slice(0, 2);
        const answers = [await lookUpDossier(endpoint, unknown('0900 000 000', factor.kind))];
        for (const value of wrong) {
          answers.push(await lookUpDossier(endpoint, { code, factor: { kind: factor.kind, value } }));
        }
        mustBeAlike(answers);
      },
    },
    {
      name: 'shows people nowhere to whoever has the last digits of a telephone only',
      section,
      async run(endpoint) {
        const { code, factor } = knownDossier(endpoint);
        const kinds = await offeredKinds(endpoint);
        if (factor.kind !== 'phone' || !kinds.includes('phone-last-4')) {
          throw new CheckSkipped('no telephone was named, or its last digits are not asked for');
        }
        const value = factor.value.replace(/\D/g, '').slice(-4);
        const shown = (await lookUpDossier(endpoint, { code, factor: { kind: 'phone-last-4', value } })).read(dossier);
        const { view, applicant, officer, steps } = shown;
        expect(view === 'status', 'view "status"', `view "${view}"`);
        const people = [applicant, officer, ...steps.flatMap((step) => [step.officer, step.note])];
        expect(
          people.every((said) => said === undefined),
          'no applicant, officer and notes',
          'some of them',
        );
      },
    },
  ],
};

const unknown = (value: string, kind = 'phone') => ({ code: UNKNOWN_CODE, factor: { kind, value } });

async function offeredKinds(endpoint: Endpoint): Promise<readonly string[]> {
  const { dossiers } = await readStatus(endpoint);
  const offered = dossiers?.factors.filter((kind) => (FACTOR_KINDS as readonly string[]).includes(kind)) ?? [];
  if (offered.length === 0) throw new CheckSkipped('the endpoint names no factor');
  return offered;
}

function knownDossier({ dossier: known }: Endpoint): KnownDossier {
  if (!known) throw new CheckSkipped('no dossier was named by --dossier');
  return known;
}

const findKnown = async (endpoint: Endpoint): Promise<Dossier> =>
  (await lookUpDossier(endpoint, knownDossier(endpoint))).read(dossier);

/** A 404 each, and not a byte between them. */
function mustBeAlike(answers: readonly Answer[]): void {
  for (const answer of answers) answer.problem(404);
  const texts = new Set(answers.map(({ text }) => text));
  expect(texts.size === 1, 'the same not-found whatever is wrong', `${texts.size} different ones`);
}
