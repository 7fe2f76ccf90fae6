import type { Messages } from './messages.ts';
import { vi } from './vi.ts';

/** Words of a part that came later: in the script tag's files each part brings its own. */
export const addWords = (words: Messages | undefined): void => void Object.assign(vi, words);
