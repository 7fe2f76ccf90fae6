import type { ReactiveController, ReactiveElement } from 'lit';
import type { ReadableDossier } from '../../backend/contract/dossiers.ts';
import type { Backend } from '../../backend/request.ts';
import { holdsSmall } from '../../backend/small-outbox.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { Scanning } from '../../controllers/scanning.ts';
import { hasRememberedCodes } from '../../device/remembered-codes.ts';
import type { Keeping } from './keeping.ts';
import type { RatingOffer } from './rating-offer.ts';

/** Whether this device may be able to read codes; for certain it is known once the part is there. */
export const mayScan = (): boolean => 'BarcodeDetector' in globalThis;

export interface PartsOptions {
  readonly words: LocalizeController;
  readonly backend: () => Backend | undefined;
  readonly shared: () => boolean;
  /** Whether a rating may go out now. */
  readonly mayRate: () => boolean;
  /** A code was read off a slip. */
  readonly scanned: (text: string) => void;
}

/** What few need or what nobody waits for: files of their own, fetched when they are wanted. */
export class LookupParts implements ReactiveController {
  keeping: Keeping | undefined;
  scanning: Scanning | undefined;
  rating: RatingOffer | undefined;
  /** A part did not arrive when somebody wanted it. */
  isMissing = false;
  readonly #host: ReactiveElement;
  readonly #options: PartsOptions;
  #name = '';

  constructor(host: ReactiveElement, options: PartsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const { backend, shared } = this.#options;
    const { endpoint = '', agency = '' } = backend() ?? {};
    const name = `dossiers ${endpoint} ${agency}`;
    if (name === this.#name) return;
    this.#name = name;
    this.keeping = undefined;
    if (shared()) return;
    if (hasRememberedCodes(name)) this.bringKeeping();
    if (holdsSmall()) this.#sendHeldRatings();
  }

  /** Ratings that an earlier page could not send: nobody waits for them. */
  #sendHeldRatings(): void {
    const backend = this.#options.backend();
    if (!backend) return;
    import('./rating-offer.ts').then((part) => part.sendHeldSurveys(backend)).catch(() => {});
  }

  /** What prints, copies, shares and remembers. */
  readonly bringKeeping = (): void =>
    this.#bring(import('./keeping.ts'), (part) => {
      const { words, shared } = this.#options;
      this.keeping ??= new part.Keeping(this.#host, { words, name: this.#name, shared: shared() });
    });

  /** The camera. */
  readonly scan = (): void =>
    this.#bring(import('./scanning.ts'), (part) => {
      this.scanning ??= part.startScanning(this.#host, this.#options.scanned);
      this.scanning.open();
    });

  /** The rating that a returned dossier comes with. */
  offerRating({ survey }: ReadableDossier): void {
    this.rating = undefined;
    const { words, shared, mayRate: mayAsk } = this.#options;
    const backend = this.#options.backend();
    if (!survey || !backend) return;
    // Nobody waits for it: where it does not come, nothing is missed.
    import('./rating-offer.ts')
      .then((part) => {
        this.rating = new part.RatingOffer(this.#host, { words, backend, shared: shared(), survey, mayAsk });
        this.#host.requestUpdate();
      })
      .catch(() => {});
  }

  /** Without a network the citizen is told, and may try again. */
  #bring<Part>(coming: Promise<Part>, use: (part: Part) => void): void {
    const done = (isMissing: boolean): void => {
      this.isMissing = isMissing;
      this.#host.requestUpdate();
    };
    coming.then(
      (part) => {
        use(part);
        done(false);
      },
      () => done(true),
    );
  }
}
