import { createHmac } from 'node:crypto';
import { storedInVietnam } from '../clock.ts';
import type { WebhookEventRow } from '../store/tables.ts';

/** Who is told, and the key that both sides sign by. */
export interface WebhookTarget {
  readonly url: string;
  readonly key: Buffer;
}

/**
 * A change as the receiver gets it: the same body and id however often it is sent, the time and the signature of this
 * attempt. It names the case by the reference that the office desk shows; the code and every text stay here.
 */
export function buildMessage(
  event: WebhookEventRow,
  { key }: WebhookTarget,
  now: Date,
): { headers: Record<string, string>; body: string } {
  const { feedback_id: reference, number, act, state, agency, at, due_at: dueAt } = event;
  const body = JSON.stringify({
    type: 'feedback.changed',
    timestamp: storedInVietnam(at),
    data: {
      reference,
      number,
      act,
      state,
      agency,
      at: storedInVietnam(at),
      ...(dueAt && { dueAt: storedInVietnam(dueAt) }),
    },
  });
  const id = `${reference}.${number}`;
  const seconds = String(Math.floor(now.getTime() / 1_000));
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  };
}
