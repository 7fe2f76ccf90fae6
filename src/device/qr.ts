import { encode } from 'uqr';

/** A text as a QR code: the squares as one SVG path, and how many a side has, its quiet border included. */
export function qrOf(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const squares: string[] = [];
  data.forEach((row, y) => row.forEach((dark, x) => dark && squares.push(`M${x} ${y}h1v1h-1z`)));
  return { path: squares.join(''), size };
}
