/**
 * `npm run office:fill`: fills the store with a made-up province, 80 agencies and 20,000 dossiers in every state, so
 * that whoever tries an office, a search or a load has something to try it on. `-- --seed 7 --agencies 10 --dossiers 500`
 * makes another one. Everything in it is of nobody. The same seed on the same day fills in the same.
 */
import { parseArgs } from 'node:util';
import { keepDossiers } from '../../import/dossiers-keep.ts';
import { readDossierRecords } from '../../import/dossiers-messages.ts';
import { createLog, describeError } from '../../log.ts';
import { readPolicy } from '../../policy/policy.ts';
import { readSecret } from '../../secret.ts';
import { loadStarterCatalogue } from '../../seed.ts';
import { starterProcedures } from '../../seed/index.ts';
import { DEMONSTRATION_PROVINCE, readSettings, SettingsError } from '../../settings.ts';
import { readAgencies, saveAgencies } from '../../store/agencies.ts';
import { raiseRevision } from '../../store/revision.ts';
import { openStore, type Store } from '../../store/store.ts';
import { makeUpAgencies } from './agencies.ts';
import { Chance } from './chance.ts';
import { makeUpDossiers } from './province.ts';

const EXAMPLES = 5;
const NOT_A_NUMBER = 'Hãy ghi số: --seed 1 --agencies 80 --dossiers 20000';

interface Wishes {
  readonly seed: number;
  readonly agencies: number;
  readonly dossiers: number;
}

await run();

async function run(): Promise<void> {
  try {
    const wishes = readWishes();
    const settings = readSettings(process.env);
    const store = await openStore(settings);
    try {
      const { calendar } = await readPolicy(settings.data);
      await loadStarterCatalogue(store.db, DEMONSTRATION_PROVINCE);
      const agencies = await fillAgencies(store, wishes);
      const province = { agencies, procedures: starterProcedures(), calendar, now: new Date() };
      await fillDossiers(store, wishes, province, await readSecret(settings));
    } finally {
      await store.close();
    }
  } catch (error) {
    const isKnown = error instanceof SettingsError;
    console.error(isKnown ? error.message : 'Không làm được vì kho dữ liệu gặp sự cố.');
    if (!isKnown) createLog().error(describeError(error), 'failed');
    process.exitCode = 1;
  }
}

/** Adds the agencies that are missing; those that are known stay as they are. */
async function fillAgencies(store: Store, { seed, agencies: wanted }: Wishes) {
  const known = (await readAgencies(store.db)).map(({ agency }) => agency);
  const codes = new Set(known.map(({ code }) => code));
  const made = makeUpAgencies(Math.max(0, wanted), new Chance(seed)).filter(({ code }) => !codes.has(code));
  const added = made.slice(0, Math.max(0, wanted - known.length));
  await saveAgencies(
    store.db,
    added.map((agency) => ({ agency, origins: [] })),
  );
  await raiseRevision(store.db);
  console.log(`cơ quan (agencies): ${known.length + added.length}`);
  return [...known, ...added]
    .filter(({ level }) => level !== 'province')
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

async function fillDossiers(
  store: Store,
  { seed, dossiers }: Wishes,
  province: Parameters<typeof makeUpDossiers>[1],
  secret: string,
): Promise<void> {
  const states = new Map<unknown, number>();
  const examples: string[] = [];
  const lines = function* () {
    for (const line of makeUpDossiers(dossiers, province, new Chance(seed))) {
      const { code, state, factors } = line as { code: string; state: number; factors: Record<string, string> };
      if (examples.length < EXAMPLES) examples.push(`${code}  mã tra cứu (look-up code): ${factors['lookup-code']}`);
      states.set(state, (states.get(state) ?? 0) + 1);
      yield* readDossierRecords(line);
    }
  };
  const { kept, refused } = await keepDossiers(store.db, secret, lines());
  for (const { code, refused: reason } of refused) console.log(`từ chối (refused) ${code ?? ''}: ${reason}`);
  console.log(`hồ sơ (dossiers): ${kept}`);
  for (const [state, count] of [...states].sort(([one], [other]) => Number(one) - Number(other)))
    console.log(`  trạng thái (state) ${String(state)}: ${count}`);
  console.log('Thử tra cứu (to try):');
  for (const example of examples) console.log(`  ${example}`);
}

function readWishes(): Wishes {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({ options: { seed: number, agencies: number, dossiers: number }, strict: false });
  const read = (name: string, usual: number): number => {
    const value = values[name] === undefined ? usual : Number(values[name]);
    if (!Number.isSafeInteger(value) || value < 0) throw new SettingsError(NOT_A_NUMBER);
    return value;
  };
  return { seed: read('seed', 1), agencies: read('agencies', 80), dossiers: read('dossiers', 20_000) };
}
