import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** The options that the files of the script tag know (`build/lit-parts.ts`). */
interface Options extends Pick<PropertyDeclaration, 'converter'> {
  readonly attribute?: string | false;
  readonly type?: BooleanConstructor | NumberConstructor;
}

/**
 * Makes a field a reactive property. Lit's own decorator of this name also serves standard decorators, which nothing here
 * uses, and every citizen would download that.
 */
export const property =
  (options?: Options) =>
  (element: ReactiveElement, name: string): void =>
    (element.constructor as typeof ReactiveElement).createProperty(name, options);
