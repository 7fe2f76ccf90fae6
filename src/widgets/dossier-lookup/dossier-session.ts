/**
 * What a citizen is doing in the look-up, from the first letter to the answer: the code, the second factor, what is
 * wrong with them, and the dossier. The factor lives here and in the request's body, and nowhere else.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FactorKind, ReadableDossier } from '../../backend/contract/dossiers.ts';
import type { DossierTerms } from '../../backend/contract/status.ts';
import { findDossier, type DossierQuestion } from '../../backend/dossiers.ts';
import type { BackendError } from '../../backend/errors.ts';
import type { Backend } from '../../backend/request.ts';
import { readDossierTerms } from '../../backend/status.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { readDossierCode } from '../../vietnamese/dossier-code.ts';
import { knownFactors, readFactor, type FactorFault } from './factor.ts';
import { withoutPersons } from './without-persons.ts';

export interface SessionOptions {
  readonly backend: () => Backend | undefined;
  /** Whether a question may go out now. */
  readonly mayAsk: () => boolean;
  /** A dossier is shown; `again` where it was shown before and is only newer now. */
  readonly found: (again: boolean) => void;
  /** What was asked for was not found, or asking failed. */
  readonly failed: (error: BackendError) => void;
  /** What was typed cannot be right. */
  readonly faulty: () => void;
}

export interface Faults {
  readonly code?: 'needsCode' | undefined;
  readonly factor?: FactorFault | undefined;
}

/** A dossier and when it was seen. */
export interface Seen {
  readonly dossier: ReadableDossier;
  readonly at: Date;
}

// A wait as short as this is waited out for the citizen; one that nobody has named is taken for half of it.
const LONGEST_OWN_WAIT_S = 60;

export class DossierSession implements ReactiveController {
  /** As typed. */
  code = '';
  factor = '';
  faults: Faults = {};

  readonly opening: RemoteTask<[Backend], DossierTerms>;
  readonly looking: RemoteTask<[Backend, DossierQuestion], Seen>;
  readonly #host: ReactiveControllerHost;
  readonly #options: SessionOptions;
  #place = '';
  #kind: FactorKind | undefined;
  #seenBefore = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: SessionOptions) {
    this.#host = host;
    this.#options = options;
    this.opening = new RemoteTask(host, {
      run: ([backend], signal) => readDossierTerms(backend, signal),
      failed: options.failed,
    });
    this.looking = new RemoteTask(host, {
      run: async ([backend, question], signal) => seen(await findDossier(backend, question, signal), question),
      done: () => {
        options.found(this.#seenBefore);
        this.#seenBefore = true;
      },
      failed: (error) => {
        this.#waitOut();
        options.failed(error);
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    // Moved within the page in the middle of a wait.
    this.#waitOut();
  }

  hostUpdate(): void {
    const backend = this.#options.backend();
    const place = backend ? [backend.endpoint, backend.agency].join('\n') : '';
    if (!backend || place === this.#place) return;
    this.#place = place;
    this.looking.drop();
    this.opening.ask(backend);
  }

  hostDisconnected(): void {
    clearTimeout(this.#waiting);
  }

  /** Whether the endpoint lets dossiers be followed, by something that we know how to ask for. */
  get isOpen(): boolean {
    return (this.opening.latest?.operations.includes('dossiers') ?? false) && this.kinds.length > 0;
  }

  get kinds(): readonly FactorKind[] {
    return knownFactors(this.opening.latest?.dossiers?.factors ?? []);
  }

  /** How the citizen shows that the dossier is theirs. */
  get kind(): FactorKind {
    return this.#kind && this.kinds.includes(this.#kind) ? this.#kind : this.kinds[0]!;
  }

  /** Seconds after which the same is asked again by itself. */
  get ownWait(): number | undefined {
    const { kind, retryAfter = LONGEST_OWN_WAIT_S / 2 } = this.looking.failure ?? {};
    return kind === 'too-many' && retryAfter <= LONGEST_OWN_WAIT_S ? Math.max(1, retryAfter) : undefined;
  }

  /** An unknown code, a wrong factor or a code under attack, nobody is told which; or nothing that could be one. */
  get isNotFound(): boolean {
    return /^(not-found|invalid)$/.test(this.looking.failure?.kind ?? '');
  }

  type(field: 'code' | 'factor', value: string): void {
    this[field] = value;
    // A fault goes as soon as somebody works on it; it is looked for again at the next try.
    if (this.faults[field]) this.faults = { ...this.faults, [field]: undefined };
    this.#stopWaiting();
    this.#host.requestUpdate();
  }

  chooseKind(kind: FactorKind): void {
    this.#kind = kind;
    this.factor = '';
    this.faults = {};
    this.#stopWaiting();
    this.#host.requestUpdate();
  }

  /** Asks, where what was typed can be right. */
  lookUp(): void {
    const code = readDossierCode(this.code);
    const factor = readFactor(this.kind, this.factor);
    this.faults = { code: code ? undefined : 'needsCode', factor: 'fault' in factor ? factor.fault : undefined };
    this.#host.requestUpdate();
    if (!code || 'fault' in factor) return this.#options.faulty();
    const backend = this.#options.backend();
    clearTimeout(this.#waiting);
    if (backend && this.#options.mayAsk()) {
      this.looking.ask(backend, { code, factor: { kind: this.kind, value: factor.value } });
    }
  }

  /** Forgets what was typed and found. */
  startOver(): void {
    clearTimeout(this.#waiting);
    this.#seenBefore = false;
    this.code = this.factor = '';
    this.faults = {};
    this.looking.drop();
  }

  /** What is being changed must not go out by itself. */
  #stopWaiting(): void {
    clearTimeout(this.#waiting);
    if (this.ownWait) this.looking.drop();
  }

  #waitOut(): void {
    const { ownWait } = this;
    if (ownWait) this.#waiting = setTimeout(() => this.lookUp(), ownWait * 1000);
  }
}

function seen(found: ReadableDossier, { code, factor }: DossierQuestion): Seen {
  const statusOnly = factor.kind === 'phone-last-4' || found.view === 'status';
  const dossier = { ...found, code: found.code || code };
  return { dossier: statusOnly ? withoutPersons(dossier) : dossier, at: new Date() };
}
