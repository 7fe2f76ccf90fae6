/** Speaks to the published replies as a person would, so that no test knows how they are built. */
import { fixture, html } from '@open-wc/testing';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { PublishedRepliesElement } from '../../../src/widgets/published-replies/published-replies-element.ts';
import '../../../src/widgets/published-replies/dvc-published-replies.ts';
import { ElementOnPage } from './element-on-page.ts';

export class PublishedReplies extends ElementOnPage<PublishedRepliesElement> {
  /** On a page; `agency` keeps tests from sharing an answer about the endpoint. */
  static async on({ agency = 'H90.101', lang = 'vi' } = {}): Promise<PublishedReplies> {
    const element = await fixture<PublishedRepliesElement>(
      html`<dvc-published-replies lang=${lang} endpoint=${MOCK_ENDPOINT} agency=${agency}
        ><p><a href="/tra-loi/1.html">Trả lời 1</a></p></dvc-published-replies
      >`,
    );
    const replies = new PublishedReplies(element);
    await replies.appears('.base');
    return replies;
  }

  get titles(): string[] {
    return this.all('.item-title').map((link) => link.innerText.trim());
  }

  async search(text: string): Promise<void> {
    const field = (await this.appears('#query')) as HTMLInputElement;
    field.value = text;
    await this.press('Tìm');
  }
}
