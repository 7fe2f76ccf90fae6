/**
 * Dossiers that whoever tries the demonstration can ask for: one in each state, and one that is late. People, numbers
 * and codes are made up; their days are counted from today, so that none is ever years late.
 */
import { readFileSync } from 'node:fs';
import type { Agency } from '../../../src/backend/contract/agencies.ts';
import type { Calendar } from '../../../src/vietnamese/working-days.ts';
import { keepDossiers } from '../import/dossiers-keep.ts';
import { readDossierRecords } from '../import/dossiers-messages.ts';
import type { Database } from '../store/tables.ts';
import { workingDayBefore, writeMadeUp, type MadeUp } from './made-up.ts';

/** A sample as it stands in the list: `received` in days before today. */
export interface SampleDossier extends Pick<
  MadeUp,
  'code' | 'procedure' | 'applicant' | 'says' | 'items' | 'amount' | 'url' | 'by' | 'apology' | 'delivery'
> {
  readonly lookupCode: string;
  readonly phone: string;
  readonly citizenId: string;
  readonly state: number;
  readonly agency: string;
  readonly received: number;
  readonly days: number;
  readonly newDays?: number;
  readonly steps: readonly number[];
}

const OFFICER = { name: 'Đỗ Thị Mẫu', title: 'Công chức một cửa', unit: 'Bộ phận tiếp nhận và trả kết quả' };

/** What there is to try; the demonstration pages name some of it. */
export const sampleDossiers = (): SampleDossier[] =>
  JSON.parse(readFileSync(new URL('samples.json', import.meta.url), 'utf8')) as SampleDossier[];

/** Puts the samples into a store, as of now. */
export async function loadSampleDossiers(
  db: Database,
  {
    secret,
    calendar,
    now,
    nameOf,
  }: { secret: string; calendar: Calendar; now: Date; nameOf: (code: string) => Agency },
): Promise<void> {
  const lines = sampleDossiers().map(
    ({ lookupCode, phone, citizenId, received, days, newDays, steps, agency, ...rest }) =>
      writeMadeUp(
        {
          ...rest,
          agency: nameOf(agency),
          officer: OFFICER,
          factors: { phone, 'citizen-id-last-6': citizenId, 'lookup-code': lookupCode },
          receivedOn: workingDayBefore(now, -received, calendar),
          dueDays: days,
          newDueDays: newDays,
          path: steps,
        },
        calendar,
        now,
      ),
  );
  const { refused } = await keepDossiers(db, secret, lines.flatMap(readDossierRecords));
  if (refused.length > 0) throw new Error(`A sample dossier is not one: ${refused[0]?.refused}`);
}
