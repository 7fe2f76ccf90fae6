/** Every text within a JSON value, with the name of the member it stands in. */
export function* stringsOf(value: unknown, name = ''): Generator<{ name: string; text: string }> {
  if (typeof value === 'string') yield { name, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* stringsOf(member, Array.isArray(value) ? name : key);
}

/** As somebody types it who has no Vietnamese keyboard. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
