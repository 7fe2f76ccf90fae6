import type { Receipt } from '../../backend/contract/feedback.ts';
import type { Backend } from '../../backend/request.ts';
import type { Announcer } from '../../controllers/announcer.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { ownPage } from '../../core/own-page.ts';
import { copyText, share, shareText } from '../../device/share.ts';
import { loadQr } from './load-qr.ts';
import { loadReceiptPrint } from './load-receipt-print.ts';

/** What a citizen does with a receipt so that its code is not lost: copies, shares, prints, photographs it. */
export class ReceiptUse {
  /** The code as squares, once asked for: the path of an SVG, and how many squares a side has. */
  qr: { readonly path: string; readonly size: number } | undefined;
  readonly #words: LocalizeController;
  readonly #announcer: Announcer;
  readonly #backend: () => Backend | undefined;

  constructor(words: LocalizeController, announcer: Announcer, backend: () => Backend | undefined) {
    this.#words = words;
    this.#announcer = announcer;
    this.#backend = backend;
  }

  async copy({ code }: Receipt): Promise<void> {
    this.#announcer.say(this.#words.t((await copyText(code)) ? 'common.copied' : 'common.copyFailed'));
  }

  share({ code }: Receipt): void {
    const title = this.#words.t('feedback.code');
    const address = this.#trackerOf(code);
    void (address ? share(title, address) : shareText(`${title}: ${code}`));
  }

  async print(receipt: Receipt): Promise<void> {
    const { printReceipt } = await loadReceiptPrint();
    printReceipt(this.#words, receipt);
  }

  async showQr({ code }: Receipt, shown: () => void): Promise<void> {
    this.qr = (await loadQr()).qrOf(this.#trackerOf(code) ?? code);
    shown();
  }

  /** Where the code opens what became of it: never a host's page, which others may be watching. */
  #trackerOf(code: string): string | undefined {
    return ownPage('feedback-tracker', this.#backend(), `ma-phan-anh=${code}`);
  }
}
