import type { ReadableDossier } from '../../backend/contract/dossiers.ts';

/**
 * A dossier as somebody may see it who knows four digits of a telephone: where it is, and nothing of a person. The
 * endpoint leaves the rest out; this is for one that does not.
 */
export function withoutPersons(found: ReadableDossier): ReadableDossier {
  const { applicant: _applicant, officer: _officer, delivery, survey: _survey, ...rest } = found;
  return {
    ...rest,
    view: 'status',
    ...(delivery && { delivery: { kind: delivery.kind } }),
    steps: rest.steps.map(({ at, state, unit }) => ({ state, ...(at && { at }), ...(unit && { unit }) })),
  };
}
