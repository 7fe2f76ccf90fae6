import type { Feedback } from '../../../src/backend/contract/feedback.ts';

/**
 * Why a feedback may come from a machine, for the officer who reads it: `trap` where a field was filled that people do
 * not see, `hasty` where the form was done faster than anybody types. It refuses nothing.
 */
export function suspicionOf(filledIn: Feedback['filledIn'], hastySeconds: number): string | undefined {
  if (!filledIn) return undefined;
  const marks = [filledIn.trap ? 'trap' : '', filledIn.seconds < hastySeconds ? 'hasty' : ''];
  return marks.filter(Boolean).join(' ') || undefined;
}
