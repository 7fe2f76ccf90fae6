import type { Procedure } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';

// A record without a sensible day says 1900; a catalogue of Vietnamese procedures began in 2010 (Decree 63/2010).
const FIRST_SENSIBLE_DAY = '2010-01-01';

/** The day up to which a record's facts hold, in words, where it is a sensible one. */
export const asOfDay = (words: LocalizeController, { asOf }: Procedure['source']): string | undefined =>
  asOf && asOf >= FIRST_SENSIBLE_DAY ? words.day(asOf) : undefined;
