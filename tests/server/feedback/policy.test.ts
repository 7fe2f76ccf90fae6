import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readPolicy, usualPolicy } from '../../../demo/server/policy/policy.ts';
import { starterCategories } from '../../../demo/server/seed/index.ts';
import { SettingsError } from '../../../demo/server/settings.ts';
import { temporaryFolder } from '../../support/node/folder.ts';

describe('the policy of an agency', () => {
  it('is the usual one where the data folder says nothing', async () => {
    assert.deepEqual(await readPolicy(await temporaryFolder()), usualPolicy());
    assert.deepEqual(await readPolicy('/nowhere/at/all'), usualPolicy());
  });

  it('replaces a section and keeps the others', async () => {
    const data = await temporaryFolder();
    const keys = { feedbackDays: 60, attachmentDays: 2 };
    await writeFile(join(data, 'policy.json'), JSON.stringify({ keys }));
    assert.deepEqual(await readPolicy(data), { ...usualPolicy(), keys });
  });

  it('says which file and which place is wrong', async () => {
    const data = await temporaryFolder();
    for (const [text, place] of [
      ['{', 'JSON'],
      ['{"keys":{"feedbackDays":0,"attachmentDays":1}}', 'keys.feedbackDays'],
      ['{"retention":{"names":5}}', 'retention'],
      ['[]', 'policy.json'],
    ] as const) {
      await writeFile(join(data, 'policy.json'), text);
      await assert.rejects(
        readPolicy(data),
        (error) => error instanceof SettingsError && error.message.includes(place) && error.message.includes(data),
      );
    }
  });

  it('is written in sentences of at most 20 words', () => {
    const { feedback } = usualPolicy();
    const categories = starterCategories().flatMap(({ label, hint = '', elsewhere }) => [
      label,
      hint,
      elsewhere?.text ?? '',
    ]);
    for (const text of [
      feedback.next,
      feedback.notice.text,
      ...feedback.consents.map(({ text }) => text),
      ...categories,
    ]) {
      for (const sentence of text.split(/[.?!](?:\s|$)/)) {
        assert.ok(sentence.split(/\s+/).length <= 20, sentence);
      }
    }
  });
});
