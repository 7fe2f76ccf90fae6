import type { printDossier } from './dossier-print.ts';

/** Loads what prints a dossier, when somebody prints. */
export const loadDossierPrint = (): Promise<{ printDossier: typeof printDossier }> => import('./dossier-print.ts');
