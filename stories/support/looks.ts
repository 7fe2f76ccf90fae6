/** The longer run: each story, as its play has left it, is checked by axe in every look that agencies ask for. */
import axe from 'axe-core';
import { expect } from 'storybook/test';
import { wearLook } from './surroundings.ts';
import { HOST_THEMES, type HostThemeName } from './themes.ts';

/** As the stories' parameters have it. */
interface Accessibility {
  readonly config?: { readonly rules?: axe.Rule[] };
}

export async function checkLooks(canvas: HTMLElement, { config }: Accessibility): Promise<void> {
  const elements = [...canvas.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('dvc-'));
  const pinned = elements.map((element) => element.getAttribute('theme') ?? 'auto');
  const found: string[] = [];
  for (const look of Object.keys(HOST_THEMES) as HostThemeName[]) {
    wearLook(look);
    await pin(elements, () => (look === 'dark' ? 'dark' : 'light'));
    axe.reset();
    axe.configure({ rules: [{ id: 'region', enabled: false }, ...(config?.rules ?? [])] });
    const { violations } = await axe.run(canvas);
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes)
        found.push(`${look}: ${id} at ${String(target)}: ${failureSummary}`);
    }
  }
  await pin(elements, (place) => pinned[place]!);
  wearLook('blue');
  await expect(found).toEqual([]);
}

async function pin(elements: readonly Element[], theme: (place: number) => string): Promise<void> {
  elements.forEach((element, place) => element.setAttribute('theme', theme(place)));
  for (const element of elements) await (element as { updateComplete?: Promise<unknown> }).updateComplete;
}
