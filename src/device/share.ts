/** Whether the device has a sheet of its own for sharing (Zalo, messages, mail). */
export const canShare = (): boolean => typeof navigator.share === 'function';

/** Opens the device's sheet; a citizen who closes it has not failed. */
export async function share(title: string, url: string): Promise<void> {
  try {
    await navigator.share({ title, url });
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

/** The old way, for http pages and in-app browsers that have no clipboard. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
  }
}
