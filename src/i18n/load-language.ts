import type { Messages } from './messages.ts';

/** Loads another language's words when a page first asks for them. The script-tag build puts its own way here. */
export async function loadLanguage(language: string): Promise<Messages | undefined> {
  return language === 'en' ? (await import('./en.ts')).en : undefined;
}
