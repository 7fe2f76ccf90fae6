import * as z from 'zod/mini';
import { count, instant, text } from './common.ts';

/** `POST /v1/attachments` → 201. `id` can be used once; unused it is gone at `expiresAt`. `key` echoes the Idempotency-Key. */
export const attachment = z.object({ id: text, type: text, bytes: count, expiresAt: instant, key: text });

export type Attachment = z.infer<typeof attachment>;
