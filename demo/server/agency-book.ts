import type { Agency } from '../../src/backend/contract/agencies.ts';
import type { ServedAgency } from './store/agencies.ts';

/** The agencies that an endpoint serves, its own among them. */
export class AgencyBook {
  /** By code. */
  readonly all: readonly ServedAgency[];
  /** The endpoint's own agency, meant where a request names none. */
  readonly own: ServedAgency;
  readonly #byCode: ReadonlyMap<string, ServedAgency>;

  constructor(served: readonly ServedAgency[], ownCode: string) {
    this.#byCode = new Map(served.map((entry) => [entry.agency.code, entry]));
    const known = this.#byCode.get(ownCode);
    this.own = known ?? { agency: unnamed(ownCode), origins: [] };
    this.all = known ? served : [this.own, ...served];
  }

  /** The agency of this code, the endpoint's own where none is given, undefined where nobody knows it. */
  find(code: string | undefined): ServedAgency | undefined {
    return code === undefined || code === this.own.agency.code ? this.own : this.#byCode.get(code);
  }

  /** The agency of this code, by its code alone where it is no longer known. */
  name(code: string): Agency {
    return this.find(code)?.agency ?? unnamed(code);
  }
}

/** An agency of which only the code is known, such as an endpoint's own that nobody imported yet. */
const unnamed = (code: string): Agency => ({ code, name: code, level: 'other' });
