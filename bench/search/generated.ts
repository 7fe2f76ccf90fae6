import type { Summary } from '../../src/backend/contract/procedures.ts';
import { randomOf } from '../random.ts';

/** As many procedures as asked for: the catalogue's, then titles put together from halves of others. */
export function generatedCatalogue(catalogue: readonly Summary[], count: number): Summary[] {
  const random = randomOf(count);
  const some = (): Summary => catalogue[Math.floor(random() * catalogue.length)]!;
  const generated = catalogue.slice(0, count);
  while (generated.length < count) {
    const first = some().title.split(' ');
    const second = some().title.split(' ');
    const title = [...first.slice(0, Math.ceil(first.length / 2)), ...second.slice(second.length >> 1)].join(' ');
    generated.push({ ...some(), code: `9.${String(generated.length).padStart(6, '0')}`, title });
  }
  return generated;
}
