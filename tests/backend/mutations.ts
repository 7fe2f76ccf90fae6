import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Place = { readonly holder: Json[] | { [name: string]: Json }; readonly name: string | number };

/** What may stand in a place where something else was agreed. */
const anything: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Json>(null, '', 0, -1, 1.5, 1e308, true, false, [], {}, [[]], [null], 'x') },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
);

export interface Mutation {
  /** Which place, counted over all places of the answer, again from the start after the last. */
  readonly place: number;
  /** What stands there instead; nothing to take it away. */
  readonly value: { readonly json: Json } | undefined;
}

export const mutations = (most: number): fc.Arbitrary<Mutation[]> =>
  fc.array(fc.record({ place: fc.nat(10_000), value: fc.option(fc.record({ json: anything }), { nil: undefined }) }), {
    minLength: 1,
    maxLength: most,
  });

/** A copy of the answer with each mutation made after the other. */
export function mutated(answer: unknown, changes: readonly Mutation[]): Json {
  const root = { answer: structuredClone(answer) as Json };
  for (const { place, value } of changes) {
    const places = placesIn(root, []);
    const { holder, name } = places[place % places.length]!;
    if (value) (holder as Record<string | number, Json>)[name] = structuredClone(value.json);
    else if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else if (holder !== root) delete holder[name];
  }
  return root.answer;
}

function placesIn(holder: Json, places: Place[]): Place[] {
  if (typeof holder !== 'object' || holder === null) return places;
  for (const [name, inner] of Object.entries(holder)) {
    places.push({ holder: holder, name: Array.isArray(holder) ? Number(name) : name });
    placesIn(inner, places);
  }
  return places;
}
