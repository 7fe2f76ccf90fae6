import type { EverydayTable } from '../../search/everyday.ts';
import type { CatalogueSource } from './catalogue-source.ts';

export interface CatalogueSearch {
  readonly CatalogueSource: typeof CatalogueSource;
  readonly EVERYDAY: EverydayTable;
}

/**
 * Loads the code that searches in the page and the words it knows, only where they are needed. The script-tag build puts
 * its own way here.
 */
export async function loadCatalogueSearch(): Promise<CatalogueSearch> {
  const [source, words] = await Promise.all([
    import('./catalogue-source.ts'),
    import('../../search/everyday-words.ts'),
  ]);
  return { ...source, ...words };
}
