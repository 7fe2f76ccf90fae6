/** What goes along only where the citizen says so: the place by GPS, and consents. None of it is ever set beforehand. */
import type { Consent, Feedback } from '../../backend/contract/feedback.ts';
import type { SendingTerms } from '../../backend/contract/status.ts';
import type { Position } from './answers.ts';
import { loadWhereabouts } from './load-whereabouts.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A consent as the endpoint asks for it. */
export type AskedConsent = NonNullable<SendingTerms['feedback']>['consents'][number];

/** The one purpose that has a place of its own in the form: beside the button that it is about. */
const LOCATION = 'location';

const consentsOf = (terms: SendingTerms | undefined): readonly AskedConsent[] => terms?.feedback?.consents ?? [];

/** The consent to send where the device is, where the endpoint asks for one. */
export const locationConsent = (terms: SendingTerms | undefined): AskedConsent | undefined =>
  consentsOf(terms).find(({ purpose }) => purpose === LOCATION);

/** All others. */
export const furtherConsents = (terms: SendingTerms | undefined): readonly AskedConsent[] =>
  consentsOf(terms).filter(({ purpose }) => purpose !== LOCATION);

export class Extras {
  /** Purposes agreed to, and when: an instant, ISO 8601. */
  agreed: ReadonlyMap<string, string> = new Map();
  /** The place by GPS, once it was asked for. */
  whereabouts: Whereabouts | undefined;
  /** The device did not say where it is. */
  isLost = false;
  readonly #changed: () => void;
  readonly #terms: () => SendingTerms | undefined;

  constructor(changed: () => void, terms: () => SendingTerms | undefined) {
    this.#changed = changed;
    this.#terms = terms;
  }

  agree(purpose: string, agreed: boolean): void {
    const all = new Map(this.agreed);
    if (agreed) all.set(purpose, new Date().toISOString());
    else all.delete(purpose);
    this.agreed = all;
    this.#changed();
  }

  /** Whether the citizen lets a position be sent. */
  get mayLocate(): boolean {
    return !locationConsent(this.#terms()) || this.agreed.has(LOCATION);
  }

  /** Where the device is, as far as it goes along. */
  get position(): Position | undefined {
    return this.mayLocate ? this.whereabouts?.position : undefined;
  }

  /** What is agreed to of what goes along: without a position the consent to it is of nothing. */
  get consents(): Consent[] {
    return consentsOf(this.#terms()).flatMap(({ purpose, version }) => {
      const givenAt = this.agreed.get(purpose);
      return givenAt && (purpose !== LOCATION || this.position) ? [{ purpose, version, givenAt }] : [];
    });
  }

  /** Asks the device where it is. */
  async locate(): Promise<void> {
    const known = await this.#open().then(
      (whereabouts) => whereabouts.ask(),
      () => false,
    );
    this.isLost = !known;
    this.#changed();
  }

  /** As an earlier visit had them. */
  async take({ consents, place }: Feedback): Promise<void> {
    this.agreed = new Map(consents.map(({ purpose, givenAt }) => [purpose, givenAt]));
    if (place?.lat !== undefined) (await this.#open()).take(place);
  }

  reset(): void {
    this.agreed = new Map();
    this.whereabouts = undefined;
    this.isLost = false;
  }

  async #open(): Promise<Whereabouts> {
    const { Whereabouts } = await loadWhereabouts();
    return (this.whereabouts ??= new Whereabouts(this.#changed));
  }
}
