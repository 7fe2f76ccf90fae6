import type { printChecklist } from './checklist.ts';

/** Loads what prints the checklist, when somebody prints. */
export const loadChecklist = async (): Promise<{ printChecklist: typeof printChecklist }> => import('./checklist.ts');
