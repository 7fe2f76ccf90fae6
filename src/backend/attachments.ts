import { attachment, type Attachment } from './contract/attachments.ts';
import { requestWithKey } from './keyed-request.ts';
import type { Backend } from './request.ts';

interface AttachmentToSend {
  readonly key: string;
  /** MIME type, `image/jpeg`. */
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** Uploads a photo or paper; its `id` can be used once, by a submission to the same agency, within a day. */
export const sendAttachment = (
  backend: Backend,
  { key, type, bytes }: AttachmentToSend,
  signal: AbortSignal,
): Promise<Attachment> =>
  requestWithKey(backend, {
    path: '/v1/attachments',
    schema: attachment,
    key,
    init: { method: 'POST', body: bytes, headers: { 'Content-Type': type } },
    signal,
  });
