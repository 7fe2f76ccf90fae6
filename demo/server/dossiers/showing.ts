/** A dossier as its owner sees it, and as whoever knows four digits of a telephone does. */
import type { Dossier, DossierStep, FactorKind } from '../../../src/backend/contract/dossiers.ts';
import { actionOf, bareAction } from '../../../src/backend/adapters/actions.ts';
import type { AgencyBook } from '../agency-book.ts';
import { DAY, inVietnam } from '../clock.ts';
import type { DossierRecord, FoundDossier } from '../store/dossiers.ts';

/** Groups in which the agency still has to do something. */
const OPEN = ['received', 'processing'];
const DONE = ['ready', 'returned'];

/** What is shown for a factor: all that was kept, with what is known today; `status` for a telephone's last digits. */
export function showDossier(found: FoundDossier, kind: FactorKind, agencies: AgencyBook, now: Date): Dossier {
  const { agency, ...record } = found.record;
  const whole = withProgress(record, found.progress);
  const late = whole.late ?? lateness(whole, now);
  const known = agencies.find(agency.code)?.agency;
  const dossier: Dossier = {
    ...whole,
    view: 'full',
    agency: known && known.name !== known.code ? known : agency,
    ...(late && { late }),
  };
  return kind === 'phone-last-4' ? statusOf(dossier) : dossier;
}

/** Steps that came by themselves take their places; one that is newer than the dossier says where it stands now. */
function withProgress<T extends Omit<DossierRecord, 'agency'>>(record: T, progress: readonly DossierStep[]): T {
  const [newest] = progress.slice(-1);
  if (!newest) return record;
  const steps = [...record.steps, ...progress].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const isNewer = Date.parse(newest.at) > Date.parse(record.updatedAt);
  if (!isNewer || typeof newest.state === 'string') return { ...record, steps };
  const { officer, unit, state } = newest;
  return {
    ...record,
    steps,
    state,
    ...(officer && {
      officer: { ...(typeof officer === 'string' ? { name: officer } : officer), ...(unit && { unit }) },
    }),
    ...(state.code !== record.state.code && { action: actionOf(state.code) }),
    updatedAt: newest.at,
  };
}

/** Without applicant, officers, notes, and all that an agency wrote in words of its own. */
function statusOf({ applicant: _, officer: __, survey: ___, ...dossier }: Dossier): Dossier {
  const { late, delivery, action, steps } = dossier;
  return {
    ...dossier,
    view: 'status',
    action: bareAction(action),
    steps: steps.map(({ at, state, unit }) => ({ at, state, ...(unit && { unit }) })),
    ...(late && { late: { days: late.days } }),
    ...(delivery && { delivery: { kind: delivery.kind } }),
  };
}

/** By how many days it is past its due date, or was when it was done. While the citizen's turn it is, nobody is late. */
function lateness(record: Omit<DossierRecord, 'agency'>, now: Date): Dossier['late'] {
  const { dueAt, newDueAt, finishedAt, returnedAt, state } = record;
  const due = newDueAt ?? dueAt;
  const done = finishedAt ?? returnedAt;
  const until = OPEN.includes(state.group) ? inVietnam(now) : DONE.includes(state.group) ? done : undefined;
  if (due === undefined || until === undefined || Date.parse(until) <= Date.parse(due)) return undefined;
  const days = (Date.parse(dayOf(until)) - Date.parse(dayOf(due))) / DAY;
  return days >= 1 ? { days } : undefined;
}

/** The day in Viet Nam of an instant. */
const dayOf = (instant: string): string => inVietnam(new Date(instant)).slice(0, 10);
