const complaints: string[] = [];

/** One console line for the webmaster; the same line is not written twice. */
export function complain(text: string): void {
  if (complaints.includes(text)) return;
  complaints.push(text);
  console.warn(`[dvc] ${text}`);
}
