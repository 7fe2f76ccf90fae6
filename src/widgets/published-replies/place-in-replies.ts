/** Where a citizen is among the published replies, as it stands in the page's address: in a list, or at one reply. */
export interface ListPlace {
  readonly q: string;
  /** Id of a category; empty for all. */
  readonly category: string;
  /** From 1. */
  readonly page: number;
}

export const FIRST_PLACE: ListPlace = { q: '', category: '', page: 1 };

// No identifier of a reply begins like this.
const LIST = '?';
const LONGEST_QUERY = 200;

/** The list's place as text. */
export function writePlace({ q, category, page }: ListPlace): string {
  const said = new URLSearchParams();
  if (q) said.set('tim', q);
  if (category) said.set('loai', category);
  if (page > 1) said.set('trang', String(page));
  return LIST + String(said);
}

/** What an address says: the list's place, or the identifier of a reply. Nonsense is the beginning. */
export function readPlace(text: string | undefined): ListPlace | string {
  if (text && !text.startsWith(LIST)) return text;
  const said = new URLSearchParams(text?.slice(LIST.length));
  const page = Number(said.get('trang') ?? 1);
  return {
    q: (said.get('tim') ?? '').slice(0, LONGEST_QUERY),
    category: said.get('loai') ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}
