/** Speaks to a feedback form as a person would, so that no test knows how it is built. */
import { fixture, html } from '@open-wc/testing';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { FeedbackFormElement } from '../../../src/widgets/feedback-form/feedback-form-element.ts';
import '../../../src/widgets/feedback-form/dvc-feedback-form.ts';
import { ElementOnPage } from './element-on-page.ts';

export class FeedbackForm extends ElementOnPage<FeedbackFormElement> {
  /** A form in a column as narrow as a phone, open at its first question or at what an earlier visit has left. */
  static async on({
    shared = false,
    agency = 'H90.101',
    opens = 'Bạn muốn nói về chuyện gì?',
  } = {}): Promise<FeedbackForm> {
    const element = await fixture<FeedbackFormElement>(
      html`<dvc-feedback-form lang="vi" endpoint=${MOCK_ENDPOINT} agency=${agency} ?shared=${shared}
        ><p>Gọi 0290 000 0101</p></dvc-feedback-form
      >`,
      { parentNode: narrowColumn() },
    );
    const form = new FeedbackForm(element);
    await form.shows(opens);
    return form;
  }

  /** Chooses files as the device's own chooser would. */
  async attach(...files: File[]): Promise<void> {
    const field = (await this.appears('#file')) as HTMLInputElement;
    const chosen = new DataTransfer();
    for (const file of files) chosen.items.add(file);
    field.files = chosen.files;
    field.dispatchEvent(new Event('change'));
    await this.element.updateComplete;
  }

  /** Answers everything and stops before sending. */
  async fillIn(content = 'Hồ sơ đất của tôi quá hẹn 20 ngày.'): Promise<void> {
    await this.choose('category-delay');
    await this.press('Tiếp tục');
    await this.type('content', content);
    await this.press('Tiếp tục');
    await this.press('Tiếp tục');
    await this.type('place', 'Thôn Trung Tâm');
    await this.press('Tiếp tục');
    await this.type('name', "H'Hen Niê");
    await this.type('phone', '+84 912.345.678');
    await this.type('address', 'Thôn Trung Tâm, xã Đồi Mận');
    await this.goOnToCheck();
  }

  /** Goes on from wherever it stands, past what is answered, and looks over everything. */
  async goOnToCheck(): Promise<void> {
    while (!this.has('Xem lại trước khi gửi')) await this.press('Tiếp tục');
    await this.press('Xem lại trước khi gửi');
  }

  /** Goes back to the question that has `selector`. */
  async goBackTo(selector: string): Promise<void> {
    do await this.press('Quay lại');
    while (!this.find(selector));
  }
}

function narrowColumn(): HTMLElement {
  const column = document.createElement('div');
  column.style.width = '340px';
  document.body.append(column);
  return column;
}
