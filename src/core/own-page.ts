/**
 * The address of one of our own pages, `embed/<name>.html` beside the script tag's files, with something in its fragment;
 * nothing where the elements came another way, as by a bundler.
 */
export function ownPage(
  name: string,
  said: { readonly endpoint: string; readonly agency?: string } | undefined,
  fragment: string,
): string | undefined {
  const { folders = {} } = (globalThis as { dvc?: { folders?: Readonly<Record<string, string>> } }).dvc ?? {};
  const [folder] = Object.values(folders);
  if (!folder || !said) return undefined;
  const page = new URL(`embed/${name}.html`, folder);
  page.searchParams.set('endpoint', said.endpoint);
  if (said.agency) page.searchParams.set('agency', said.agency);
  page.hash = fragment;
  return page.href;
}
