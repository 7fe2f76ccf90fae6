import { expect } from '@open-wc/testing';
import { isMarked, mark } from '../../src/device/mark.ts';
import { hasRememberedCodes, RememberedCodes } from '../../src/device/remembered-codes.ts';

const codes = ({ name = 'feedback https://a.example', shared = false } = {}): RememberedCodes =>
  new RememberedCodes({ name, shared });
const at = '2026-11-16T08:05:00+07:00';
const { now } = Date;

describe('codes that this device was asked to remember', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    Date.now = now;
    localStorage.clear();
  });

  it('are there on the next visit, the last first, each with its day', () => {
    codes().remember({ code: 'A-1', receivedAt: at });
    codes().remember({ code: 'B-2', receivedAt: '' });
    expect(codes().all()).to.deep.equal([
      { code: 'B-2', receivedAt: '' },
      { code: 'A-1', receivedAt: at },
    ]);
    expect(hasRememberedCodes('feedback https://a.example')).to.equal(true);
  });

  it('are forgotten one by one, and nothing is left of the last', () => {
    codes().remember({ code: 'A-1', receivedAt: at });
    codes().forget('A-1');
    expect(codes().has('A-1')).to.equal(false);
    expect(localStorage).to.have.length(0);
  });

  it('are those of one endpoint', () => {
    codes().remember({ code: 'A-1', receivedAt: at });
    expect(codes({ name: 'feedback https://b.example' }).all()).to.deep.equal([]);
  });

  it('are none on a device that many use', () => {
    codes().remember({ code: 'A-1', receivedAt: at });
    codes({ shared: true }).remember({ code: 'B-2', receivedAt: at });
    expect(codes({ shared: true }).all()).to.deep.equal([]);
    expect(codes().has('B-2')).to.equal(false);
  });

  it('are gone after a year, and twenty at most', () => {
    for (let i = 0; i < 25; i++) codes().remember({ code: `A-${i}`, receivedAt: at });
    expect(codes().all()).to.have.length(20);
    expect(codes().has('A-4')).to.equal(false);
    Date.now = () => now() + 367 * 24 * 3600_000;
    expect(codes().all()).to.deep.equal([]);
  });

  it('are none where what is stored makes no sense', () => {
    localStorage.setItem('dvc-codes feedback https://a.example', '%%%&=&x');
    expect(codes().all()).to.deep.equal([]);
  });
});

describe('a mark', () => {
  afterEach(() => localStorage.clear());

  it('is there until it is taken away, and says nothing but its name', () => {
    expect(isMarked('x')).to.equal(false);
    mark('x', true);
    expect(isMarked('x')).to.equal(true);
    mark('x', false);
    expect(localStorage).to.have.length(0);
  });
});
