/** Speaks to a dossier look-up as a person would, so that no test knows how it is built. */
import { fixture, html } from '@open-wc/testing';
import { http, HttpResponse } from 'msw/http';
import { at, MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { DossierLookupElement } from '../../../src/widgets/dossier-lookup/dossier-lookup-element.ts';
import '../../../src/widgets/dossier-lookup/dvc-dossier-lookup.ts';
import { ElementOnPage } from './element-on-page.ts';
import { worker } from './msw.ts';

/** A question as the endpoint hears it. */
export interface Heard {
  readonly url: string;
  readonly body: { readonly agency?: string; readonly code: string; readonly factor: { kind: string; value: string } };
}

/** Swaps the endpoint's answer for a test; gives what it is asked. */
export function answers(answer: (heard: Heard) => Response | Promise<Response>): Heard[] {
  const heard: Heard[] = [];
  worker.use(
    http.post(at('/dossiers/lookup'), async ({ request }) => {
      const question = { url: request.url, body: (await request.json()) as Heard['body'] };
      heard.push(question);
      return answer(question);
    }),
  );
  return heard;
}

export const json = (value: object): Response => HttpResponse.json(value as never);

export class DossierLookup extends ElementOnPage<DossierLookupElement> {
  /** A look-up on a page; `agency` keeps tests from sharing what the device remembers. */
  static async on({ shared = false, agency = 'H90.101', sms = false } = {}): Promise<DossierLookup> {
    const element = await fixture<DossierLookupElement>(
      html`<dvc-dossier-lookup
        lang="vi"
        endpoint=${MOCK_ENDPOINT}
        agency=${agency}
        sms-number=${sms ? '8088' : ''}
        sms-text="TN {code}"
        ?shared=${shared}
        ><p>Gọi 0290 000 0101</p></dvc-dossier-lookup
      >`,
    );
    return new DossierLookup(element);
  }

  /** Asks as most people do: the code on the slip and a telephone number. */
  async lookUp(code = 'H90.101-261120-0001', factor = '0912 345 678'): Promise<void> {
    await this.type('code', code);
    await this.type('factor', factor);
    await this.press('Xem hồ sơ');
  }

  /** Opens what only some want: printing, sharing, remembering. */
  async openMore(): Promise<void> {
    this.find<HTMLDetailsElement>('.dossier > details').open = true;
    await this.appears('.more .buttons');
  }
}
