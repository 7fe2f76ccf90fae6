/** Small marks on the device that something is kept there, so that what reads it is fetched only then. No mark says what. */
const PREFIX = 'dvc-mark ';

export function isMarked(name: string): boolean {
  try {
    return localStorage.getItem(PREFIX + name) !== null;
  } catch {
    // Forbidden by the browser or a host's sandbox: then nothing was kept either.
    return false;
  }
}

export function mark(name: string, yes: boolean): void {
  try {
    if (yes) localStorage.setItem(PREFIX + name, '1');
    else localStorage.removeItem(PREFIX + name);
  } catch {
    // Forbidden or full.
  }
}
