/** The languages we have words in, and the words that are here already. */
import { loadLanguage } from './load-language.ts';
import type { Messages } from './messages.ts';
import { vi } from './vi.ts';

const dictionaries = new Map<string, Messages>([['vi', vi]]);
const LANGUAGES = ['vi', 'en'];

/** The language we answer in when a page is in `tag` (BCP 47): its primary language if we have words, else Vietnamese. */
export function languageFor(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  return LANGUAGES.includes(primary) ? primary : 'vi';
}

/** The words of a language, if they have arrived. */
export const dictionaryOf = (language: string): Messages | undefined => dictionaries.get(language);

/** Fetches the words of a language once. Where they cannot be had, Vietnamese stays, without harm. */
export async function fetchDictionary(language: string): Promise<void> {
  if (dictionaries.has(language)) return;
  try {
    const words = await loadLanguage(language);
    if (words) dictionaries.set(language, words);
  } catch {
    // The next element that needs them asks again.
  }
}
