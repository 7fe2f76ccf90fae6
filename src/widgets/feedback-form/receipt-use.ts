import type { ReactiveControllerHost } from 'lit';
import type { Receipt } from '../../backend/contract/feedback.ts';
import type { Backend } from '../../backend/request.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { ShortNote } from '../../controllers/short-note.ts';
import { ownPage } from '../../core/own-page.ts';
import { copyText, share, shareText } from '../../device/share.ts';
import { loadQr } from './load-qr.ts';
import { loadReceiptPrint } from './load-receipt-print.ts';

/** What a citizen does with a receipt so that its code is not lost: copies, shares, prints, photographs it. */
export class ReceiptUse {
  /** The code as squares, once asked for: the path of an SVG, and how many squares a side has. */
  qr: { readonly path: string; readonly size: number } | undefined;
  /** What became of copying. */
  readonly note: ShortNote;
  readonly #words: LocalizeController;
  readonly #backend: () => Backend | undefined;

  constructor(host: ReactiveControllerHost, words: LocalizeController, backend: () => Backend | undefined) {
    this.#words = words;
    this.note = new ShortNote(host, words);
    this.#backend = backend;
  }

  copy({ code }: Receipt): void {
    void this.note.tellCopied(copyText(code));
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
