import assert from 'node:assert/strict';
import { test } from 'node:test';
import { undoTypingKeys } from '../../src/search/typing-residue.ts';
import { markedKey } from '../../src/vietnamese/text.ts';

const meant = (keys: string, word: string): void => assert.equal(undoTypingKeys(keys), markedKey(word), keys);

test('undoes the keys of Telex, wherever tone and hat were typed', () => {
  meant('dduwowngf', 'đường');
  meant('dduowngwf', 'đường');
  meant('duongwfd', 'đường');
  meant('ddaats', 'đất');
  meant('ddatas', 'đất');
  meant('nguwowif', 'người');
  meant('ngwoif', 'người');
  meant('thuees', 'thuế');
  meant('quyeefn', 'quyền');
  meant('tw', 'tư');
});

test('undoes the keys of VNI', () => {
  meant('d9u7o7ng2', 'đường');
  meant('d9a6t1', 'đất');
  meant('d9o63i', 'đổi');
  meant('o73', 'ở');
});

test('leaves a word alone that holds no such keys', () => {
  for (const word of ['khai', 'sinh', 'xa', 'ru', 'trang', '85', 'nd85', 'ngh']) {
    assert.equal(undoTypingKeys(word), undefined, word);
  }
});
