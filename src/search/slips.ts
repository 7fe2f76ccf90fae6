/** Slips of the finger: a letter too many, missing, wrong, or two in the wrong order. */

const LETTERS = 'abcdeghiklmnopqrstuvxy';

/** The known words one slip away from `word`, in no order. */
export function oneSlipAway(word: string, isKnown: (word: string) => boolean): string[] {
  const found = new Set<string>();
  const tell = (other: string): void => {
    if (other !== word && isKnown(other)) found.add(other);
  };
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at);
    const rest = word.slice(at);
    if (rest) tell(before + rest.slice(1));
    if (rest.length > 1) tell(before + rest.charAt(1) + rest.charAt(0) + rest.slice(2));
    for (const letter of LETTERS) {
      tell(before + letter + rest);
      if (rest) tell(before + letter + rest.slice(1));
    }
  }
  return [...found];
}
