import { expect } from '@open-wc/testing';
import { securePage } from '../../src/core/own-page.ts';
import { lines } from './console.ts';

const BACKEND = { endpoint: 'https://dvc.example/api', agency: 'H90.101' };
const folder = (address: string): unknown => Object.assign(globalThis, { dvc: { folders: { '0.1.0': address } } });
const form = (shared = false): HTMLElement & { shared: boolean } =>
  Object.assign(document.createElement('dvc-feedback-form'), { shared });

describe('the way from a page that is not encrypted', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'dvc'));

  it('leads to the element’s own page where our files come by https', () => {
    folder('https://cdn.example/dvc/0.1.0/');
    expect(securePage(form(), BACKEND)).to.equal(
      'https://cdn.example/dvc/0.1.0/embed/feedback-form.html?endpoint=https%3A%2F%2Fdvc.example%2Fapi&agency=H90.101',
    );
    expect(new URL(securePage(form(true), BACKEND)).searchParams.has('shared')).to.equal(true);
  });

  it('leads to the page itself by https where they do not, without the port of http', () => {
    folder('http://cdn.example/dvc/0.1.0/');
    for (const [page, safe] of [
      ['http://xa.example:8080/tra-cuu?muc=1#top', 'https://xa.example/tra-cuu?muc=1#top'],
      ['http://xa.example/a:80/', 'https://xa.example/a:80/'],
      ['https://xa.example:8443/', 'https://xa.example:8443/'],
    ] as const) {
      expect(securePage(form(), BACKEND, page)).to.equal(safe);
    }
  });

  it('is told to the webmaster in one line', () => {
    const tracker = Object.assign(document.createElement('dvc-feedback-tracker'), { shared: false });
    securePage(tracker, BACKEND);
    securePage(tracker, BACKEND);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('<dvc-feedback-tracker>').and.to.include('https');
  });

  it('takes along in the fragment what came in one', () => {
    folder('https://cdn.example/dvc/0.1.0/');
    expect(new URL(securePage(form(), BACKEND, 'http://xa.example/', 'ho-so=H90')).hash).to.equal('#ho-so=H90');
  });
});
