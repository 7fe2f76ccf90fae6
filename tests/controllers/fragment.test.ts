import { expect, oneEvent } from '@open-wc/testing';
import { FragmentController } from '../../src/controllers/fragment.ts';
import { hostWith, place, type HostElement } from './host.ts';

const page = location.href.replace(/#.*/, '');

interface Reader {
  readonly host: HostElement;
  readonly fragment: FragmentController;
  /** What the element was told to open. */
  readonly told: (string | undefined)[];
}

function reading(stem = 'thu-tuc'): Reader {
  const told: (string | undefined)[] = [];
  const [host, fragment] = hostWith((element) => new FragmentController(element, stem, (value) => told.push(value)));
  place(host);
  return { host, fragment, told };
}

/** Does what moves in the history, and waits until it has moved. */
async function moved(move: () => void): Promise<void> {
  const told = oneEvent(window, 'popstate');
  move();
  await told;
}

const addressNow = (): string => location.href.slice(page.length);

beforeEach(() => history.replaceState(null, '', page));
after(() => history.replaceState(null, '', page));

describe('the address of what is read', () => {
  it('is opened from where a link led', () => {
    history.replaceState(null, '', '#thu-tuc=1.001193');
    expect(reading().told).to.deep.equal(['1.001193']);
  });

  it('opens nothing where there is none', () => {
    expect(reading().told).to.deep.equal([]);
  });

  for (const hash of ['#thu-tuc=%', '#thu-tuc=%E1%BB', '#thu-tuc=%zz', '#thu-tuc=', '#thu-tuc', '#xthu-tuc=1', '#=1']) {
    it(`opens nothing from ${hash}`, () => {
      history.replaceState(null, '', hash);
      const { told } = reading();
      expect(told.filter((value) => value !== undefined)).to.deep.equal([]);
    });
  }

  it('is a new place in the history, and Back and Forward go by it', async () => {
    const { fragment, told } = reading();
    const { length } = history;
    fragment.push('1.001193');
    expect(history.length).to.equal(length + 1);
    expect(addressNow()).to.equal('#thu-tuc=1.001193');
    expect(told).to.deep.equal([]);
    await moved(() => history.back());
    expect(told).to.deep.equal([undefined]);
    await moved(() => history.forward());
    expect(told).to.deep.equal([undefined, '1.001193']);
    await moved(() => history.back());
  });

  it('is followed when a link of the page or a hand changes it', async () => {
    const { told } = reading();
    const changed = oneEvent(window, 'hashchange');
    location.hash = '#thu-tuc=2.000986';
    await changed;
    expect(told).to.deep.equal(['2.000986']);
    await moved(() => history.back());
  });

  it('writes what stands in it so that it can be read again', () => {
    const { fragment, host, told } = reading();
    const code = '1.0/5 & thủ tục=#1%';
    fragment.push(code);
    host.remove();
    place(host);
    const other = reading();
    expect(decodeURIComponent(addressNow())).to.equal(`#thu-tuc=${code}`);
    expect(told).to.deep.equal([]);
    expect(other.told).to.deep.equal([]);
    other.host.remove();
    host.remove();
    expect(reading().told).to.deep.equal([code]);
  });

  it('can be shared whole', () => {
    expect(reading().fragment.addressFor('1.001193')).to.equal(`${page}#thu-tuc=1.001193`);
  });

  it('keeps the other parts of the fragment as they are', () => {
    history.replaceState(null, '', '#/tin-tuc/1?a=%20&thu-tuc=1&top&x=ữ');
    const before = addressNow();
    const { fragment, told } = reading();
    expect(told).to.deep.equal(['1']);
    fragment.push('2');
    expect(addressNow()).to.equal(`${before.replace('&thu-tuc=1', '')}&thu-tuc=2`);
    history.replaceState(history.state, '', `${addressNow()}&more`);
    fragment.leave();
    expect(addressNow()).to.equal(`${before.replace('&thu-tuc=1', '')}&more`);
  });

  it('keeps the host’s own state of the history', async () => {
    const state = { router: { key: 'abc' } };
    history.replaceState(state, '');
    const { fragment } = reading();
    fragment.push('1');
    expect(history.state).to.deep.equal(state);
    await moved(() => fragment.leave());
    expect(history.state).to.deep.equal(state);
    history.replaceState({ other: 1 }, '', '#thu-tuc=2');
    fragment.leave();
    expect(history.state).to.deep.equal({ other: 1 });
  });

  it('stays on the page under a base of another folder or another site', () => {
    const base = document.createElement('base');
    document.head.append(base);
    try {
      for (const href of ['/elsewhere/', 'https://cdn.example/site/']) {
        base.href = href;
        const { fragment, host } = reading();
        fragment.push('1');
        expect(location.href).to.equal(`${page}#thu-tuc=1`);
        expect(fragment.addressFor('2')).to.equal(`${page}#thu-tuc=2`);
        history.replaceState(null, '', `${page}#thu-tuc=1&x`);
        fragment.leave();
        expect(location.href).to.equal(`${page}#x`);
        host.remove();
        history.replaceState(null, '', page);
      }
    } finally {
      base.remove();
    }
  });
});

describe('leaving what is read', () => {
  it('goes back by the history where that is the way we came', async () => {
    const { fragment, told } = reading();
    const { length } = history;
    fragment.push('1');
    await moved(() => fragment.leave());
    expect(addressNow()).to.equal('');
    expect(history.length).to.equal(length + 1);
    expect(told).to.deep.equal([undefined]);
  });

  it('stays on the page when a link led straight here', () => {
    history.replaceState(null, '', '#thu-tuc=1');
    const { fragment, told } = reading();
    const { length } = history;
    fragment.leave();
    expect(addressNow()).to.equal('');
    expect(history.length).to.equal(length);
    expect(told).to.deep.equal(['1', undefined]);
  });

  it('does not take the citizen off where the host has gone on since', () => {
    const { fragment, told } = reading();
    fragment.push('1');
    history.pushState({ host: true }, '', `${page}#thu-tuc=1&tab=2`);
    fragment.leave();
    expect(addressNow()).to.equal('#tab=2');
    expect(history.state).to.deep.equal({ host: true });
    expect(told).to.deep.equal([undefined]);
  });

  it('goes back only once', async () => {
    const { fragment, told } = reading();
    fragment.push('1');
    await moved(() => fragment.leave());
    fragment.leave();
    expect(addressNow()).to.equal('');
    expect(told).to.deep.equal([undefined]);
  });
});

describe('two elements of a page', () => {
  it('have a name each', () => {
    const [one, other] = [reading(), reading()];
    one.fragment.push('1');
    other.fragment.push('2');
    expect(addressNow()).to.equal('#thu-tuc=1&thu-tuc-2=2');
    expect(one.told.concat(other.told)).to.deep.equal([]);
  });

  it('do not open each other’s', async () => {
    const [one, other] = [reading(), reading()];
    one.fragment.push('1');
    other.fragment.push('2');
    await moved(() => other.fragment.leave());
    expect([one.told, other.told]).to.deep.equal([[], [undefined]]);
    await moved(() => one.fragment.leave());
    expect([one.told, other.told]).to.deep.equal([[undefined], [undefined]]);
    expect(addressNow()).to.equal('');
  });

  it('leave in any order', () => {
    const [one, other] = [reading(), reading()];
    one.fragment.push('1');
    other.fragment.push('2');
    one.fragment.leave();
    expect(addressNow()).to.equal('#thu-tuc-2=2');
    other.fragment.leave();
    expect(addressNow()).to.equal('');
  });

  it('free their name when they go', () => {
    const first = reading();
    first.host.remove();
    const second = reading();
    second.fragment.push('1');
    expect(addressNow()).to.equal('#thu-tuc=1');
  });

  it('of different kinds keep out of each other’s way', () => {
    const [one, other] = [reading('thu-tuc'), reading('ho-so')];
    one.fragment.push('1');
    other.fragment.push('2');
    expect(addressNow()).to.equal('#thu-tuc=1&ho-so=2');
  });
});

describe('an element that has left the page', () => {
  it('hears nothing more of the address', async () => {
    const { host, fragment, told } = reading();
    fragment.push('1');
    host.remove();
    await moved(() => history.back());
    expect(told).to.deep.equal([]);
  });
});
