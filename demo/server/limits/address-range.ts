/**
 * Who is asking, as coarse as a limit needs it: neighbours behind one address share a range, and nothing of it is kept.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Leading parts that a range has in common: /24 of IPv4, /56 of IPv6. */
const RANGE = { ipv4: 24, ipv6: 56 } as const;

/**
 * Finds the address range of a request. Only a trusted proxy is believed about whom it speaks for. Undefined where
 * nobody knows: a request of this very machine without such word comes from a proxy that is not trusted, or from whoever
 * runs the server, and a limit on it would be a limit on everybody together.
 */
export function rangeFinder(trusted: readonly string[]): (c: Context) => string | undefined {
  const proxies = blockListOf(trusted);
  return (c) => {
    const { address } = getConnInfo(c).remote;
    const heard = (c.req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim());
    const chain = [...heard, address ?? ''].map(plainAddress);
    const asker = chain.findLast((hop, at) => !isIn(proxies, hop) || at === 0);
    return asker === undefined || isIn(LOOPBACK, asker) ? undefined : rangeOf(asker);
  };
}

/** Tells whether a request comes straight from a trusted proxy, whose word counts. */
export function proxyTest(trusted: readonly string[]): (c: Context) => boolean {
  const proxies = blockListOf(trusted);
  return (c) => isIn(proxies, plainAddress(getConnInfo(c).remote.address ?? ''));
}

/** `203.0.113.0/24`; undefined for what is no address. */
export function rangeOf(address: string): string | undefined {
  if (isIPv4(address))
    return `${address
      .split('.')
      .slice(0, RANGE.ipv4 / 8)
      .join('.')}.0/${RANGE.ipv4}`;
  if (!isIPv6(address)) return undefined;
  const groups = wholeIPv6(address);
  const [last = 0] = groups.slice(3);
  const kept = [...groups.slice(0, 3), last & 0xff00].map((group) => group.toString(16));
  return `${kept.join(':')}::/${RANGE.ipv6}`;
}

/** Whether it is an address or a range such as `10.0.0.0/8`. */
export function isAddressOrRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return more.length === 0 && bits > 0 && (prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= bits));
}

function blockListOf(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const LOOPBACK = blockListOf(['127.0.0.0/8', '::1']);

const isIn = (list: BlockList, address: string): boolean =>
  isIPv4(address) ? list.check(address) : isIPv6(address) && list.check(address, 'ipv6');

const plainAddress = (address: string): string => MAPPED_IPV4.exec(address)?.[1] ?? address;

/** The eight groups of an IPv6 address as numbers. */
function wholeIPv6(address: string): number[] {
  const [before = '', after] = address.replace(/%.*$/, '').split('::');
  const numbers = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => parseInt(group, 16) || 0);
  const [head, tail] = [numbers(before), numbers(after ?? '')];
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<number>(gap).fill(0), ...tail];
}
