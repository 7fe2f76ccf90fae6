const complaints = new Set<string>();

/** One console line for the webmaster; the same line is not written twice. */
export function complain(text: string): void {
  if (!complaints.has(text)) console.warn(`[dvc] ${text}`);
  complaints.add(text);
}
