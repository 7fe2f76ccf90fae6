/** Dossiers of a file, each kept or refused with a reason. A file that is read twice leaves what it left the first time. */
import type { AdaptedStep } from '../../../src/backend/adapters/national-sync.ts';
import type { DossierStep } from '../../../src/backend/contract/dossiers.ts';
import { dossierCodeKey } from '../../../src/vietnamese/dossier-code.ts';
import { hashFactors } from '../dossiers/factors.ts';
import {
  readDossiers,
  saveDossiers,
  saveProgress,
  type FoundDossier,
  type KeptDossier,
  type Progress,
} from '../store/dossiers.ts';
import type { Database } from '../store/tables.ts';
import type { GivenDossier } from './dossiers-lines.ts';
import type { DossierReading } from './dossiers-messages.ts';
import type { ImportResult, Refusal } from './keep.ts';

/** Records written together: few enough that a running server can write in between. */
const BATCH = 200;

type Readings = Iterable<DossierReading> | AsyncIterable<DossierReading>;

/** Keeps dossiers as they come, and their steps at the end: a step may stand before its dossier. */
export async function keepDossiers(db: Database, secret: string, readings: Readings): Promise<ImportResult> {
  const refused: Refusal[] = [];
  const steps: AdaptedStep[] = [];
  let kept = 0;
  let batch: GivenDossier[] = [];
  const saveBatch = async () => {
    const refusals = await keepBatch(db, secret, batch);
    refused.push(...refusals);
    kept += batch.length - refusals.length;
    batch = [];
  };
  try {
    for await (const reading of readings) {
      if ('dossier' in reading) batch.push(reading.dossier);
      else if ('step' in reading) steps.push(reading.step);
      else refused.push(reading);
      if (batch.length === BATCH) await saveBatch();
    }
  } finally {
    await saveBatch();
    for (let at = 0; at < steps.length; at += BATCH) {
      const refusals = await keepSteps(db, steps.slice(at, at + BATCH));
      refused.push(...refusals);
      kept += Math.min(BATCH, steps.length - at) - refusals.length;
    }
  }
  return { kept, refused };
}

async function keepBatch(db: Database, secret: string, batch: readonly GivenDossier[]): Promise<Refusal[]> {
  const keyed = batch.map((given) => ({ key: dossierCodeKey(given.record.code), given }));
  const known = await readDossiers(
    db,
    keyed.map(({ key }) => key),
  );
  const codes = new Map([...known].map(([key, { record }]) => [key, record.code]));
  const refused: Refusal[] = [];
  /** The last one of a code, as if they had come one after another. */
  const taken = new Map<string, KeptDossier>();
  for (const { key, given } of keyed) {
    const refusal = refusalOf(key, given.record.code, codes.get(key));
    if (refusal) {
      refused.push(refusal);
      continue;
    }
    codes.set(key, given.record.code);
    taken.set(key, { ...taken.get(key), ...asKept(secret, key, given, known.get(key), taken.get(key)) });
  }
  if (taken.size > 0) await saveDossiers(db, [...taken.values()]);
  return refused;
}

function refusalOf(key: string, code: string, known: string | undefined): Refusal | undefined {
  if (key === '') return { refused: 'mã không dùng được', code };
  if (known === undefined || withoutHyphens(known) === withoutHyphens(code)) return undefined;
  return { refused: `mã chỉ khác mã ${known} ở dấu chấm`, code };
}

function asKept(
  secret: string,
  key: string,
  { record, factors, isWhole }: GivenDossier,
  known: FoundDossier | undefined,
  before: KeptDossier | undefined,
): KeptDossier {
  const hashes = hashFactors(secret, key, factors);
  const steps = isWhole ? [] : (known?.progress ?? []);
  return {
    key,
    record,
    updatedAt: progressOf({ progress: steps, record }).updatedAt,
    factors: hashes.length > 0 ? hashes : (before?.factors ?? []),
    ...(isWhole && { progress: [] }),
  };
}

async function keepSteps(db: Database, batch: readonly AdaptedStep[]): Promise<Refusal[]> {
  const known = await readDossiers(
    db,
    batch.map(({ code }) => dossierCodeKey(code)),
  );
  const refused: Refusal[] = [];
  const progress = new Map<string, Progress>();
  for (const { code, step } of batch) {
    const key = dossierCodeKey(code);
    const found = known.get(key);
    if (found) progress.set(key, withStep(progress.get(key) ?? progressOf(found), step));
    else refused.push({ refused: 'chưa có hồ sơ của bước này', code });
  }
  await saveProgress(db, progress);
  return refused;
}

/** The steps in order of time with this one among them, once. */
function withStep({ steps, updatedAt }: Progress, step: DossierStep): Progress {
  const written = JSON.stringify(step);
  const isKnown = steps.some((each) => JSON.stringify(each) === written);
  const all = isKnown ? steps : [...steps, step].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return { steps: all, updatedAt: Date.parse(step.at) > Date.parse(updatedAt) ? step.at : updatedAt };
}

const progressOf = ({ progress, record: { updatedAt } }: FoundDossier): Progress =>
  progress.reduce(withStep, { steps: [], updatedAt });

/** People leave hyphens out; dots tell agencies apart. */
const withoutHyphens = (code: string): string => code.replace(/-/g, '');
