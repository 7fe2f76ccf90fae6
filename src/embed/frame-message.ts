/**
 * What an embed page and the loader of the page around it say to each other, by `postMessage`. Nothing of a citizen is
 * in it: who is there, and how high the page is.
 *
 * The embed page says `ready` with a nonce, to the window around it and again until somebody answers; the loader, which
 * takes it from the window and the origin of its frame only, says `hello` with that nonce; then the page tells its
 * `height`, with the nonce and a count.
 */
export interface FrameMessage {
  readonly dvc: 'ready' | 'hello' | 'height';
  readonly nonce: string;
  readonly turn?: number;
  /** CSS pixels. */
  readonly height?: number;
}

/** Whether a message may be for us; frames and extensions say all sorts of things. */
export const isMessage = (data: unknown): data is Partial<FrameMessage> => !!(data as FrameMessage | null)?.dvc;
