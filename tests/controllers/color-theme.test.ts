import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { ColorTheme, type Theme } from '../../src/controllers/color-theme.ts';
import { hostWith, place, type HostElement } from './host.ts';

function themed(pinned: Theme = 'auto'): [HostElement, ColorTheme] {
  return hostWith((element) => new ColorTheme(element, () => pinned));
}

/** Whether an element is dark on a ground of this colour. */
function isDarkOn(background: string): boolean {
  const [host, theme] = themed();
  const ground = place();
  ground.style.background = background;
  ground.append(host);
  return theme.dark;
}

const { documentElement: root, body } = document;

/** As soon as observers have told. */
const followed = (): Promise<void> => Promise.resolve();

afterEach(async () => {
  for (const element of [root, body]) {
    element.removeAttribute('style');
    element.removeAttribute('class');
  }
  await emulateMedia({ colorScheme: 'no-preference' });
});

describe('an element', () => {
  for (const [background, dark] of [
    ['white', false],
    ['#f2f6fb', false],
    ['#ffd54a', false],
    ['rgb(200 30 30)', true],
    ['#0b4a8f', true],
    ['#141b24', true],
    ['black', true],
    ['rgba(0, 0, 0, 0.9)', true],
    ['rgba(0, 0, 0, 0.2)', false],
    ['transparent', false],
    ['color-mix(in srgb, white 90%, black)', false],
    ['color-mix(in srgb, black 90%, white)', true],
    ['color(srgb 1 1 1)', false],
    ['color(display-p3 0.1 0.1 0.12)', true],
    ['color(srgb 0 0 0 / 0.2)', false],
    ['color(xyz-d50 0.9 0.9 0.9)', false],
    ['oklch(0.98 0.01 250)', false],
    ['oklch(0.2 0.05 250)', true],
    ['oklab(0.2 0.01 -0.05)', true],
    ['lch(97% 2 250)', false],
    ['lab(10% 5 -5)', true],
    ['lab(10% 5 -5 / 0.1)', false],
  ] as const) {
    it(`is ${dark ? 'dark' : 'light'} on ${background}`, () => expect(isDarkOn(background)).to.equal(dark));
  }

  it('is as the nearest ground behind it, not as the page', () => {
    body.style.background = 'black';
    expect(isDarkOn('white')).to.equal(false);
    expect(isDarkOn('transparent')).to.equal(true);
  });

  it('sees the ground behind a stranger’s shadow root and slot', () => {
    const [inside, insideTheme] = themed();
    const stranger = document.createElement('div');
    stranger.style.background = '#111';
    stranger.attachShadow({ mode: 'open' }).append(inside);
    place(stranger);
    expect(insideTheme.dark).to.equal(true);

    const [slotted, slottedTheme] = themed();
    const card = document.createElement('div');
    const dark = document.createElement('section');
    dark.style.background = '#111';
    dark.append(document.createElement('slot'));
    card.attachShadow({ mode: 'open' }).append(dark);
    card.append(slotted);
    place(card);
    expect(slottedTheme.dark).to.equal(true);
  });

  it('does not follow the device where the page stays light', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    expect(isDarkOn('transparent')).to.equal(false);
  });

  it('follows a page that has no ground of its own but is drawn dark by the browser', async () => {
    root.style.colorScheme = 'dark';
    expect(isDarkOn('transparent')).to.equal(true);
    root.style.colorScheme = 'light dark';
    await emulateMedia({ colorScheme: 'light' });
    expect(isDarkOn('transparent')).to.equal(false);
    await emulateMedia({ colorScheme: 'dark' });
    expect(isDarkOn('transparent')).to.equal(true);
  });

  it('follows the page while it is open, and is drawn anew only then', async () => {
    const [host, theme] = themed();
    place(host);
    await host.shown();
    const { updates } = host;
    body.className = 'something';
    await followed();
    expect(host.updates).to.equal(updates);
    body.style.background = '#111';
    await followed();
    expect(theme.dark).to.equal(true);
    await host.shown();
    expect(host.updates).to.equal(updates + 1);
    body.style.background = '#fff';
    await followed();
    expect(theme.dark).to.equal(false);
  });

  it('follows a class on the root of the page', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.dark body { background: #111 }');
    document.adoptedStyleSheets = [sheet];
    const [host, theme] = themed();
    place(host);
    root.className = 'dark';
    await followed();
    document.adoptedStyleSheets = [];
    expect(theme.dark).to.equal(true);
  });

  it('follows a ground that fades, once it has faded', async () => {
    body.style.background = 'rgb(255, 255, 255)';
    const [host, theme] = themed();
    place(host);
    body.style.transition = 'background-color 10s';
    getComputedStyle(body).backgroundColor;
    body.style.backgroundColor = 'rgb(0, 0, 0)';
    await followed();
    expect(theme.dark).to.equal(false);
    const [fading] = body.getAnimations();
    const faded = new Promise((resolve) => addEventListener('transitionend', resolve, { once: true }));
    fading!.finish();
    await faded;
    await followed();
    expect(theme.dark).to.equal(true);
  });

  it('follows the device’s change where the page does', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@media (prefers-color-scheme: dark) { body { background: #111 } }');
    document.adoptedStyleSheets = [sheet];
    await emulateMedia({ colorScheme: 'light' });
    const [host, theme] = themed();
    place(host);
    expect(theme.dark).to.equal(false);
    const changed = new Promise((resolve) =>
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', resolve, { once: true }),
    );
    await emulateMedia({ colorScheme: 'dark' });
    await changed;
    await followed();
    expect(theme.dark).to.equal(true);
    document.adoptedStyleSheets = [];
  });

  it('follows the ground of another place when it is moved', () => {
    const [host, theme] = themed();
    const [dark, light] = [place(), place()];
    dark.style.background = '#111';
    light.style.background = '#fff';
    dark.append(host);
    expect(theme.dark).to.equal(true);
    light.append(host);
    expect(theme.dark).to.equal(false);
  });

  it('stays as it is pinned, whatever is behind it', () => {
    for (const pinned of ['light', 'dark'] as const) {
      for (const background of ['#fff', '#111']) {
        const [host, theme] = themed(pinned);
        const ground = place();
        ground.style.background = background;
        ground.append(host);
        expect(theme.dark).to.equal(pinned === 'dark');
      }
    }
  });

  it('is left alone once it has gone', async () => {
    const [host, theme] = themed();
    place(host);
    host.remove();
    body.style.background = '#111';
    await followed();
    expect(theme.dark).to.equal(false);
  });
});
