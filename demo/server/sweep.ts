/**
 * What has had its time is erased, every hour: keys, waiting files, what checks of the endpoint left, fields, cases,
 * dossiers and what officers did after the agency's periods, and files that a server left which ended half-way.
 */
import type { Files } from './attachments/files.ts';
import { DAY, HOUR, storedAfter, type Clock } from './clock.ts';
import { describeError, type Log } from './log.ts';
import type { Policy } from './policy/policy.ts';
import { deleteOldDossiers } from './store/dossiers.ts';
import { deleteOldBudgets } from './store/lookup-budgets.ts';
import { deleteOldAudit } from './store/office-audit.ts';
import {
  COLUMN_FIELDS,
  deleteAttachments,
  deleteChecks,
  deleteWaiting,
  emptyField,
  eraseCases,
  findKnownFiles,
  findOldCases,
} from './store/erasure.ts';
import { forgetKeys } from './store/idempotency-keys.ts';
import type { Store } from './store/store.ts';

/** What checks send is to be gone within a day, and the next sweep may be an hour away. */
const CHECKS_STAY = 22 * HOUR;
/** A file without a row may be on its way to one for so long. */
const STRAYS_STAY = HOUR;

export interface SweepParts {
  readonly store: Store;
  readonly files: Files;
  readonly policy: Policy;
  readonly clock: Clock;
}

/** Erases all that has had its time. */
export async function sweep({
  store,
  files,
  policy: { retention, dossiers, office },
  clock,
}: SweepParts): Promise<void> {
  const now = clock();
  const nowStored = now.toISOString();
  const before = (days: number) => storedAfter(now, -days * DAY);
  const removed: string[] = [];
  let isEmptied = false;

  await store.write((transaction) => forgetKeys(transaction, nowStored));
  await store.write((transaction) => deleteOldBudgets(transaction, nowStored));
  if (await store.write((transaction) => deleteOldAudit(transaction, before(office.auditDays)))) isEmptied = true;
  removed.push(...(await store.write((transaction) => deleteWaiting(transaction, nowStored))));
  removed.push(...(await store.write((transaction) => deleteChecks(transaction, storedAfter(now, -CHECKS_STAY)))));
  for (const field of COLUMN_FIELDS) {
    const days = retention[field];
    if (days === undefined) continue;
    if (await store.write((transaction) => emptyField(transaction, field, before(days)))) isEmptied = true;
  }
  if (await store.write((transaction) => deleteOldDossiers(transaction, before(dossiers.keepDays)))) isEmptied = true;
  const { attachments, case: whole } = retention;
  if (attachments !== undefined) {
    removed.push(...(await store.write((transaction) => deleteAttachments(transaction, before(attachments)))));
  }
  if (whole !== undefined) {
    for (let ids = await findOldCases(store.db, before(whole)); ids.length > 0;) {
      const batch = ids;
      removed.push(...(await store.write((transaction) => eraseCases(transaction, batch, nowStored))));
      isEmptied = true;
      ids = await findOldCases(store.db, before(whole));
    }
  }
  await files.remove(removed);
  await files.removeStrays((names) => findKnownFiles(store.db, names), new Date(now.getTime() - STRAYS_STAY));
  if (isEmptied || removed.length > 0) await store.settle();
}

/** Sweeps now and then every hour; returns how to end it. */
export function sweepRegularly(parts: SweepParts, log: Log): () => Promise<void> {
  let sweeping = Promise.resolve();
  const sweepOnce = () => {
    sweeping = sweeping
      .then(() => sweep(parts))
      .catch((error: unknown) => log.error(describeError(error), 'not swept'));
  };
  sweepOnce();
  const timer = setInterval(sweepOnce, HOUR);
  return () => {
    clearInterval(timer);
    return sweeping;
  };
}
