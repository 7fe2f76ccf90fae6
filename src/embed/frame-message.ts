/**
 * What an embed page and the loader of the page around it say to each other, by `postMessage`. Nothing of a citizen is
 * in it: who is there, and how high the page is.
 *
 * The embed page says `ready` with a nonce; the loader, which checks that window and origin are those of its frame,
 * says `hello` with that nonce and a token of its own; then the page tells its `height`, with that token and a count.
 * A loader that comes later `ask`s for another `ready`.
 */
export interface FrameMessage {
  readonly dvc: string;
  readonly nonce?: string;
  readonly token?: string;
  readonly turn?: number;
  /** CSS pixels. */
  readonly height?: number;
}

/** Whether a message is meant for us; frames and extensions say all sorts of things. */
export const isMessage = (data: unknown): data is FrameMessage =>
  typeof data === 'object' && data !== null && typeof (data as FrameMessage).dvc === 'string';

/** A text that nobody guesses. */
export const draw = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
