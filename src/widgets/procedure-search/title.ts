// The longest official title has 1,192 characters; after about this many a reader has lost the thread.
const LONGEST = 200;

/** An official title as a heading: unaltered while it is readable, else its beginning up to a word's end. */
export function foldTitle(title: string): { readonly shown: string; readonly folded: boolean } {
  if (title.length <= LONGEST) return { shown: title, folded: false };
  const cut = title.lastIndexOf(' ', LONGEST);
  return { shown: `${title.slice(0, cut > 0 ? cut : LONGEST)}…`, folded: true };
}
