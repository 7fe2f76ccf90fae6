import type { FeedbackCategory } from '../../backend/contract/feedback.ts';
import type { SendingTerms } from '../../backend/contract/status.ts';
import { readCategories } from '../../backend/feedback.ts';
import type { Backend } from '../../backend/request.ts';
import { readSendingTerms } from '../../backend/status.ts';

/** What the endpoint says before anything is asked: limits, notice, consents, categories. */
export interface Opening {
  readonly status: SendingTerms;
  readonly categories: readonly FeedbackCategory[];
}

export async function readOpening(backend: Backend, signal: AbortSignal): Promise<Opening> {
  const [status, categories] = await Promise.all([readSendingTerms(backend, signal), readCategories(backend, signal)]);
  return { status, categories };
}
