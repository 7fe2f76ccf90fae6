/** Calls about what citizens send and what comes back: feedback, its files, answers, published replies. */
import { AGENCY, answer, CHECK, created, headers, jsonBody, KEY, PAGING, text } from './parts.ts';

const FILE = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } };

export const FEEDBACK_PATHS = {
  '/v1/feedback/categories': {
    get: {
      operationId: 'listFeedbackCategories',
      summary: 'What citizens may write about, and what belongs elsewhere.',
      parameters: [AGENCY],
      responses: answer('Every category, in the order of the form.', 'FeedbackCategories'),
    },
  },
  '/v1/feedback': {
    post: {
      operationId: 'sendFeedback',
      summary: 'Takes a reflection or petition, once and durably.',
      description:
        'A 201 means that it is on disk. Refused fields are named in `errors` with `required`, `malformed`, `too-long`, ' +
        '`too-many`, `repeated`, `unknown`, `elsewhere` or, of attachments, `expired`: then they are uploaded again under new ' +
        'keys and the feedback keeps its own. A position is kept only by the consent `location`. Texts are kept in form NFC ' +
        'without control characters and direction marks; `page` without query and fragment.',
      parameters: [KEY, CHECK],
      ...jsonBody('Feedback'),
      responses: created('The receipt.', 'Receipt'),
    },
  },
  '/v1/feedback/lookup': {
    post: {
      operationId: 'followFeedback',
      summary: 'Where a case stands, by its code.',
      description:
        'A POST to keep codes out of addresses. The code may be typed in lower case, without hyphens, O for 0, I or L for 1. ' +
        '`question` is there while `canAdd` is. `dueAt` is by when the answer is due, as far as can be said now, as on the ' +
        'receipt; it is left out while the case waits for the citizen, `canReopenUntil` while it is open and once the time ' +
        'is over.',
      ...jsonBody('FeedbackLookup'),
      responses: answer('The case, never its sender.', 'FeedbackCase'),
    },
  },
  '/v1/feedback/additions': {
    post: {
      operationId: 'addToFeedback',
      summary: "Takes a citizen's answer to an officer's question, once and durably.",
      description:
        'Files were uploaded in the name of the agency that has the case. Refused are `code: not-now` where nobody asks ' +
        '(`canAdd`), `attachments: expired`, and fields as for a feedback.',
      parameters: [KEY, CHECK],
      ...jsonBody('Addition'),
      responses: created('It is with the agency.', 'Acknowledgement'),
    },
  },
  '/v1/feedback/rating': {
    post: {
      operationId: 'rateFeedback',
      summary: 'Takes what a citizen says of the outcome, once and durably, and with `reopen` opens the case again.',
      description:
        'Refused are `code: not-now` where nothing came of it yet, `outcome: rated` a second time for the same end, ' +
        '`reopen: too-late` after `canReopenUntil`, `reopen: solved` of what is called solved.',
      parameters: [KEY, CHECK],
      ...jsonBody('Rating'),
      responses: created('It is with the agency.', 'Acknowledgement'),
    },
  },
  '/v1/reply-files/{id}': {
    get: {
      operationId: 'getReplyFile',
      summary: 'A file of a reply, to be saved; its unguessable address stands in the reply.',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: {
        200: {
          description: 'The file as a download that runs nothing.',
          headers: headers('Content-Disposition', 'Content-Security-Policy', 'X-Content-Type-Options'),
          content: { 'application/octet-stream': {} },
        },
        default: { $ref: '#/components/responses/Problem' },
      },
    },
  },
  '/v1/attachments': {
    post: {
      operationId: 'sendAttachment',
      summary: 'Takes a file that a feedback will name.',
      description:
        'The type is told by the content. Pictures are decoded and written anew, without what the camera wrote down. ' +
        'Refused are `file: empty` and `file: damaged` (400), `too-large` (413) and `unsupported` (415).',
      parameters: [AGENCY, KEY, CHECK],
      requestBody: {
        required: true,
        content: { 'image/jpeg': FILE, 'image/png': FILE, 'image/webp': FILE, 'application/pdf': FILE },
      },
      responses: created('The file as it is kept.', 'Attachment'),
    },
  },
  '/v1/replies': {
    get: {
      operationId: 'listReplies',
      summary: 'Published questions and answers.',
      parameters: [
        AGENCY,
        text('q', 'Words of question or answer.'),
        text('category', 'Only this category.'),
        ...PAGING,
      ],
      responses: answer('A page of replies.', 'PublishedReplies'),
    },
  },
  '/v1/replies/{id}': {
    get: {
      operationId: 'getReply',
      summary: 'One published question and its answer.',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }, AGENCY],
      responses: answer('The reply.', 'PublishedReply'),
    },
  },
};
