/**
 * Whether somebody on this device was asked already. Nothing is kept but until when not to ask again, and whether it was
 * passed over: whoever did not answer is never thanked for it. Storage that is forbidden or full keeps nothing, and then
 * the question stands there once more, as easily passed over.
 */
const DAY_MS = 24 * 3600_000;

/** A name that tells tokens apart and does not hold them (FNV-1a). */
export function nameOf(...parts: readonly (string | undefined)[]): string {
  let sum = 0x811c9dc5;
  for (const letter of parts.join('\n')) sum = Math.imul(sum ^ letter.codePointAt(0)!, 16777619);
  return `dvc-survey ${(sum >>> 0).toString(36)}`;
}

/** How somebody left the question: answered (`before`), or passed over. */
export type Asked = 'before' | 'skipped';

export function askedBefore(name: string): Asked | undefined {
  try {
    const [until, how] = localStorage.getItem(name)!.split(' ');
    return Date.now() < Number(until) ? (how as Asked) : undefined;
  } catch {
    return undefined;
  }
}

/** For so many days; for 0 it is forgotten. */
export function rememberAsked(name: string, how: Asked, days: number): void {
  try {
    if (days > 0) localStorage.setItem(name, `${Date.now() + days * DAY_MS} ${how}`);
    else localStorage.removeItem(name);
  } catch {
    // Asked again, then.
  }
}
