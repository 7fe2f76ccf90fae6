import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { starterAgencies, starterProcedures } from '../../demo/server/seed/index.ts';
import { CHANNEL_MODES, LEVELS, MODES, TIME_UNITS } from '../../src/backend/contract/procedures.ts';

const MOST_WORDS = 20;

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?;])\s+/);

const tooLong = (text: string): string[] =>
  sentencesOf(text).filter((sentence) => sentence.trim().split(/\s+/).length > MOST_WORDS);

const isClean = (text: string): boolean => text === text.normalize('NFC').replace(/\s+/g, ' ').trim() && text !== '';

describe('the starter catalogue', () => {
  const procedures = starterProcedures();

  it('holds at least sixty procedures, each under its own well-formed national code', () => {
    assert.ok(procedures.length >= 60, `${procedures.length} procedures`);
    assert.equal(new Set(procedures.map(({ code }) => code)).size, procedures.length);
    for (const { code } of procedures) assert.match(code, /^\d\.\d{6}$/);
  });

  it('shows the birth registration under its national title', () => {
    assert.equal(procedures.find(({ code }) => code === '1.001193')?.title, 'Thủ tục đăng ký khai sinh');
  });

  it('names field, level, audience, agency, result and issuer of each', () => {
    for (const procedure of procedures) {
      const { code, field, levels, audiences, agencies, results, issuer } = procedure;
      for (const list of [levels, audiences, agencies, results]) assert.notEqual(list.length, 0, code);
      assert.ok(
        levels.every((level) => LEVELS.some((known) => known === level)),
        code,
      );
      assert.ok(field && issuer.code && issuer.name, code);
      assert.equal(procedure.scope, 'national', code);
    }
  });

  it('says of each what to bring: how many originals and copies', () => {
    for (const { code, cases } of procedures) {
      assert.notEqual(cases.length, 0, code);
      for (const { documents } of cases) {
        assert.notEqual(documents.length, 0, code);
        for (const { name, originals, copies } of documents) assert.ok(originals + copies > 0, `${code}: ${name}`);
      }
    }
  });

  it('names every case where there are several', () => {
    for (const { code, cases } of procedures) {
      const names = cases.map(({ name }) => name);
      assert.ok(cases.length === 1 || names.every((name) => name !== undefined), code);
      assert.equal(new Set(names).size, names.length, code);
    }
  });

  it('has a way to hand in for each mode, with a time for each', () => {
    for (const { code, modes, channels } of procedures) {
      assert.deepEqual(
        modes.map((mode) => mode.replace(/-(full|part)$/, '')),
        channels.map(({ mode }) => mode),
        code,
      );
      assert.ok(
        modes.every((mode) => MODES.some((known) => known === mode)),
        code,
      );
      for (const { mode, time } of channels) {
        assert.ok(
          CHANNEL_MODES.some((known) => known === mode),
          code,
        );
        assert.ok(time.amount !== undefined || time.text, `${code} ${mode}`);
        assert.equal(time.amount === undefined, time.unit === undefined, `${code} ${mode}`);
        assert.ok(time.unit === undefined || TIME_UNITS.some((known) => known === time.unit), `${code} ${mode}`);
      }
    }
  });

  it('gives đồng in whole numbers and says in words what a fee of 0 means', () => {
    for (const { code, channels } of procedures) {
      for (const { amount, currency, text } of channels.flatMap(({ fees }) => fees)) {
        assert.ok(amount === undefined ? text : currency === 'VND' || currency === 'USD', code);
        assert.ok(currency !== 'VND' || Number.isInteger(amount), code);
        assert.ok(amount !== 0 || /miễn|không mất tiền/i.test(text ?? ''), code);
      }
    }
  });

  it('says what each way costs, but for three where no record and no law we know of says it', () => {
    const silent = procedures.filter(({ channels }) => channels.some(({ fees }) => fees.length === 0));
    assert.deepEqual(silent.map(({ code }) => code).sort(), ['2.000908', '3.000465', '3.000466']);
  });

  it('names the law by which something costs nothing, where the national record is silent', () => {
    const grounds = procedures.flatMap(({ channels }) =>
      channels.flatMap(({ fees }) => fees.map(({ text = '' }) => text)),
    );
    for (const text of grounds.filter((ground) => ground.startsWith('Không mất tiền'))) {
      assert.match(text, /(Luật|Thông tư) .*số \d+\/\d{4}\//);
    }
  });

  it('rests on a legal basis, a decision, a day and a page of the national portal', () => {
    for (const { code, legalBases, source } of procedures) {
      assert.notEqual(legalBases.length, 0, code);
      assert.ok(source.decision, code);
      assert.match(source.asOf ?? '', /^20\d\d-\d\d-\d\d$/, code);
      assert.match(source.url ?? '', /^https:\/\/dichvucong\.gov\.vn\/thu-tuc-hanh-chinh\/[\da-f-]{36}$/, code);
    }
  });

  it('explains each in three to six short steps, and notes in short sentences', () => {
    for (const { code, steps, cases, channels, requirements } of procedures) {
      assert.ok(steps.length >= 3 && steps.length <= 6, `${code}: ${steps.length} steps`);
      const notes = cases.flatMap(({ documents }) => documents.map(({ note }) => note ?? ''));
      const texts = channels.flatMap(({ time, fees }) => [time.text ?? '', ...fees.map(({ text }) => text ?? '')]);
      for (const text of [...steps, ...notes, ...texts, requirements ?? '']) assert.deepEqual(tooLong(text), [], code);
      for (const step of steps) assert.match(step, /^\p{Lu}.*\.$/u, code);
    }
  });

  it('holds clean text: composed, without double spaces', () => {
    for (const procedure of procedures) {
      JSON.stringify(procedure, (key, value: unknown) => {
        if (typeof value === 'string') assert.ok(isClean(value), `${procedure.code} ${key}: ${value}`);
        return value;
      });
    }
  });
});

describe('the starter agencies', () => {
  const agencies = starterAgencies();
  const codes = new Set(agencies.map(({ code }) => code));

  it('are one fictional province with its departments and communes', () => {
    assert.equal(codes.size, agencies.length);
    assert.deepEqual(
      ['province', 'department', 'commune'].map((level) => agencies.filter((agency) => agency.level === level).length),
      [1, 3, 6],
    );
    for (const { code, province, parent } of agencies) {
      assert.equal(province, 'H90', code);
      assert.ok(parent === undefined ? code === 'H90' : codes.has(parent), code);
    }
  });

  it('reach nobody: phones without a subscriber, sites and addresses that cannot exist', () => {
    for (const { code, hotline, email, url } of agencies) {
      assert.match(hotline ?? '', /^0290 000 \d{4}$/, code);
      assert.match(email ?? 'x@songmay.example', /@songmay\.example$/, code);
      assert.match(url ?? 'https://songmay.example', /^https:\/\/([a-z]+\.)?songmay\.example$/, code);
    }
  });
});
