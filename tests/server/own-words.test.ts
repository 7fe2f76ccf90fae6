import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { catalogueHead } from '../../src/backend/contract/catalogue.ts';
import { procedureList } from '../../src/backend/contract/procedures.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';

const LINES = { headers: { Accept: 'application/x-ndjson' } };

const writeWords = (data: string, ...lines: string[]): Promise<void> =>
  writeFile(join(data, 'words.txt'), lines.join('\r\n'));

async function serverWith(...lines: string[]): Promise<TestServer> {
  const data = await temporaryFolder();
  await writeWords(data, ...lines);
  return startTestServer({ data });
}

const search = async (server: TestServer, q: string) =>
  procedureList.parse(await server.getJson(`/procedures?q=${encodeURIComponent(q)}`));

const headOf = async (server: TestServer) => {
  const answer = await server.get('/catalogue', LINES);
  const [first = ''] = (await answer.text()).split('\n');
  return { tag: answer.headers.get('etag'), head: catalogueHead.parse(JSON.parse(first)) };
};

describe('the province’s own everyday words', () => {
  it('find what they are called, and are said to have been read so', async () => {
    const server = await serverWith('# Lời người Đồi Mận', 'đăng ký khai tử = về chầu tổ | đi Đồi Gió');
    const { items, understood } = await search(server, 've chau to');
    assert.equal(items[0]?.title, 'Thủ tục đăng ký khai tử');
    assert.deepEqual(understood, { because: 've chau to', query: 'đăng ký khai tử' });
  });

  it('stand for all that the word stands for which they are explained by', async () => {
    const server = await serverWith('sổ đỏ = giấy lúa mạch');
    assert.equal((await search(server, 'giấy lúa mạch nhà tôi bị mất')).items[0]?.code, '1.012786');
  });

  it('go to phones in the head of the catalogue', async () => {
    const server = await serverWith('đăng ký khai tử = về chầu tổ | đi Đồi Gió');
    const { head } = await headOf(server);
    assert.deepEqual(head.words, [
      ['về chầu tổ', 'đăng ký khai tử'],
      ['đi Đồi Gió', 'đăng ký khai tử'],
    ]);
  });

  it('are taken up while the server runs, and phones are told of another catalogue', async () => {
    const data = await temporaryFolder();
    const server = await startTestServer({ data });
    const before = await headOf(server);
    assert.equal(before.head.words, undefined);
    assert.notEqual((await search(server, 've chau to')).items[0]?.title, 'Thủ tục đăng ký khai tử');
    await writeWords(data, 'đăng ký khai tử = về chầu tổ');
    assert.equal((await search(server, 've chau to')).items[0]?.title, 'Thủ tục đăng ký khai tử');
    assert.notEqual((await headOf(server)).tag, before.tag);
  });

  it('name each line that cannot be read, and take the others', async () => {
    const server = await serverWith(
      'đăng ký khai tử: về chầu tổ',
      'đăng ký khai tử = ',
      `đăng ký khai tử = ${'a'.repeat(61)}`,
      'đăng ký khai tử = về chầu tổ',
    );
    const complaints = server.logged.map((line) => JSON.parse(line) as { line?: number; fault?: string });
    assert.deepEqual(
      complaints.filter(({ fault }) => fault).map(({ line, fault }) => [line, fault]),
      [
        [1, 'no " = "'],
        [2, 'no " = "'],
        [3, 'too long'],
      ],
    );
    assert.equal((await search(server, 'về chầu tổ')).items[0]?.title, 'Thủ tục đăng ký khai tử');
  });
});
