import { FACTOR_KINDS, type FactorKind } from '../../backend/contract/dossiers.ts';
import { readPhone } from '../../vietnamese/phone.ts';

/** Why a second factor cannot be right, before it costs the citizen a try at the endpoint. */
export type FactorFault = 'needsFactor' | 'badPhone' | 'needsSixDigits' | 'needsFourDigits';

export type Factor = { readonly value: string } | { readonly fault: FactorFault };

// National numbers have ten digits with the trunk 0; numbers of other countries have at least these.
const FEWEST_PHONE_DIGITS = 9;

/** Of the kinds that an endpoint names, those that we know how to ask for, in its order. */
export const knownFactors = (kinds: readonly string[]): FactorKind[] =>
  kinds.filter((kind): kind is FactorKind => (FACTOR_KINDS as readonly string[]).includes(kind));

/** What is sent of what was typed: never more than is asked for, however much somebody types. */
export function readFactor(kind: FactorKind, typed: string): Factor {
  const said = typed.normalize('NFKC').trim();
  if (!said) return { fault: 'needsFactor' };
  const digits = said.replace(/\D/g, '');
  switch (kind) {
    case 'phone':
      return digits.length < FEWEST_PHONE_DIGITS ? { fault: 'badPhone' } : { value: readPhone(said) ?? digits };
    case 'citizen-id-last-6':
      return digits.length < 6 ? { fault: 'needsSixDigits' } : { value: digits.slice(-6) };
    case 'phone-last-4':
      return digits.length < 4 ? { fault: 'needsFourDigits' } : { value: digits.slice(-4) };
    case 'lookup-code':
      return { value: said.replace(/\s/g, '') };
  }
}
