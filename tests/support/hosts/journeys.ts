/** What a citizen does with each element, on whatever page it stands. A new element is one more line of this table. */
import { elements } from '../../../src/embed/elements.ts';
import { vi } from '../../../src/i18n/vi.ts';
import { endpoint } from '../../embed/sites.ts';
import { receiptOf, sendFeedback } from '../node/feedback.ts';
import { asking } from '../node/server.ts';
import type { One, Place } from './engine.ts';

/** A request that the element has made to the endpoint. */
export interface Asked {
  readonly method: string;
  /** Path and query below the endpoint. */
  readonly path: string;
  readonly body: string;
}

export interface Journey {
  readonly element: string;
  /** Attributes that the tag needs besides the page's own. */
  readonly attributes?: string;
  /** Goes the way until the element has served. */
  readonly walk: (element: One) => Promise<void>;
  /** Of all that was asked, what the citizen has decided. */
  readonly submits: (asked: Asked) => boolean;
}

const ALL: readonly Journey[] = [
  {
    element: 'procedure-search',
    walk: async (search) => {
      await search.locator('#query').fill('dang ky khai sinh');
      await search.locator('#query').press('Enter');
      await search.locator('[data-code="1.001193"]').first().click();
      await search.locator('.title').first().waitFor();
    },
    submits: ({ path }) => /\/procedures\/1\.001193/.test(path),
  },
  {
    element: 'feedback-form',
    walk: async (form) => {
      await form.getByRole('radio', { name: /Chiếu sáng công cộng/ }).check();
      await fillWherever(form, '#content', 'Đèn đường "thôn Nà Lau" hỏng');
      // A new line, and no host's button; letters, and no host's hotkeys.
      await form.locator('#content').press('Enter');
      await form.locator('#content').pressSequentially('một tháng nay. <b>s/</b>');
      await fillWherever(form, '#name', "H'Hen Niê");
      await fillWherever(form, '#phone', '0912 345 678');
      await fillWherever(form, '#address', 'Thôn Nà Lau, xã Đồi Mận');
      await form.locator('#address').press('Enter');
      // On a narrow page one question is left; on a wide one, Enter has led on already.
      await form.locator('#consents, .check').first().waitFor();
      const toCheck = form.getByRole('button', { name: vi['feedback.toCheck'] });
      if (await toCheck.isVisible()) await toCheck.click();
      await form.getByRole('button', { name: vi['feedback.send'] }).click();
      await form.locator('.code').first().waitFor();
    },
    submits: ({ method, path }) => method === 'POST' && path.endsWith('/feedback'),
  },
  {
    element: 'dossier-lookup',
    walk: async (lookup) => {
      await lookup.locator('#code').fill('H90.101-261102-0004');
      await lookup.locator('#factor').pressSequentially('doiman04');
      await lookup.locator('#factor').press('Enter');
      await lookup.locator('.title').first().waitFor();
    },
    submits: ({ path }) => path.endsWith('/dossiers/lookup'),
  },
  {
    element: 'feedback-tracker',
    walk: async (tracker) => {
      await tracker.locator('#code').pressSequentially(await codeOfCase());
      await tracker.locator('#code').press('Enter');
      await tracker.locator('.title').first().waitFor();
    },
    submits: ({ path }) => path.endsWith('/feedback/lookup'),
  },
  {
    element: 'published-replies',
    walk: async (replies) => {
      await replies.locator('input').first().fill('đèn đường');
      await replies.locator('input').first().pressSequentially(' "hong"');
      await replies.locator('input').first().press('Enter');
      // “Tìm thấy …” or “Không tìm thấy …”, and no longer what was there before the search.
      await replies.getByText('ìm thấy').first().waitFor();
    },
    submits: ({ path }) => /\/replies\?.*q=/.test(path),
  },
  {
    element: 'satisfaction-survey',
    walk: async (survey) => {
      // Sent at this tap, so that nothing is left to be checked.
      await survey.getByRole('radio').first().click();
      await survey.getByText(vi['survey.received']).first().waitFor();
    },
    submits: ({ method, path }) => method === 'POST' && path.includes('/responses'),
  },
];

let sent: Promise<string> | undefined;

/** The code of one case, the same on every host. */
const codeOfCase = (): Promise<string> =>
  (sent ??= sendFeedback(asking(new URL(endpoint).origin))
    .then(receiptOf)
    .then(({ code }) => code));

/** Those whose elements are in the version folder. */
export const journeys = ALL.filter(({ element }) => element in elements);

/** On a narrow page questions come one by one. */
async function fillWherever(form: One, field: string, text: string): Promise<void> {
  const next = form.locator('button[type=submit]');
  for (let step = 0; step < 8 && !(await form.locator(field).isVisible()); step++) await next.click();
  await form.locator(field).fill(text);
}

/** The element, on the page or in a frame of it. */
export const elementIn = (place: Place, { element }: Journey): One => place.locator(`dvc-${element}`).first();

/** The bytes of what was submitted, without what differs from moment to moment and from page to page. */
export const withoutMoment = ({ method, path, body }: Asked): string =>
  `${method} ${path} ${body
    .replace(/"seconds":\d+/g, '"seconds":0')
    .replace(/"givenAt":"[^"]*"/g, '"givenAt":""')
    .replace(/"page":"[^"]*"/g, '"page":""')}`;
