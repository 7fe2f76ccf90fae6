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
