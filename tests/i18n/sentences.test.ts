import { expect } from '@open-wc/testing';
import { en } from '../../src/i18n/en.ts';
import { languageFor } from '../../src/i18n/languages.ts';
import { vi } from '../../src/i18n/vi.ts';

const SENTENCES = Object.entries(vi);
const LONGEST = 20;
// Words of an office that say nothing, or that blame.
const NEVER = ['vui lòng', 'lỗi không xác định', 'xin lỗi vì sự bất tiện', 'không hợp lệ', 'thao tác', 'hệ thống lỗi'];

const placesIn = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();
const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}{]/u.test(word)).length;
const sentencesOf = (text: string): string[] => text.split(/[.!?…](?:\s|$)/).filter(Boolean);

describe('what a citizen reads', () => {
  it('is there in English where it is there in Vietnamese, and nowhere else', () => {
    expect(Object.keys(en).sort()).to.deep.equal(Object.keys(vi).sort());
  });

  it('is filled in at the same places in both languages', () => {
    for (const [key, sentence] of SENTENCES) {
      const places = placesIn(sentence);
      expect(placesIn(en[key as keyof typeof vi] ?? ''), key).to.deep.equal(places);
    }
  });

  it('has both forms of what is counted', () => {
    // `level.other` is a value of the contract and counts nothing.
    const keys = Object.keys(vi).filter((key) => key !== 'level.other');
    const stems = (ending: string): string[] =>
      keys.flatMap((key) => (key.endsWith(ending) ? [key.slice(0, -ending.length)] : []));
    expect(stems('.one')).to.deep.equal(stems('.other'));
    expect(stems('.one')).to.not.have.length(0);
  });

  it('says nothing empty, and nothing twice spaced', () => {
    for (const [key, sentence] of [...SENTENCES, ...Object.entries(en)]) {
      expect(sentence.trim(), key).to.equal(sentence);
      expect(sentence, key).to.not.equal('');
      expect(sentence, key).to.not.match(/ {2}|\.\.\./);
    }
  });

  it(`has no sentence of more than ${LONGEST} words`, () => {
    for (const [key, text] of SENTENCES) {
      for (const sentence of sentencesOf(text)) expect(wordsIn(sentence), `${key}: ${sentence}`).to.be.at.most(LONGEST);
    }
  });

  it('never speaks like an office', () => {
    for (const [key, sentence] of SENTENCES) {
      for (const phrase of NEVER) expect(sentence.toLowerCase(), key).to.not.include(phrase);
    }
  });

  it('is written in whole letters, as the wire is', () => {
    for (const [key, sentence] of SENTENCES) expect(sentence.normalize('NFC'), key).to.equal(sentence);
  });

  it('says in every failure what happened and what to do', () => {
    for (const [key, text] of SENTENCES) {
      if (!key.startsWith('error.')) continue;
      const advice = /Bạn |bấm |gọi |Có thể|dự kiến|không nhận loại tệp/;
      expect(text, key).to.match(advice);
    }
  });

  it('has a word for every kind of failure that reading can meet', () => {
    const kinds = ['invalid', 'forbidden', 'not-found', 'too-many', 'server', 'unavailable'];
    kinds.push('offline', 'unreachable', 'timeout', 'contract', 'version', 'configuration');
    for (const kind of kinds) expect(vi).to.have.property(`error.${kind}`);
  });
});

describe('a language we have no words in', () => {
  for (const tag of ['', 'fr', 'km-KH', 'x-klingon', 'e', 'english', 'constructor']) {
    it(`is answered in Vietnamese: “${tag}”`, () => expect(languageFor(tag)).to.equal('vi'));
  }
});
