import { attachment } from '../../backend/contract/attachments.ts';
import { receipt } from '../../backend/contract/feedback.ts';
import { CheckSkipped, expect, type CheckGroup } from '../check.ts';
import type { Endpoint } from '../endpoint.ts';
import { readStatus } from '../known.ts';
import { sameJson } from '../same-json.ts';
import { buildFeedback, newKey, PICTURE, sendFeedback, sendFile, takeFeedback, takePicture } from '../sending.ts';
import { anotherAgency } from './feedback.ts';

const section = 'Calls, POST /v1/attachments';
const writes = 'Conventions, Writes';

/** As short as 128 random bits can be written, with some room for the alphabet. */
const SHORTEST_ID = 20;
const A_DAY = 24 * 60 * 60 * 1000;
/** What clocks may differ by, and a write take. */
const LEEWAY = 10 * 60 * 1000;
/** Larger than this is not sent to see it refused. */
const LARGEST_SENT = 32 * 1024 * 1024;
const UNKNOWN_ID = '0'.repeat(32);

export const attachmentChecks: CheckGroup = {
  name: 'Attachments',
  operation: 'attachments',
  checks: [
    {
      name: 'says how many files of which types and size it takes where it takes any',
      section: 'Calls, GET /v1/status',
      async run(endpoint) {
        const { count, bytes, types } = (await readStatus(endpoint)).limits.attachments;
        const said = `count ${count}, bytes ${bytes} and ${types.length} types`;
        expect(count > 0 && bytes > 0 && types.length > 0, '"limits.attachments" in /v1/status that let one in', said);
      },
    },
    {
      name: 'takes a picture, and says its type, its size and for how long it waits',
      section,
      writes: true,
      async run(endpoint) {
        await mustTakePng(endpoint);
        const key = newKey();
        const given = (await sendFile(endpoint, PICTURE, { key })).read(attachment, 201);
        expect(given.key === key, 'the Idempotency-Key as "key"', 'another one');
        expect(given.id.length >= SHORTEST_ID, 'an id of 128 random bits', `one of ${given.id.length} characters`);
        expect(given.type.startsWith('image/') && given.bytes > 0, 'type and size of a picture', 'others');
        const waits = Date.parse(given.expiresAt) - Date.now();
        expect(
          Math.abs(waits - A_DAY) < LEEWAY,
          '"expiresAt" in 24 hours',
          `in ${Math.round(waits / 3_600_000)} hours`,
        );
      },
    },
    {
      name: 'gives the same answer again for the same key and file',
      section: writes,
      writes: true,
      async run(endpoint) {
        await mustTakePng(endpoint);
        const key = newKey();
        const first = (await sendFile(endpoint, PICTURE, { key })).read(attachment, 201);
        const again = (await sendFile(endpoint, PICTURE, { key })).read(attachment, 201);
        expect(sameJson(first, again), 'the same answer for the same file', 'another one');
      },
    },
    {
      name: 'refuses another file under a key that has its answer with 422',
      section: writes,
      writes: true,
      async run(endpoint) {
        await mustTakePng(endpoint);
        const key = newKey();
        (await sendFile(endpoint, PICTURE, { key })).read(attachment, 201);
        (await sendFile(endpoint, Uint8Array.from([...PICTURE, 0]), { key })).problem(422);
      },
    },
    {
      name: 'refuses a file without a proper key',
      section: writes,
      writes: true,
      async run(endpoint) {
        (await sendFile(endpoint, PICTURE, {})).problem(400);
        (await sendFile(endpoint, PICTURE, { key: 'ngan' })).problem(400);
      },
    },
    {
      name: 'refuses a file that is not what it says it is, and one that is empty',
      section,
      writes: true,
      async run(endpoint) {
        const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
        const { types } = (await readStatus(endpoint)).limits.attachments;
        for (const type of [...types, 'text/html', 'image/svg+xml']) {
          (await sendFile(endpoint, page, { key: newKey(), type })).problem();
          (await sendFile(endpoint, new Uint8Array(), { key: newKey(), type })).problem();
        }
      },
    },
    {
      name: 'refuses a file larger than it says it takes with too-large',
      section,
      writes: true,
      async run(endpoint) {
        const { bytes } = (await readStatus(endpoint)).limits.attachments;
        if (bytes >= LARGEST_SENT) throw new CheckSkipped('the endpoint takes files of more than 32 MB');
        (await sendFile(endpoint, new Uint8Array(bytes + 1), { key: newKey() })).problem(413);
      },
    },
    {
      name: 'lets a file belong to one feedback, of its own agency',
      section,
      writes: true,
      async run(endpoint) {
        await mustTakePng(endpoint);
        const id = await takePicture(endpoint);
        await takeFeedback(endpoint, { attachments: [id] });
        await mustBeExpired(endpoint, id);
        await mustBeExpired(endpoint, await takePicture(endpoint, await anotherAgency(endpoint)));
      },
    },
    {
      name: 'says that a file is expired, and then takes the feedback without it under the same key',
      section,
      writes: true,
      async run(endpoint) {
        const key = await mustBeExpired(endpoint, UNKNOWN_ID);
        (await sendFeedback(endpoint, await buildFeedback(endpoint), { key })).read(receipt, 201);
      },
    },
  ],
};

async function mustTakePng(endpoint: Endpoint): Promise<void> {
  const { types } = (await readStatus(endpoint)).limits.attachments;
  if (!types.includes('image/png')) throw new CheckSkipped('the endpoint takes no image/png');
}

/** A feedback with this file is refused; returns the key it was sent under. */
async function mustBeExpired(endpoint: Endpoint, id: string): Promise<string> {
  const { operations } = await readStatus(endpoint);
  if (!operations.includes('feedback')) throw new CheckSkipped('the endpoint does not offer "feedback"');
  const key = newKey();
  const body = await buildFeedback(endpoint, { attachments: [id] });
  (await sendFeedback(endpoint, body, { key })).refusal('attachments', 'expired');
  return key;
}
