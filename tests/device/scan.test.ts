import { expect } from '@open-wc/testing';
import { canScan, scanCamera, scanPicture } from '../../src/device/scan.ts';

const CODE = 'H57.132-260804-0583';

const planted: [object, string][] = [];
/** Makes the device able or unable to do something for a test. */
function plant(device: object, name: string, value: unknown): void {
  Object.defineProperty(device, name, { value, configurable: true });
  planted.push([device, name]);
}
afterEach(() => {
  for (const [device, name] of planted.splice(0)) Reflect.deleteProperty(device, name);
});

/** A phone whose own detector answers what `see` says, look after look. */
function plantDetector(see: () => readonly string[], formats: readonly string[] = ['qr_code', 'ean_13']): string[][] {
  const asked: string[][] = [];
  class Detector {
    static getSupportedFormats = async (): Promise<readonly string[]> => formats;
    constructor(options: { formats: string[] }) {
      asked.push(options.formats);
    }
    detect = async () => see().map((rawValue) => ({ rawValue }));
  }
  plant(globalThis, 'BarcodeDetector', Detector);
  return asked;
}

/** A camera that shows a blank picture. */
function plantCamera(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')!.fillRect(0, 0, 1, 1);
  const stream = canvas.captureStream(10);
  plant(navigator, 'mediaDevices', { getUserMedia: async () => stream });
  return stream;
}

const isOff = (stream: MediaStream): boolean => stream.getTracks().every(({ readyState }) => readyState === 'ended');

function makeVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  return video;
}

describe('scanning is offered', () => {
  it('where the device reads codes of a slip', async () => {
    plantDetector(() => []);
    expect(await canScan()).to.equal(true);
  });

  it('nowhere else: no detector, one that knows no format, one that throws', async () => {
    plant(globalThis, 'BarcodeDetector', undefined);
    expect(await canScan()).to.equal(false);
    plantDetector(() => [], []);
    expect(await canScan()).to.equal(false);
    plant(globalThis, 'BarcodeDetector', { getSupportedFormats: () => Promise.reject(new Error('no service')) });
    expect(await canScan()).to.equal(false);
  });
});

describe('a picture', () => {
  it('gives the code in it, and the detector is asked for kinds it knows only', async () => {
    const asked = plantDetector(() => [' ', ` ${CODE} `]);
    expect(await scanPicture(new Blob(['a picture']))).to.equal(CODE);
    expect(asked).to.deep.equal([['qr_code']]);
  });

  it('without a code gives nothing', async () => {
    plantDetector(() => []);
    expect(await scanPicture(new Blob(['a picture']))).to.equal(undefined);
  });

  it('that is none gives nothing', async () => {
    plantDetector(() => {
      throw new DOMException('not a picture', 'InvalidStateError');
    });
    expect(await scanPicture(new Blob(['not a picture']))).to.equal(undefined);
  });
});

describe('the camera', () => {
  it('is shown until a code is seen, and is off afterwards', async () => {
    const camera = plantCamera();
    let looks = 0;
    plantDetector(() => (++looks < 3 ? [] : [CODE]));
    const video = makeVideo();
    expect(await scanCamera(video, new AbortController().signal)).to.equal(CODE);
    expect(looks).to.equal(3);
    expect(isOff(camera)).to.equal(true);
    expect(video.srcObject).to.equal(null);
  });

  it('is off at once when the citizen closes it', async () => {
    const camera = plantCamera();
    const stop = new AbortController();
    plantDetector(() => {
      stop.abort();
      return [];
    });
    expect(await scanCamera(makeVideo(), stop.signal)).to.equal(undefined);
    expect(isOff(camera)).to.equal(true);
  });

  it('that is allowed only after it was closed stays off', async () => {
    const camera = plantCamera();
    plantDetector(() => [CODE]);
    expect(await scanCamera(makeVideo(), AbortSignal.abort())).to.equal(undefined);
    expect(isOff(camera)).to.equal(true);
  });

  for (const [what, devices] of [
    ['is forbidden', { getUserMedia: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
    ['is not there', undefined],
  ] as const) {
    it(`that ${what} gives nothing`, async () => {
      plantDetector(() => [CODE]);
      plant(navigator, 'mediaDevices', devices);
      expect(await scanCamera(makeVideo(), new AbortController().signal)).to.equal(undefined);
    });
  }

  it('is off also when the detector breaks', async () => {
    const camera = plantCamera();
    plantDetector(() => {
      throw new Error('broken');
    });
    expect(await scanCamera(makeVideo(), new AbortController().signal)).to.equal(undefined);
    expect(isOff(camera)).to.equal(true);
  });
});
