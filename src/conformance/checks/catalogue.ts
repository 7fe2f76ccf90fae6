import {
  catalogue,
  catalogueHead,
  catalogueLine,
  type CatalogueHead,
  type CatalogueLine,
} from '../../backend/contract/catalogue.ts';
import { procedure, type Summary } from '../../backend/contract/procedures.ts';
import { readAs, type Answer } from '../answer.ts';
import { CheckFailure, CheckSkipped, expect, someOf, type CheckGroup } from '../check.ts';
import { once, withQuery, type Endpoint } from '../endpoint.ts';
import { askForCatalogue, pathOf, readAskable, readCatalogue, readProcedures, readStatus } from '../known.ts';
import { sameJson } from '../same-json.ts';

const PATH = '/v1/catalogue';
const section = 'Calls, GET /v1/catalogue';
const LINES = 'application/x-ndjson';
/** "Long" in seconds, at the least. */
const LONG = 3600;

export const catalogueChecks: CheckGroup = {
  name: 'Catalogue',
  operation: 'catalogue',
  checks: [
    {
      name: 'gives the catalogue as JSON as the contract names it',
      section,
      async run(endpoint) {
        await readCatalogue(endpoint);
        (await endpoint.ask(PATH, { headers: { Accept: '*/*' } })).read(catalogue);
      },
    },
    {
      name: 'holds each procedure once in the catalogue',
      section,
      async run(endpoint) {
        const codes = (await readCatalogue(endpoint)).procedures.map(({ code }) => code);
        const known = new Set<string>();
        const twice = codes.filter((code) => known.size === known.add(code).size);
        expect(twice.length === 0, `each code once in ${PATH}`, `${someOf(twice)} twice`);
      },
    },
    {
      name: 'holds every listed procedure in the catalogue too',
      section,
      async run(endpoint) {
        const { operations } = await readStatus(endpoint);
        if (!operations.includes('procedures')) throw new CheckSkipped('the endpoint does not offer "procedures"');
        const known = new Set((await readCatalogue(endpoint)).procedures.map(({ code }) => code));
        const missing = (await readProcedures(endpoint)).items
          .map(({ code }) => code)
          .filter((code) => !known.has(code));
        expect(missing.length === 0, `every procedure of /v1/procedures in ${PATH}`, `one without ${someOf(missing)}`);
      },
    },
    {
      name: 'gives the same catalogue whatever the agency',
      section,
      async run(endpoint) {
        const another = (await readAskable(endpoint)).at(-1);
        if (!another) throw new CheckSkipped('the endpoint serves no agency in whose name this site may ask');
        const answer = await endpoint.ask(withQuery(PATH, { agency: another.agency.code }));
        const isSame = sameJson(
          byCode(answer.read(catalogue).procedures),
          byCode((await readCatalogue(endpoint)).procedures),
        );
        expect(isSame, `the same procedures for ${answer.asked} as for ${PATH}`, 'others');
      },
    },
    {
      name: 'gives the catalogue as lines, a head and then a procedure a line',
      section,
      async run(endpoint) {
        const { lines } = await readLines(endpoint);
        const { procedures } = await readCatalogue(endpoint);
        expect(lines.length === procedures.length, `${procedures.length} lines after the head`, `${lines.length}`);
      },
    },
    {
      name: 'leaves empty, false and "national" out of the lines',
      section,
      async run(endpoint) {
        for (const line of (await readLines(endpoint)).raw) {
          const idle = Object.entries(line).find(([name, value]) => saysNothing(name, value));
          expect(!idle, 'lines without what is empty, false or the scope "national"', `"${idle?.[0]}" in a line`);
        }
      },
    },
    {
      name: 'says in the lines what it says in JSON',
      section,
      async run(endpoint) {
        const json = await readCatalogue(endpoint);
        const { head, lines } = await readLines(endpoint);
        expect(head.asOf === json.asOf, `asOf ${json.asOf}, as in JSON, in the head of the lines`, head.asOf);
        mustBeSame(
          json.procedures,
          lines.map((line) => whole(line, head)),
        );
      },
    },
    {
      name: 'names the catalogue by an ETag in both forms',
      section,
      async run(endpoint) {
        for (const answer of [await askForCatalogue(endpoint), await askForLines(endpoint)]) tagOf(answer);
      },
    },
    {
      name: 'answers 304 without a body whoever has the catalogue already',
      section,
      async run(endpoint) {
        for (const Accept of ['application/json', LINES]) {
          const first = await endpoint.ask(PATH, { headers: { Accept } });
          const again = await endpoint.ask(PATH, { headers: { Accept, 'If-None-Match': tagOf(first) } });
          const came = `${again.status} with ${again.bytes.length} bytes`;
          const expected = `304 without a body for ${again.asked} as ${Accept} with the ETag of its last answer`;
          expect(again.status === 304 && again.bytes.length === 0, expected, came);
        }
      },
    },
    {
      name: 'sends the catalogue again to whoever has another',
      section,
      async run(endpoint) {
        const headers = { Accept: 'application/json', 'If-None-Match': '"khong-phai-ban-nay"' };
        (await endpoint.ask(PATH, { headers })).read(catalogue);
      },
    },
    {
      name: 'lets the catalogue be kept for an hour or longer',
      section,
      async run(endpoint) {
        for (const answer of [await askForCatalogue(endpoint), await askForLines(endpoint)]) {
          const said = answer.headers.get('Cache-Control') ?? 'no Cache-Control';
          const seconds = Number(/max-age\s*=\s*"?(\d+)/i.exec(said)?.[1] ?? 0);
          const isKept = seconds >= LONG && !/no-store|no-cache/i.test(said);
          expect(isKept, `Cache-Control with a max-age of ${LONG} seconds or more for ${answer.asked}`, said);
        }
      },
    },
    {
      name: 'has in /v1/catalogue.ndjson, where there is one, the same lines',
      section,
      async run(endpoint) {
        const answer = await endpoint.ask(`${PATH}.ndjson`);
        if (answer.status === 404) throw new CheckSkipped('there is no such file, which is fine');
        const { head, lines } = parseLines(answer);
        mustBeSame(
          (await readCatalogue(endpoint)).procedures,
          lines.map((line) => whole(line, head)),
        );
      },
    },
    {
      name: 'has in /v1/procedures/{code}.json, where there is one, the procedure of that code',
      section,
      async run(endpoint) {
        const [summary] = (await readCatalogue(endpoint)).procedures;
        if (!summary) throw new CheckSkipped('the catalogue is empty');
        const answer = await endpoint.ask(`${pathOf(summary)}.json`);
        if (answer.status === 404) throw new CheckSkipped('there is no such file, which is fine');
        const { code } = answer.read(procedure);
        expect(code === summary.code, `code ${summary.code} in ${answer.asked}`, code);
      },
    },
  ],
};

const askForLines = once((endpoint: Endpoint) => endpoint.ask(PATH, { headers: { Accept: LINES } }));

const readLines = once(async (endpoint) => {
  const answer = await askForLines(endpoint);
  const came = answer.summary;
  expect(
    answer.status === 200 && answer.type === LINES,
    `200 ${LINES} for ${answer.asked} with Accept: ${LINES}`,
    came,
  );
  return parseLines(answer);
});

interface Lines {
  readonly head: CatalogueHead;
  readonly lines: readonly CatalogueLine[];
  /** The lines as they were sent. */
  readonly raw: readonly object[];
}

function parseLines({ text, asked, isOk, summary }: Answer): Lines {
  expect(isOk, `200 or 404 for ${asked}`, summary);
  const [first = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '');
  return {
    head: readAs(catalogueHead, first, `line 1 of ${asked}`),
    lines: rest.map((line, at) => readAs(catalogueLine, line, `line ${at + 2} of ${asked}`)),
    raw: rest.map((line) => JSON.parse(line) as object),
  };
}

function saysNothing(name: string, value: unknown): boolean {
  if (name === 'scope') return value === 'national';
  return value === '' || value === false || value === null || (Array.isArray(value) && value.length === 0);
}

/** A line's own members, and what its places in the head's lists stand for. */
function whole(line: CatalogueLine, head: CatalogueHead): Summary {
  const entryOf = <T>(list: readonly T[], place: number, name: string): T => {
    const entry = list[place];
    if (entry !== undefined) return entry;
    throw new CheckFailure(
      `places within the head's "${name}" in the lines`,
      `${place} of ${list.length} for ${line.code}`,
    );
  };
  return {
    ...line,
    field: line.field === undefined ? '' : entryOf(head.fields, line.field, 'fields'),
    levels: line.levels ?? [],
    modes: line.modes ?? [],
    audiences: (line.audiences ?? []).map((place) => entryOf(head.audiences, place, 'audiences')),
    keywords: line.keywords ?? [],
    issuer: line.issuer === undefined ? { name: '' } : entryOf(head.issuers, line.issuer, 'issuers'),
    scope: line.scope ?? 'national',
  };
}

/** What is empty or false may be left out of JSON or be there. */
function byCode(summaries: readonly Summary[]): Record<string, unknown> {
  return Object.fromEntries(
    summaries.map((summary) => [
      summary.code,
      Object.fromEntries(
        Object.entries(summary).filter(([name, value]) => name === 'scope' || !saysNothing(name, value)),
      ),
    ]),
  );
}

function mustBeSame(inJson: readonly Summary[], inLines: readonly Summary[]): void {
  const expected = byCode(inJson);
  const came = byCode(inLines);
  const codes = [...new Set([...Object.keys(expected), ...Object.keys(came)])];
  const others = codes.filter((code) => !sameJson(expected[code], came[code]));
  expect(others.length === 0, 'the same procedures in lines as in JSON', `differences in ${someOf(others)}`);
}

function tagOf(answer: Answer): string {
  const tag = answer.headers.get('ETag') ?? '';
  expect(/^(W\/)?"[^"]*"$/.test(tag), `an ETag in double quotes for ${answer.asked} as ${answer.type}`, tag || 'none');
  return tag;
}
