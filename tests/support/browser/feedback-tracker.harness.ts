/** Speaks to a feedback tracker as a person would, so that no test knows how it is built. */
import { fixture, html } from '@open-wc/testing';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { FeedbackTrackerElement } from '../../../src/widgets/feedback-tracker/feedback-tracker-element.ts';
import '../../../src/widgets/feedback-tracker/dvc-feedback-tracker.ts';
import { ElementOnPage } from './element-on-page.ts';

export class FeedbackTracker extends ElementOnPage<FeedbackTrackerElement> {
  /** A tracker on a page; `agency` keeps tests from sharing an answer about the endpoint. */
  static async on({ shared = false, agency = 'H90.101', lang = 'vi' } = {}): Promise<FeedbackTracker> {
    const element = await fixture<FeedbackTrackerElement>(
      html`<dvc-feedback-tracker lang=${lang} endpoint=${MOCK_ENDPOINT} agency=${agency} ?shared=${shared}
        ><p>Gọi 0290 000 0101</p></dvc-feedback-tracker
      >`,
    );
    const tracker = new FeedbackTracker(element);
    await tracker.appears('.base');
    return tracker;
  }

  /** Types the code and looks. */
  async open(code: string): Promise<void> {
    await this.type('code', code);
    await this.press('Xem');
  }

  /** What can be done with the case besides reading it. */
  async openMore(): Promise<void> {
    (await this.appears('.case > details > summary')).click();
    await this.element.updateComplete;
  }
}
