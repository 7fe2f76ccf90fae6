/**
 * Whether somebody on this device was asked already. Nothing but a time is kept: until when not to ask again. Storage
 * that is forbidden or full keeps nothing, and then the question stands there once more, as easily passed over.
 */
const DAY_MS = 24 * 3600_000;

/** A name that tells tokens apart and does not hold them (FNV-1a). */
export function nameOf(...parts: readonly (string | undefined)[]): string {
  let sum = 0x811c9dc5;
  for (const letter of parts.join('\n')) sum = Math.imul(sum ^ letter.codePointAt(0)!, 16777619);
  return `dvc-survey ${(sum >>> 0).toString(36)}`;
}

export function wasAsked(name: string): boolean {
  try {
    return Date.now() < Number(localStorage.getItem(name));
  } catch {
    return false;
  }
}

/** For so many days; for 0 it is forgotten. */
export function rememberAsked(name: string, days: number): void {
  try {
    if (days > 0) localStorage.setItem(name, String(Date.now() + days * DAY_MS));
    else localStorage.removeItem(name);
  } catch {
    // Asked again, then.
  }
}
