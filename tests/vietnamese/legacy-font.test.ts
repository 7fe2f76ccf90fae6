import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { looksLegacy } from '../../src/vietnamese/legacy-font.ts';

describe('a text of an old font', () => {
  for (const text of [
    'Céng hoµ x· héi chñ nghÜa ViÖt Nam',
    'Hå s¬ ®Êt cña t«i qu¸ hÑn 20 ngµy',
    'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam',
    'Hoà sô ñaát cuûa toâi quaù heïn 20 ngaøy',
  ]) {
    it(`is known: ${text}`, () => assert.ok(looksLegacy(text)));
  }

  for (const text of [
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
    'Hoàn thành quyết toán thuế, hoá đơn quán ăn ngoài ngõ, khoán toàn bộ',
    'Hồ sơ đất của tôi quá hẹn 20 ngày'.normalize('NFD'),
    'Cong hoa xa hoi chu nghia Viet Nam',
    'Ông Müller và bà Björk ở 12 × 5 m, 30 °C · 50 % – “xong”',
    'https://vidu.example/?q=%C3%A9&a=1',
    '',
  ]) {
    it(`is not seen in: ${text.slice(0, 40)}`, () => assert.equal(looksLegacy(text), false));
  }
});
