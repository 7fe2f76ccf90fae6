import type { Attachment } from '../../../src/backend/contract/attachments.ts';
import type { Feedback } from '../../../src/backend/contract/feedback.ts';
import {
  created,
  instead,
  ofAttachments,
  ofProblem,
  ofStatus,
  pathOf,
  sayHtml,
  sayProblem,
  sayReceipt,
  sent,
  type WrongDoing,
} from './spoil.ts';

const TAKEN = 'takes a picture, and says its type, its size and for how long it waits';
const LIES = 'refuses a file that is not what it says it is, and one that is empty';
const ONE_FEEDBACK = 'lets a file belong to one feedback, of its own agency';
const EXPIRED = 'says that a file is expired, and then takes the feedback without it under the same key';

export const WRONG_ATTACHMENTS: readonly WrongDoing[] = [
  {
    wrong: 'offers to take files and then none',
    fails: 'says how many files of which types and size it takes where it takes any',
    mischief: ofStatus(({ limits }) => (limits.attachments.count = 0)),
  },
  {
    wrong: 'names no type of file that it takes',
    fails: 'says how many files of which types and size it takes where it takes any',
    mischief: ofStatus(({ limits }) => (limits.attachments.types = [])),
  },
  {
    wrong: 'answers a file with a page',
    fails: TAKEN,
    mischief: instead('/attachments', 201, (given) => sayHtml(given, 201)),
  },
  {
    wrong: 'does not echo the key of a file',
    fails: TAKEN,
    mischief: ofAttachments((file) => (file.key = 'another-key-another-key')),
  },
  {
    wrong: 'counts its files',
    fails: TAKEN,
    mischief: ofAttachments((file) => (file.id = '1234')),
  },
  {
    wrong: 'lets a file wait for a minute only',
    fails: TAKEN,
    mischief: ofAttachments((file) => (file.expiresAt = new Date(Date.now() + 60_000).toISOString())),
  },
  {
    wrong: 'keeps a picture as something else',
    fails: TAKEN,
    mischief: ofAttachments((file) => (file.type = 'application/octet-stream')),
  },
  {
    wrong: 'gives a repeated file another id',
    fails: 'gives the same answer again for the same key and file',
    mischief: created<Attachment>('/attachments', () => {
      let count = 0;
      return (file) => (file.id += count++);
    }),
  },
  {
    wrong: 'takes another file under the same key',
    fails: 'refuses another file under a key that has its answer with 422',
    mischief: instead('/attachments', 422, sayReceipt),
  },
  {
    wrong: 'needs no key for a file',
    fails: 'refuses a file without a proper key',
    mischief: () => ({
      ask: ({ headers }) => (headers['idempotency-key'] ??= 'a-key-that-nobody-has-sent'),
    }),
  },
  {
    wrong: 'takes pages for pictures',
    fails: LIES,
    mischief: instead('/attachments', 415, sayReceipt),
  },
  {
    wrong: 'takes files without a byte',
    fails: LIES,
    mischief: instead('/attachments', 400, sayReceipt),
  },
  {
    wrong: 'breaks down over a file that lies',
    fails: LIES,
    mischief: instead('/attachments', 415, (given) => sayProblem(given, 500, 'server')),
  },
  {
    wrong: 'takes more than it says',
    fails: 'refuses a file larger than it says it takes with too-large',
    mischief: ofStatus(({ limits }) => (limits.attachments.bytes = 100)),
  },
  {
    wrong: 'lets a file be used again',
    fails: ONE_FEEDBACK,
    mischief: instead('/feedback', 400, sayReceipt),
  },
  {
    wrong: 'lets a file be used by another agency',
    fails: ONE_FEEDBACK,
    mischief: () => ({
      ask: ({ url }) =>
        pathOf({ url } as Parameters<typeof pathOf>[0]) === '/attachments' && url.searchParams.delete('agency'),
    }),
  },
  {
    wrong: 'takes a feedback without the file it names',
    fails: EXPIRED,
    mischief: sent<Feedback>('/feedback', (body) => (body.attachments = [])),
  },
  {
    wrong: 'does not say what is wrong with a file',
    fails: EXPIRED,
    mischief: ofProblem(({ errors }) => errors?.forEach((error) => (error.key = 'invalid'))),
  },
];
