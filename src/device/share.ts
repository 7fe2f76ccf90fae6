/** Whether the device has a sheet of its own for sharing (Zalo, messages, mail). */
export const canShare = (): boolean => typeof navigator.share === 'function';

/** Opens the device's sheet with an address; a citizen who closes it has not failed. */
export const share = (title: string, url: string): Promise<void> => openSheet({ title, url });

/** Opens the device's sheet with words alone. */
export const shareText = (text: string): Promise<void> => openSheet({ text });

async function openSheet(what: ShareData): Promise<void> {
  try {
    await navigator.share(what);
  } catch {
    // Closed without choosing.
  }
}

/** Copies text; false where the page or the device forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The old way, for http pages and in-app browsers that have no clipboard. The focus goes back to where it was. */
function copyBySelection(text: string): boolean {
  const focused = focusedElement();
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  // By property: a style attribute would offend a strict policy. In view, so that the page does not scroll to it.
  Object.assign(field.style, { position: 'fixed', top: '0', opacity: '0' });
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus({ preventScroll: true });
  }
}

/** What has the focus, also inside shadow roots. */
function focusedElement(): HTMLElement | undefined {
  let focused: Element | null = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : undefined;
}
