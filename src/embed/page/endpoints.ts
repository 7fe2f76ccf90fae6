import { exchange } from '../../backend/request.ts';

// Beside the version folders, so that it stays when a new version comes.
const LIST = '../../endpoints.json';

/**
 * Whether an embed page may talk to this endpoint: one of the page's own origin, or one that the agency has written into
 * `endpoints.json`, a list of addresses. None at all is no danger; the element says that it is not set up.
 */
export async function mayTalkTo(endpoint: string): Promise<boolean> {
  if (!endpoint) return true;
  const address = normal(endpoint);
  if (!address) return false;
  return new URL(address).origin === location.origin || (await listed()).includes(address);
}

/** Without a trailing slash; nothing where it is no address for an endpoint. */
function normal(endpoint: unknown): string | undefined {
  if (typeof endpoint !== 'string') return undefined;
  try {
    const { origin, pathname, protocol, username, password } = new URL(endpoint);
    if (!/^https?:$/.test(protocol) || username || password) return undefined;
    return `${origin}${pathname}`.replace(/\/+$/, '') || undefined;
  } catch {
    return undefined;
  }
}

async function listed(): Promise<readonly (string | undefined)[]> {
  try {
    // What a cache has kept may be older than what the agency has taken off the list.
    const answer = await exchange(LIST, { cache: 'no-cache', credentials: 'omit', redirect: 'error' });
    const list: unknown = answer.ok ? await answer.json() : [];
    return Array.isArray(list) ? list.map(normal) : [];
  } catch {
    return [];
  }
}
