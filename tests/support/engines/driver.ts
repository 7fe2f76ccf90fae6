/** A browser that is driven by WebDriver's commands, over whichever wire. */

/** What stands for an element of a page. */
export type ElementReference = Readonly<Record<string, string>>;

export interface Driver {
  goTo(address: string): Promise<unknown>;
  /** Runs the body of a function in the page. */
  run(script: string, ...args: readonly unknown[]): Promise<unknown>;
  /** Runs one that is over when it calls its last argument, with what it has to say. */
  wait(script: string, ...args: readonly unknown[]): Promise<unknown>;
  click(element: ElementReference): Promise<unknown>;
  /** Presses keys, the browser's own, in an element. */
  type(element: ElementReference, text: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The name under which WebDriver passes an element on. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Enter, as WebDriver spells it. */
export const ENTER = '\uE007';
