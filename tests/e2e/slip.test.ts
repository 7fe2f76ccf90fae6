import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slipAddresses } from '../../demo/server/slips/addresses.ts';
import { openStore } from '../../demo/server/store/store.ts';
import { version } from '../../vite.config.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';
import { newContext } from './browser.ts';

const SECRET = 'secret of the slips';
const CODE = 'H90.101-261102-0010';

const startSite = () => startTestServer({ site: true, secret: SECRET });

/** What a slip's QR codes hold, as a citizen's phone reads them. */
function scan({ address }: TestServer, code = CODE) {
  const origin = address.replace('127.0.0.1', 'localhost');
  const places = { pages: `${origin}/dvc/${version}/embed/`, endpoint: `${origin}/api`, agency: 'H90.101' };
  return slipAddresses(SECRET, places, code);
}

test('the QR code of a slip opens the rating of its dossier, which counts once, and stays in no address', async () => {
  const server = await startSite();
  const { survey } = scan(server);
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(survey);
  const element = page.locator('dvc-satisfaction-survey');
  await element.getByRole('radio', { name: 'Hài lòng', exact: true }).click();
  await element.getByText('Đã nhận đánh giá của bạn').waitFor();
  assert.equal(new URL(page.url()).hash, '');
  assert.doesNotMatch(page.url(), /danh-gia=/);

  // Another slip, scanned while the page is open, is another dossier; the same one again counts no more.
  await page.goto(scan(server, 'H90.101-261102-0009').survey);
  await element.getByRole('radio', { name: 'Rất hài lòng' }).click();
  await element.getByText('Đã nhận đánh giá của bạn').waitFor();
  const neighbour = await (await newContext()).newPage();
  await neighbour.goto(survey);
  await neighbour.locator('dvc-satisfaction-survey').getByRole('radio', { name: 'Không hài lòng' }).click();
  await neighbour.getByRole('button', { name: 'Không nêu lý do' }).click();
  await neighbour.getByText('Mỗi việc chỉ tính một lần').waitFor();

  const store = await openStore(server.settings);
  const answers = await store.db.selectFrom('survey_answers').select('value').execute();
  const tokens = await store.db.selectFrom('survey_tokens').selectAll().execute();
  await store.close();
  assert.deepEqual(answers.map(({ value }) => value).sort(), ['2', '3']);
  assert.equal(tokens.length, 2);
  await context.close();
  await neighbour.context().close();
});

test('the other QR code fills in the dossier’s code; from its rating a longer questionnaire can be opened', async () => {
  const server = await startSite();
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(scan(server).lookup);
  const lookup = page.locator('dvc-dossier-lookup');
  await lookup.locator('#code').waitFor();
  assert.equal(await lookup.locator('#code').inputValue(), CODE);
  await lookup.locator('#factor').fill('DOIMAN10');
  await lookup.getByRole('button', { name: 'Xem hồ sơ' }).click();
  await lookup.getByRole('radio', { name: 'Hài lòng', exact: true }).click();
  const link = lookup.getByRole('link', { name: 'Trả lời thêm vài câu' });
  await link.waitFor();
  const [longer] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await longer.locator('dvc-satisfaction-survey').getByText('Ý kiến về năm mặt phục vụ').waitFor();
  assert.equal(new URL(longer.url()).hash, '');
  await context.close();
});
