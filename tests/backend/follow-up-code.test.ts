import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { countOfCode, findFollowUpCode, writeFollowUpCode } from '../../src/backend/contract/follow-up-code.ts';

function aCode(): string {
  for (;;) {
    const code = writeFollowUpCode(randomBytes(10));
    if (code) return code;
  }
}

describe('a follow-up code in a text', () => {
  it('is found in messages, addresses and any grouping', () => {
    for (let i = 0; i < 2000; i++) {
      const code = aCode();
      const bare = code.replaceAll('-', '').toLowerCase();
      for (const text of [
        code,
        bare,
        ` ${code.replaceAll('-', ' – ')} `,
        `Ma theo doi phan anh cua ban: ${code}. Xem tai trang cua xa.`,
        `https://dvc.example/embed/feedback-tracker.html?endpoint=https%3A%2F%2Fa.example%2Fapi#ma-phan-anh=${code}`,
        `https://dvc.example/#ma-phan-anh=${bare}&x=1`,
      ]) {
        assert.equal(findFollowUpCode(text), code, text);
      }
    }
  });

  it('is none in what is long, empty or nearly one', () => {
    const code = aCode();
    const slip = code.replace(/^./, (first) => (first === '7' ? '8' : '7'));
    for (const text of ['', '-'.repeat(17), 'a'.repeat(100_000), '7 '.repeat(50_000), slip, code.slice(0, -1)]) {
      assert.equal(findFollowUpCode(text), undefined, text.slice(0, 40));
    }
  });

  it('has as many characters as count', () => {
    assert.equal(countOfCode(' 7K3M-9QWX – 2R5T\u00a0VB8N.6 '), 17);
    assert.equal(countOfCode('---'), 0);
  });
});
