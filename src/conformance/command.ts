import { parseArgs } from 'node:util';
import {
  CannotCheckError,
  CHECK_GROUPS,
  MADE_UP_ORIGIN,
  runChecks,
  type CheckOptions,
  type CheckResult,
} from './run-checks.ts';
import type { KnownDossier } from './endpoint.ts';
import { catalogueOf, linesOf, summaryOf } from './report.ts';

const HELP = `Checks whether an endpoint keeps to the contract of dvc-widgets, by asking it as an element would.

  npx dvc-widgets check URL      in an installed package
  npm run check -- URL           in the project itself

URL is the endpoint's address, below which /v1/status answers.

  --origin https://SITE   a site that the endpoint allows to ask (otherwise a made-up one, ${MADE_UP_ORIGIN})
  --only TEXT             only the checks whose sentence holds this text
  --dossier 'CODE KIND=VALUE'  a dossier that may be looked up, such as 'H90.101-261102-0004 phone=0900000004',
                          for the checks that need one
  --list                  prints every check and its place in the contract, asks nothing
  --write                 also the checks that send feedback and files, at an endpoint on another machine;
                          all they send is marked "Dvc-Check: 1" and is to be erased within a day
  --help                  prints this

Ends with 0 where all hold, 1 where one does not, 2 where nothing could be checked.`;

const ALL_HOLD = 0;
const ONE_DOES_NOT = 1;
const COULD_NOT_CHECK = 2;

/** Somebody called the command in a way that it does not take; the message says what it does take. */
class UsageError extends Error {}

/** Runs the command; `print` gets its lines. Returns the exit code. */
export async function runCommand(args: readonly string[], print: (line: string) => void): Promise<number> {
  try {
    const { values, positionals } = readArguments(args);
    if (values.help) print(HELP);
    else if (values.list) print(catalogueOf(CHECK_GROUPS));
    else
      return await check(
        readAddress(positionals),
        {
          origin: readOrigin(values.origin),
          only: values.only ?? '',
          write: values.write ?? false,
          dossier: readDossier(values.dossier),
        },
        print,
      );
    return ALL_HOLD;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof CannotCheckError)) throw error;
    print(error.message);
    return COULD_NOT_CHECK;
  }
}

async function check(address: string, options: Required<CheckOptions>, print: (line: string) => void): Promise<number> {
  const results: CheckResult[] = [];
  for await (const result of runChecks(address, options)) {
    if (results.at(-1)?.group !== result.group) print(`${results.length > 0 ? '\n' : ''}${result.group.name}`);
    results.push(result);
    for (const line of linesOf(result)) print(line);
  }
  if (results.length === 0) throw new UsageError(`No check holds the text "${options.only}". --list prints them all.`);
  print(`\n${summaryOf(results)}`);
  return results.some(({ outcome }) => outcome === 'fails') ? ONE_DOES_NOT : ALL_HOLD;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        origin: { type: 'string', default: MADE_UP_ORIGIN },
        only: { type: 'string' },
        dossier: { type: 'string' },
        list: { type: 'boolean' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

/** `URL`, or `check URL` as the published command has it. */
function readAddress(positionals: readonly string[]): string {
  const [address, ...more] = positionals[0] === 'check' ? positionals.slice(1) : positionals;
  const url = address !== undefined && more.length === 0 ? parseUrl(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new UsageError(`Give one address of an endpoint, such as https://dvc.example.vn/api.\n\n${HELP}`);
  }
  return url.href.replace(/\/+$/, '');
}

function readOrigin(text: string): string {
  const url = parseUrl(text);
  if (url?.origin !== text)
    throw new UsageError(`--origin takes a site such as https://xa.example.vn, without a path.`);
  return text;
}

function readDossier(text: string | undefined): KnownDossier | undefined {
  if (text === undefined) return undefined;
  const [, code, kind, value] = /^\s*(\S+)\s+([a-z0-9-]+)=(.+)$/.exec(text) ?? [];
  if (!code || !kind || !value) throw new UsageError(`--dossier takes 'CODE KIND=VALUE'.\n\n${HELP}`);
  return { code, factor: { kind, value } };
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
