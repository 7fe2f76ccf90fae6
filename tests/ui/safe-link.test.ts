import { expect } from '@open-wc/testing';
import { safeAddress } from '../../src/ui/safe-link.ts';

describe('an address from a backend', () => {
  for (const [said, address] of [
    ['https://dichvucong.gov.vn/', 'https://dichvucong.gov.vn/'],
    ['  https://dichvucong.gov.vn/a b  ', 'https://dichvucong.gov.vn/a%20b'],
    ['HTTPS://DichVuCong.gov.vn', 'https://dichvucong.gov.vn/'],
    ['https://a.example/"><script>', 'https://a.example/%22%3E%3Cscript%3E'],
  ] as const) {
    it(`may stand in a link: ${said}`, () => expect(safeAddress(said)).to.equal(address));
  }

  for (const said of [
    undefined,
    '',
    ' ',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'javascript://https://a.example/%0aalert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://a.example/1',
    'file:///etc/passwd',
    'filesystem:https://a.example/x',
    'view-source:https://a.example',
    'http://dichvucong.gov.vn/',
    'ftp://dichvucong.gov.vn/',
    'mailto:a@b.example',
    'dichvucong.gov.vn',
    '//dichvucong.gov.vn/',
    '/tai-lieu.doc',
    'Mẫu số 01',
    'https://',
    'https',
  ]) {
    it(`may not: ${JSON.stringify(said)}`, () => expect(safeAddress(said)).to.equal(undefined));
  }
});
