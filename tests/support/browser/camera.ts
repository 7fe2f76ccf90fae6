/** A phone that can read codes: its camera and its detector, stood in for at the browser's own boundary. */
const planted: [object, string][] = [];

function plant(device: object, name: string, value: unknown): void {
  Object.defineProperty(device, name, { value, configurable: true });
  planted.push([device, name]);
}

export interface Phone {
  /** What the camera shows, once somebody opened it. */
  readonly camera: MediaStream;
  /** What the detector reads, look after look; nothing at first. */
  sees: string;
}

/** A phone whose camera may be opened; without `allowed` its owner says no. */
export function plantPhone({ allowed = true } = {}): Phone {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')!.fillRect(0, 0, 1, 1);
  const phone = { camera: canvas.captureStream(10), sees: '' };
  class Detector {
    static getSupportedFormats = async (): Promise<readonly string[]> => ['qr_code', 'code_128'];
    detect = async () => (phone.sees ? [{ rawValue: phone.sees }] : []);
  }
  const getUserMedia = async (): Promise<MediaStream> => {
    if (!allowed) throw new DOMException('no', 'NotAllowedError');
    return phone.camera;
  };
  plant(globalThis, 'BarcodeDetector', Detector);
  plant(navigator, 'mediaDevices', { getUserMedia });
  return phone;
}

export const isOff = ({ camera }: Phone): boolean =>
  camera.getTracks().every(({ readyState }) => readyState === 'ended');

afterEach(() => {
  for (const [device, name] of planted.splice(0)) Reflect.deleteProperty(device, name);
});
