/** What a device has or lacks, for the length of one story. Each gives the way back. */

/** Puts `value` in the place of what the browser has. */
export function pretend(target: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}

export const offline = (): (() => void) => pretend(navigator, 'onLine', false);

/** A page without encryption. */
export const insecure = (): (() => void) => pretend(globalThis, 'isSecureContext', false);

/** A phone that reads codes, with a camera that shows nothing but a grey wall; or without one. */
export function reader(camera: 'wall' | 'none'): () => void {
  class BarcodeDetector {
    static readonly getSupportedFormats = async (): Promise<string[]> => ['qr_code'];
    readonly detect = async (): Promise<never[]> => [];
  }
  const getUserMedia = async (): Promise<MediaStream> => {
    if (camera === 'none') throw new DOMException('none', 'NotFoundError');
    const wall = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    const paint = wall.getContext('2d')!;
    paint.fillStyle = '#8a8f98';
    paint.fillRect(0, 0, 640, 480);
    return wall.captureStream();
  };
  const back = [
    pretend(globalThis, 'BarcodeDetector', BarcodeDetector),
    pretend(navigator, 'mediaDevices', { getUserMedia }),
  ];
  return () => back.forEach((undo) => undo());
}

/** A device that knows where it is to some metres; or does not say. */
export function whereabouts(accuracy: number | undefined): () => void {
  const getCurrentPosition = (found: PositionCallback, lost: PositionErrorCallback): void => {
    if (accuracy === undefined) return lost({ code: 1 } as GeolocationPositionError);
    found({ coords: { latitude: 21.02, longitude: 105.84, accuracy } } as GeolocationPosition);
  };
  return pretend(navigator, 'geolocation', { getCurrentPosition });
}
