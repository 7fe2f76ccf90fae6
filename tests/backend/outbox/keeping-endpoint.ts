import { randomUUID } from 'node:crypto';

export interface Asked {
  readonly path: string;
  readonly key: string;
  readonly type: string;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Row {
  readonly key: string;
  readonly body: string;
  readonly receipt: Answered;
}

interface Upload {
  readonly key: string;
  readonly id: string;
  readonly answer: Answered;
  readonly content: string;
  readonly expiresAt: number;
  used: boolean;
}

const DAY_MS = 24 * 3600_000;

/**
 * Keeps what it says it keeps, as the contract wants it: a key is bound by a 2xx only; bound, the same body gets the same
 * answer and another body a 422; an upload can be used once, within a day.
 */
export class KeepingEndpoint {
  /** What has been accepted, one row an acceptance. */
  readonly rows: Row[] = [];
  readonly uploads: Upload[] = [];
  /** Refuses what it holds for wrong. */
  refuses: (body: { content: string }) => boolean = () => false;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  answer(asked: Asked): Answered {
    if (!/^[A-Za-z0-9_-]{21,64}$/.test(asked.key)) return problem(400, { errors: [{ field: 'key', key: 'required' }] });
    if (asked.path.startsWith('/v1/attachments')) return this.#keepUpload(asked);
    return asked.path === '/v1/feedback' ? this.#keepFeedback(asked) : problem(404);
  }

  /** The rows with this key. */
  rowsOf(key: string): Row[] {
    return this.rows.filter((row) => row.key === key);
  }

  #keepUpload({ key, type, body }: Asked): Answered {
    const known = this.uploads.find((upload) => upload.key === key && this.#now() < upload.expiresAt);
    if (known) return known.content === body ? known.answer : problem(422);
    const expiresAt = this.#now() + DAY_MS;
    const id = randomUUID().replaceAll('-', '');
    const answer = json(201, { id, type, bytes: body.length, expiresAt: new Date(expiresAt).toISOString(), key });
    this.uploads.push({ key, id, answer, content: body, expiresAt, used: false });
    return answer;
  }

  #keepFeedback({ key, body }: Asked): Answered {
    const [bound] = this.rowsOf(key);
    if (bound) return bound.body === body ? bound.receipt : problem(422);
    const feedback = JSON.parse(body) as { content: string; attachments: string[] };
    if (this.refuses(feedback)) return problem(400, { errors: [{ field: 'content', key: 'too-long' }] });
    const files = feedback.attachments.map((id) => this.#uploadOf(id));
    if (files.some((file) => !file || file.used || this.#now() >= file.expiresAt)) {
      return problem(400, { errors: [{ field: 'attachments', key: 'expired' }] });
    }
    for (const file of files) file!.used = true;
    const receipt = json(201, {
      code: `7Q2M-XK4D-${this.rows.length}`,
      receivedAt: '2026-11-24T08:00:00+07:00',
      agency: { code: 'H90.101', name: 'UBND xã Đồi Mận', level: 'commune' },
      next: 'Chúng tôi trả lời trong 15 ngày.',
      key,
    });
    this.rows.push({ key, body, receipt });
    return receipt;
  }

  #uploadOf(id: string): Upload | undefined {
    return this.uploads.find((upload) => upload.id === id);
  }
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answered => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
  headers,
});

export const problem = (status: number, more: object = {}, headers: Record<string, string> = {}): Answered => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: 'Không nhận', status, kind: 'any', ...more }),
  headers,
});

export const html = (status: number, headers: Record<string, string> = {}): Answered => ({
  status,
  type: 'text/html',
  body: '<!doctype html><title>Đăng nhập Wi-Fi</title>',
  headers,
});
