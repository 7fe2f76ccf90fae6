/** Finding and reading published replies: what is looked for, what was found, what is read. The element only shows it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FeedbackCategory } from '../../backend/contract/feedback.ts';
import type { ReadablePublishedReplies, ReadablePublishedReply } from '../../backend/contract/replies.ts';
import type { StatusBasics } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import { readCategories } from '../../backend/feedback.ts';
import { findReply, searchReplies } from '../../backend/replies.ts';
import type { Backend } from '../../backend/request.ts';
import { readStatus } from '../../backend/status.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { FIRST_PLACE, type ListPlace } from './place-in-replies.ts';

/** How many stand on a page: what a phone shows in a few screens. */
export const PAGE_SIZE = 10;

export interface FoundReplies extends ReadablePublishedReplies {
  /** What they were found by. */
  readonly place: ListPlace;
}

export interface RepliesFinderOptions {
  readonly backend: () => Backend | undefined;
  readonly mayAsk: (operation: string) => boolean;
  readonly found: (found: FoundReplies) => void;
  readonly read: (reply: ReadablePublishedReply) => void;
  readonly failed: (error: BackendError) => void;
}

export class RepliesFinder implements ReactiveController {
  place = FIRST_PLACE;
  /** Identifier of the reply that is read. */
  opened: string | undefined;
  readonly status: RemoteTask<[Backend], StatusBasics>;
  readonly categories: RemoteTask<[Backend], FeedbackCategory[]>;
  readonly searching: RemoteTask<[Backend, ListPlace], FoundReplies>;
  readonly opening: RemoteTask<[Backend, string], ReadablePublishedReply>;
  readonly #options: RepliesFinderOptions;
  #asked = '';

  constructor(host: ReactiveControllerHost, options: RepliesFinderOptions) {
    this.#options = options;
    const { failed } = options;
    this.status = new RemoteTask(host, { run: ([backend]) => readStatus(backend) });
    this.categories = new RemoteTask(host, { run: ([backend], signal) => readCategories(backend, signal) });
    this.searching = new RemoteTask(host, {
      run: async ([backend, place], signal) => {
        const found = await searchReplies(backend, { ...place, size: PAGE_SIZE }, signal);
        return { ...found, place };
      },
      done: options.found,
      failed,
    });
    this.opening = new RemoteTask(host, {
      run: async ([backend, id], signal) => this.#listed(id) ?? findReply(backend, id, signal),
      done: options.read,
      failed,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const backend = this.#options.backend();
    const asked = backend ? [backend.endpoint, backend.agency, backend.lang].join('\n') : '';
    if (!backend || asked === this.#asked) return;
    this.#asked = asked;
    this.status.ask(backend);
    this.show(this.opened ?? this.place);
  }

  /** Shows a list, or one reply. */
  show(place: ListPlace | string): void {
    const backend = this.#options.backend();
    if (typeof place === 'string') {
      this.opened = place;
      if (backend && this.#mayAsk()) this.opening.ask(backend, place);
      return;
    }
    this.opened = undefined;
    this.opening.drop();
    const isShown = this.searching.latest?.place === this.place && !this.searching.failure;
    if (isShown && same(place, this.place)) return;
    this.place = place;
    if (backend && this.#mayAsk()) this.searching.ask(backend, place);
  }

  /** Asks for the names of the categories, when somebody wants to choose one. */
  askCategories(): void {
    const backend = this.#options.backend();
    if (backend && !this.categories.latest && !this.categories.busy) this.categories.ask(backend);
  }

  /** What a list has brought already needs no other request. */
  #listed(id: string): ReadablePublishedReply | undefined {
    return this.searching.latest?.items.find((item) => item.id === id);
  }

  // Before the first update there is nobody to ask, and nobody has asked.
  #mayAsk(): boolean {
    return this.#asked !== '' && this.#options.mayAsk('replies');
  }
}

const same = (one: ListPlace, other: ListPlace): boolean =>
  one.q === other.q && one.category === other.category && one.page === other.page;
