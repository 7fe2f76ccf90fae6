import { addressWith, valueOf } from '../controllers/fragment.ts';
import { warnOnce } from './config.ts';

/**
 * The address of one of our own pages, `embed/<name>.html` beside the script tag's files, with something in its fragment;
 * nothing where the elements came another way, as by a bundler.
 */
export function ownPage(
  name: string,
  said: { readonly endpoint: string; readonly agency?: string } | undefined,
  fragment: string,
  more: Readonly<Record<string, string>> = {},
): string | undefined {
  const { folders = {} } = (globalThis as { dvc?: { folders?: Readonly<Record<string, string>> } }).dvc ?? {};
  const [folder] = Object.values(folders);
  if (!folder || !said) return undefined;
  const page = new URL(`embed/${name}.html`, folder);
  page.searchParams.set('endpoint', said.endpoint);
  if (said.agency) page.searchParams.set('agency', said.agency);
  for (const key in more) page.searchParams.set(key, more[key]!);
  page.hash = fragment;
  return page.href;
}

/**
 * Where an element that asks for something personal can be used when its page, `address`, is not encrypted: its own page
 * where our files come by https, else the same page by https. The webmaster is told.
 */
export function securePage(
  { localName, shared }: HTMLElement & { readonly shared: boolean },
  said: Parameters<typeof ownPage>[1],
  address = location.href,
  fragment = '',
): string {
  warnOnce(`<${localName}>: serve this page by https`);
  const own = ownPage(localName.slice('dvc-'.length), said, fragment, shared ? { shared: '' } : {});
  // Without the port, at which no https answers.
  return own?.startsWith('https:') ? own : address.replace(/^http(:..[^/:]+)(:\d+)?/, 'https$1');
}

/** What a survey's token is called in the fragment of its page, as a slip's QR code brings it. */
const TOKEN = 'danh-gia';

/** The page of a questionnaire that came with a dossier or a reply; nothing where none came. */
export const surveyPage = (
  said: Parameters<typeof ownPage>[1],
  survey: { readonly id: string; readonly token: string } | undefined,
  about: 'dossier' | 'feedback',
): string | undefined =>
  survey && ownPage('satisfaction-survey', said, `${TOKEN}=${survey.token}`, { survey: survey.id, about });

/** The token that came in this page's address; removed at once, so that neither the history nor an onlooker keeps it. */
export function takeSurveyToken(): string | undefined {
  const token = valueOf(TOKEN);
  if (token !== undefined) history.replaceState(history.state, '', addressWith(TOKEN, undefined));
  return token;
}
