/**
 * Where a catalogue is kept between visits: the browser's cache storage of the host's site. It holds public data only.
 * Without a secure context there is none, and the browser's own cache has to do.
 */
import { addressOf, type Backend } from './request.ts';

const SHELF = 'dvc-catalogue-1';
export const CATALOGUE_PATH = '/v1/catalogue.ndjson';

// Which file it is does not depend on the agency: a province's communes share one copy.
const addressIn = ({ endpoint }: Backend): string => addressOf({ endpoint }, CATALOGUE_PATH);

/** The catalogue as it was last received, if any. */
export async function keptCatalogue(backend: Backend): Promise<Response | undefined> {
  try {
    return await (await caches.open(SHELF)).match(addressIn(backend));
  } catch {
    return undefined;
  }
}

/** Keeps a copy for days without a network; a full or forbidden storage is no harm. */
export async function keepCatalogue(backend: Backend, answer: Response): Promise<void> {
  try {
    await (await caches.open(SHELF)).put(addressIn(backend), answer);
  } catch {
    // The next visit asks the network again.
  }
}
