import { expect } from '@open-wc/testing';
import { printSheet } from '../../src/device/print.ts';

interface Printed {
  readonly title: string;
  readonly text: string;
  readonly color: string;
  readonly styled: Element[];
  readonly frame: HTMLIFrameElement;
}

const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll('iframe')];

/** Prints, and says what would have come out of the printer. */
function print(): Printed {
  let printed: Printed | undefined;
  printSheet('Giấy tờ cần mang', 'vi', 'p { color: rgb(1, 2, 3) }', (body) => {
    const { ownerDocument: sheet } = body;
    const view = sheet.defaultView!;
    const paragraph = sheet.createElement('p');
    paragraph.textContent = 'Giấy chứng sinh';
    body.append(paragraph);
    view.print = () => {
      printed = {
        title: sheet.title,
        text: body.textContent,
        color: view.getComputedStyle(paragraph).color,
        styled: [...sheet.querySelectorAll('[style]')],
        frame: view.frameElement as HTMLIFrameElement,
      };
    };
  });
  if (!printed) throw new Error('Nothing was printed');
  return printed;
}

/** The printer is done; as soon as the frame has gone. */
async function done({ frame }: Printed): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    const watch = new MutationObserver(() => {
      if (frame.isConnected) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(document.body, { childList: true });
  });
  frame.contentWindow!.dispatchEvent(new Event('afterprint'));
  await gone;
}

afterEach(() => {
  for (const frame of frames()) frame.remove();
});

describe('printing', () => {
  it('prints what was filled in, with its title and its styles, and nothing of the page', async () => {
    document.body.append(Object.assign(document.createElement('main'), { id: 'host', textContent: 'Trang chủ' }));
    const printed = print();
    expect(printed.title).to.equal('Giấy tờ cần mang');
    expect(printed.text).to.equal('Giấy chứng sinh');
    expect(printed.color).to.equal('rgb(1, 2, 3)');
    document.querySelector('#host')!.remove();
    await done(printed);
  });

  it('needs no style attribute, which a strict policy would refuse', async () => {
    const printed = print();
    expect(printed.styled).to.deep.equal([]);
    await done(printed);
  });

  it('is not seen, read out or reached by Tab on the page', async () => {
    const printed = print();
    const { visibility, position, width } = getComputedStyle(printed.frame);
    expect([visibility, position, width]).to.deep.equal(['hidden', 'fixed', '0px']);
    expect(printed.frame.getAttribute('aria-hidden')).to.equal('true');
    expect(printed.frame.tabIndex).to.equal(-1);
    await done(printed);
  });

  it('leaves nothing on the page', async () => {
    const printed = print();
    expect(frames()).to.have.length(1);
    await done(printed);
    expect(frames()).to.have.length(0);
  });

  it('leaves nothing of an earlier print whose end nobody told, either', () => {
    print();
    print();
    expect(frames()).to.have.length(1);
  });

  it('leaves nothing when filling fails', () => {
    const fail = (): void =>
      printSheet('x', 'vi', '', () => {
        throw new Error('no paper');
      });
    expect(fail).to.throw('no paper');
    expect(frames()).to.have.length(0);
  });
});
