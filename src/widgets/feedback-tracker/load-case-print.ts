import type { printCase } from './case-print.ts';

/** Loads what prints a case, when somebody prints. */
export const loadCasePrint = (): Promise<{ printCase: typeof printCase }> => import('./case-print.ts');
