import { publishedReplies } from '../../backend/contract/replies.ts';
import { expect, type CheckGroup } from '../check.ts';
import { withQuery } from '../endpoint.ts';
import { pageChecks } from './lists.ts';

const PATH = '/v1/replies';
const section = 'Calls, GET /v1/replies';

export const replyChecks: CheckGroup = {
  name: 'Published replies',
  operation: 'replies',
  checks: [
    {
      name: 'lists published replies as the contract names them',
      section,
      async run(endpoint) {
        (await endpoint.ask(PATH)).read(publishedReplies);
      },
    },
    ...pageChecks(PATH),
    {
      name: 'answers words that no reply holds with an empty list',
      section,
      async run(endpoint) {
        const answer = await endpoint.ask(withQuery(PATH, { q: 'khongaihoicaunaybaogio' }));
        const { items, total } = answer.read(publishedReplies);
        expect(items.length === 0 && total === 0, `no items for ${answer.asked}`, `${items.length} of ${total}`);
      },
    },
    {
      name: 'answers an unknown reply with not-found',
      section,
      async run(endpoint) {
        (await endpoint.ask(`${PATH}/khong-co-ma-nay`)).problem(404);
      },
    },
  ],
};
