/**
 * How another backend's dossiers become the contract's. Adapters run on an agency's own server, never in a page: the
 * records they read hold whole forms, and only what a dossier's owner may see goes on.
 */
import type { Dossier, FactorKind } from '../contract/dossiers.ts';
import type { DateForm } from './dates.ts';

/** A dossier in the contract's words, its applicant masked, and what shows that it is somebody's own. */
export interface AdaptedDossier {
  readonly dossier: Dossier;
  /** For keeping as keyed hashes; they never leave the server. */
  readonly factors: { readonly [K in FactorKind]?: string };
}

/** What became of a record: read, or refused with the reason in a few words. */
export type Adapted<T> = { readonly read: T } | { readonly refused: string; readonly code?: string };

/** What differs from backend to backend even of one make: its states and how it writes dates. */
export interface Mapping {
  /** Their state, as its number or its name in any spelling, to the national one of 1 to 10. */
  readonly states: Readonly<Record<string, number>>;
  /** Their forms of dates, the first that fits. */
  readonly dates: readonly DateForm[];
}

/** Reads the records of one make of backend. */
export interface DossierAdapter {
  readonly mapping: Mapping;
  readDossier(record: unknown): Adapted<AdaptedDossier>;
}
