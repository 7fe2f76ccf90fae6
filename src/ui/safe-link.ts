/** An address from a backend that may stand in a link: https only, so that no text can become a script. */
export function safeAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  try {
    const { protocol, href } = new URL(address.trim());
    return protocol === 'https:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The address of a file in an answer: https, or of the endpoint's own origin, which may be http on loopback. */
export function fileAddress(address: string, endpoint: string): string | undefined {
  try {
    const { protocol, origin, href } = new URL(address, endpoint);
    const isOwn = protocol === 'http:' && origin === new URL(endpoint).origin;
    return protocol === 'https:' || isOwn ? href : undefined;
  } catch {
    return undefined;
  }
}
