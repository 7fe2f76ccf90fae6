import type { CatalogueSource } from './catalogue-source.ts';

/** Loads the code that searches in the page, only where it is needed. The script-tag build puts its own way here. */
export async function loadCatalogueSearch(): Promise<typeof CatalogueSource> {
  return (await import('./catalogue-source.ts')).CatalogueSource;
}
