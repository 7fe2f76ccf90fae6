/**
 * Taking a file that will belong to a feedback: held to its size while it comes in, told by its content, a picture
 * written anew. It is on disk before its row, and row and key are one transaction.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Attachment } from '../../../src/backend/contract/attachments.ts';
import { DAY, HOUR, inVietnam, type Clock } from '../clock.ts';
import type { HeldKey, IdempotentWrites } from '../idempotency.ts';
import type { Policy } from '../policy/policy.ts';
import { ProblemError } from '../problems.ts';
import { countWaitingBytes, saveAttachment } from '../store/attachments.ts';
import type { Store } from '../store/store.ts';
import type { Files, IncomingFile } from './files.ts';
import { findType, PDF, readDeclaredType, type PictureType } from './kinds.ts';
import { rewritePicture } from './picture.ts';

const ROUTE = 'attachments';
/** Seconds until an agency whose files pile up may take more: the sweep runs in between. */
const WHEN_FULL = '3600';

type Answer = Omit<Attachment, 'key'>;

export interface SentFile {
  /** The agency's identifier. */
  readonly agency: string;
  readonly key: string;
  readonly type: string | undefined;
  /** The length that the request announces, if it does. */
  readonly announced: string | undefined;
  readonly body: ReadableStream<Uint8Array> | null;
  readonly isCheck: boolean;
  /** Called with its bytes, the most there may be, for what is not a repetition: throws where a limit wants it later. */
  readonly delay: (bytes: number) => void;
}

export class Receiving {
  readonly #store: Store;
  readonly #files: Files;
  readonly #writes: IdempotentWrites;
  readonly #rules: Policy['attachments'];
  readonly #lifetime: number;
  readonly #clock: Clock;

  constructor(parts: { store: Store; files: Files; writes: IdempotentWrites; policy: Policy; clock: Clock }) {
    this.#store = parts.store;
    this.#files = parts.files;
    this.#writes = parts.writes;
    this.#rules = parts.policy.attachments;
    this.#lifetime = parts.policy.keys.attachmentDays * DAY;
    this.#clock = parts.clock;
  }

  /** What was taken, new or again. */
  async receive(sent: SentFile): Promise<Attachment> {
    const { agency, key } = sent;
    const answer = await this.#writes.hold({ agency, route: ROUTE, key }, async (held) => {
      if (!held.isBound) await this.#mayCome(sent);
      const incoming = await this.#files.takeIn(sent.body, this.#rules.bytes, sent.announced);
      try {
        const bodyHash = this.#writes.hashBody(ROUTE, sent.type ?? '', incoming.sha256);
        if (held.isBound) return JSON.parse(held.answerAgain(bodyHash)) as Answer;
        return await this.#keep(sent, incoming, held, bodyHash);
      } finally {
        await rm(incoming.path, { force: true });
      }
    });
    return { ...answer, key };
  }

  /** What can be refused before it is read. */
  async #mayCome({ agency, type, announced, delay }: SentFile): Promise<void> {
    readDeclaredType(type);
    const most = Math.min(Number(announced ?? Infinity), this.#rules.bytes);
    delay(most);
    const waiting = await countWaitingBytes(this.#store.db, agency);
    if (waiting + most > this.#rules.waitingBytes) {
      throw new ProblemError('too-many', { headers: { 'Retry-After': WHEN_FULL } });
    }
  }

  async #keep(sent: SentFile, incoming: IncomingFile, held: HeldKey, bodyHash: string): Promise<Answer> {
    const declared = readDeclaredType(sent.type);
    if (incoming.bytes === 0) throw new ProblemError('invalid', { errors: [{ field: 'file', key: 'empty' }] });
    const type = await findType(incoming.path, declared);
    const { name, bytes } = type === PDF ? await this.#files.keep(incoming.path) : await this.#rewrite(incoming, type);
    const now = this.#clock();
    const expires = new Date(now.getTime() + this.#rules.hours * HOUR);
    const answer: Answer = { id: randomBytes(16).toString('hex'), type, bytes, expiresAt: inVietnam(expires) };
    // Where this fails the file stays: the store may have kept the row and only its word been lost. Strays are swept.
    await this.#store.write(async (transaction) => {
      await held.bind(transaction, { bodyHash, answer: JSON.stringify(answer) }, this.#lifetime);
      await saveAttachment(transaction, {
        id: answer.id,
        agency: sent.agency,
        file: name,
        type,
        bytes,
        received_at: now.toISOString(),
        expires_at: expires.toISOString(),
        is_check: Number(sent.isCheck),
      });
    });
    return answer;
  }

  async #rewrite(incoming: IncomingFile, type: PictureType) {
    const aside = this.#files.pathAside();
    try {
      await rewritePicture(incoming.path, aside, type, this.#rules.pixels);
      return await this.#files.keep(aside);
    } finally {
      await rm(aside, { force: true });
    }
  }
}
