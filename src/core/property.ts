import type { PropertyDeclaration, ReactiveElement } from 'lit';

/**
 * Makes a field a reactive property. Lit's own decorator of this name also serves standard decorators, which nothing here
 * uses, and every citizen would download that.
 */
export const property =
  (options?: PropertyDeclaration) =>
  (element: ReactiveElement, name: string): void =>
    (element.constructor as typeof ReactiveElement).createProperty(name, options);
