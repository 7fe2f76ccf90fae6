import { expect } from '@open-wc/testing';
import { Draft } from '../../src/device/draft.ts';

const DAY_MS = 24 * 3600_000;
const place = { name: 'feedback https://dvc.example H90.101', shared: false };
const typed = { content: 'Đường ngập\r\ntừ sáng & chiều', name: "H'Hen Niê", phone: '' };
const { now } = Date;

const everything = (): string =>
  [sessionStorage, localStorage].flatMap((storage) => Object.values<string>({ ...storage })).join('\n');

/** Stands in for a storage, as long as a test. */
function withStorage(storage: unknown, act: () => void): void {
  const before = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
  Object.defineProperty(window, 'sessionStorage', { configurable: true, ...(storage as object) });
  try {
    act();
  } finally {
    Object.defineProperty(window, 'sessionStorage', before);
  }
}

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(() => (Date.now = now));

describe('a draft', () => {
  it('brings back what was typed, letter by letter', () => {
    new Draft(place).write(typed);
    expect(new Draft(place).read()).to.deep.equal(typed);
  });

  it('goes with the tab unless the citizen asks to keep it', () => {
    const draft = new Draft(place);
    draft.write(typed);
    expect(localStorage.length).to.equal(0);
    expect(draft.keptLonger).to.equal(false);

    draft.write(typed, true);
    sessionStorage.clear();
    expect(new Draft(place).keptLonger).to.equal(true);
    expect(new Draft(place).read()).to.deep.equal(typed);
  });

  it('goes on being kept while the citizen goes on typing, until asked otherwise', () => {
    const draft = new Draft(place);
    draft.write(typed, true);
    draft.write({ ...typed, content: 'Đường đã khô' });
    sessionStorage.clear();
    expect(draft.read()?.['content']).to.equal('Đường đã khô');
    draft.write(typed, false);
    expect(localStorage.length).to.equal(0);
  });

  it('is forgotten after seven days', () => {
    const draft = new Draft(place);
    draft.write(typed, true);
    sessionStorage.clear();
    Date.now = () => now() + 8 * DAY_MS;
    expect(draft.read()).to.equal(undefined);
    expect(localStorage.length).to.equal(0);
  });

  it('is not lost to a clock that was put back', () => {
    const draft = new Draft(place);
    draft.write(typed);
    Date.now = () => now() - 3650 * DAY_MS;
    expect(draft.read()).to.deep.equal(typed);
  });

  it('leaves nothing behind once it is received', () => {
    const draft = new Draft(place);
    draft.write(typed, true);
    draft.erase();
    expect(everything()).to.equal('');
    expect(draft.read()).to.equal(undefined);
  });

  it('is never kept on a computer that many use', () => {
    const draft = new Draft({ ...place, shared: true });
    draft.write(typed, true);
    expect(everything()).to.equal('');
    new Draft(place).write(typed);
    expect(draft.read()).to.equal(undefined);
  });

  it('of one agency is not shown to another', () => {
    new Draft(place).write(typed);
    expect(new Draft({ ...place, name: 'feedback https://dvc.example H90.102' }).read()).to.equal(undefined);
  });

  it('does without a storage that is forbidden or full', () => {
    const forbidden = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => {},
    };
    for (const storage of [{ get: forbidden }, { value: full }, { value: undefined }]) {
      withStorage(storage, () => {
        const draft = new Draft(place);
        draft.write(typed);
        expect(draft.read()).to.equal(undefined);
        draft.erase();
      });
    }
  });
});
