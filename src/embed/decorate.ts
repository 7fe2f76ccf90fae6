type PropertyDecorator = (target: object, name: string) => PropertyDescriptor | undefined;

/**
 * Applies decorators to a property, in place of the compiler's own helper, which asks `Reflect.decorate` first: hosts
 * with older frameworks have put theirs there.
 */
export function decorate(decorators: readonly PropertyDecorator[], target: object, name: string): void {
  for (const decorator of decorators) {
    const descriptor = decorator(target, name);
    if (descriptor) Object.defineProperty(target, name, descriptor);
  }
}
