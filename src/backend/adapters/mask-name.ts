/** Words of a name that are shown at all. */
const MOST_WORDS = 8;
const LETTER = /[\p{L}\p{N}]\p{M}*/u;

/**
 * A name of which each word keeps its first letter: enough for its owner, too little to learn whose it is. Names may
 * look any way they like, and one that is masked already stays as it is.
 */
export const maskName = (name: string): string =>
  name
    .normalize('NFC')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => `${LETTER.exec(word)?.[0] ?? ''}***`)
    .join(' ');
