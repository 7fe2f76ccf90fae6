/** A page whose elements came by the script tag: they know the folder of our own pages. */
export function plantFolder(): void {
  Object.assign(globalThis, { dvc: { folders: { '0.1.0': `${location.origin}/dvc/` } } });
}

afterEach(() => Reflect.deleteProperty(globalThis, 'dvc'));
