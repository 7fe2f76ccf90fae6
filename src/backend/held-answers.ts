import { ANSWER_PATHS } from './feedback.ts';
import { deviceStore } from './outbox-store.ts';
import type { Backend } from './request.ts';

/**
 * Whether the device holds additions or ratings to this endpoint that have not arrived: asked on every visit, and
 * therefore without the outbox itself.
 */
export async function holdsAnswers({ endpoint }: Backend): Promise<boolean> {
  try {
    const entries = await deviceStore.all();
    return entries.some(
      ({ path, backend, received }) => !received && ANSWER_PATHS.includes(path) && backend.endpoint === endpoint,
    );
  } catch {
    // No storage here: then nothing was kept.
    return false;
  }
}
