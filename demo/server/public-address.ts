import type { Context } from 'hono';
import { proxyTest } from './limits/address-range.ts';
import type { Settings } from './settings.ts';

/**
 * Finds the endpoint's address as the asker has it, without a slash at its end: as set, otherwise by the request's own
 * host. Only a trusted proxy is believed that it was asked over https.
 */
export function addressFinder({
  publicUrl,
  trustProxy = [],
}: Pick<Settings, 'publicUrl' | 'trustProxy'>): (c: Context) => string {
  const isFromProxy = proxyTest(trustProxy);
  return (c) => {
    if (publicUrl !== undefined) return publicUrl;
    const url = new URL(c.req.url);
    if (isFromProxy(c) && c.req.header('X-Forwarded-Proto') === 'https') url.protocol = 'https:';
    return `${url.origin}/api`;
  };
}
