/** What a person does in a story, one step after the other. */
import type { StoryObj } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import { find, inside, shows } from './element.ts';

/** As much of a story as a step needs. */
export type Stage = Pick<Parameters<NonNullable<StoryObj['play']>>[0], 'canvasElement' | 'userEvent'>;

export type Step = (stage: Stage) => Promise<void>;

export const steps =
  (...all: readonly Step[]): Step =>
  async (stage) => {
    for (const step of all) await step(stage);
  };

/** Keys on whatever has the focus: `{Enter}`, or words to type. */
export const keys: (text: string) => Step =
  (text) =>
  ({ userEvent }) =>
    userEvent.keyboard(text);

/** What a person does with the element `tag`. */
export function stepsWith(tag: string) {
  const element = ({ canvasElement }: Stage): Promise<ShadowRoot> => inside(canvasElement, tag);
  return {
    element,

    /** Waits until the element shows it. */
    says:
      (text: string | RegExp): Step =>
      async (stage) =>
        shows(await element(stage), text),

    /** The button or the label with these words. */
    press:
      (words: string): Step =>
      async (stage) => {
        const root = await element(stage);
        const named = (): HTMLElement | undefined =>
          [...root.querySelectorAll<HTMLElement>('button, label')].find(
            (one) => one.innerText.replace(/\s+/g, ' ').trim() === words,
          );
        await waitFor(() => expect(named(), `“${words}”`).toBeTruthy());
        await stage.userEvent.click(named()!);
      },

    /** Whatever else is there to be touched. */
    touch:
      (selector: string): Step =>
      async (stage) =>
        stage.userEvent.click(await find(await element(stage), selector)),

    type:
      (id: string, text: string): Step =>
      async (stage) =>
        stage.userEvent.type(await find(await element(stage), `#${id}`), text),
  };
}
