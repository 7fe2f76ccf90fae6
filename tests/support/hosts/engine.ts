/** What a visit to a stranger's page needs of a browser, whichever engine it has. */
import type { Asked } from './journeys.ts';

/** A part of a page, found anew at every step; Playwright's locators, pages and frames are such. */
export interface Part {
  locator(selector: string): Part;
  getByRole(role: 'radio' | 'button', wanted?: { readonly name: string | RegExp }): Part;
  getByText(text: string): Part;
}

/** A part that is one element; what does something with it waits until it is there and can be used. */
export interface One extends Part {
  first(): One;
  locator(selector: string): One;
  getByRole(role: 'radio' | 'button', wanted?: { readonly name: string | RegExp }): One;
  getByText(text: string): One;
  isVisible(): Promise<boolean>;
  waitFor(): Promise<unknown>;
  click(): Promise<unknown>;
  check(): Promise<unknown>;
  fill(text: string): Promise<unknown>;
  /** Key by key, as a host's hotkeys hear it. */
  pressSequentially(text: string): Promise<unknown>;
  press(key: 'Enter'): Promise<unknown>;
}

/** Where the element of a journey stands: a page, or a frame in it. */
export interface Place {
  locator(selector: string): One;
  getByText(text: string): One;
}

/** A host's page in a window. */
export interface Opened {
  readonly page: Place;
  /** Our own page in a frame of it, once it is there. */
  frame(): Promise<Place>;
  /** Reads an expression in the page, whatever its scripts have done to the built-ins. */
  read(expression: string): Promise<string>;
  /** What the endpoint was asked. */
  asked(): readonly Asked[];
  /** Errors and warnings that are not the library's own lines. */
  troubles(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Engine {
  /** Of the endpoint as its pages know it. */
  readonly endpoint: string;
  /** Opens a page as a citizen does who was never there. */
  open(page: string, headers: Readonly<Record<string, string>>): Promise<Opened>;
}
