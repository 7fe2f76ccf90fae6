/**
 * Reading a printed code with the phone's own `BarcodeDetector`: through the camera, or in a picture. Where there is
 * none (most browsers on computers, iPhones), nothing is offered and nothing is downloaded in its place.
 */

interface Barcode {
  readonly rawValue: string;
}
interface Detector {
  detect: (source: HTMLVideoElement | Blob) => Promise<readonly Barcode[]>;
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats: () => Promise<readonly string[]>;
}

/** What slips carry: a QR code, or a bar code of the dossier's code. */
const FORMATS = ['qr_code', 'code_128', 'code_39', 'code_93', 'data_matrix', 'pdf417'];
// Often enough for a hand that searches, seldom enough for a cheap phone's battery.
const LOOK_EVERY_MS = 200;

/** Whether this device can read codes at all. */
export const canScan = async (): Promise<boolean> => (await knownFormats()).length > 0;

/** The text of the code in `picture`; nothing where none is found or the picture cannot be read. */
export async function scanPicture(picture: Blob): Promise<string | undefined> {
  try {
    return await readIn(await makeDetector(), picture);
  } catch {
    return undefined;
  }
}

/**
 * Shows the camera in `video` until a code is seen, and gives its text; nothing where the citizen stops it by `signal`,
 * or where there is no camera or it may not be used. The camera is off again in every case.
 */
export async function scanCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  let camera: MediaStream | undefined;
  try {
    const detector = await makeDetector();
    camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    if (signal.aborted) return undefined;
    video.srcObject = camera;
    await video.play();
    return await lookUntilFound(detector, video, signal);
  } catch {
    return undefined;
  } finally {
    for (const track of camera?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  }
}

async function lookUntilFound(
  detector: Detector,
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<string | undefined> {
  while (!signal.aborted) {
    const found = await readIn(detector, video);
    if (found) return found;
    await pause(LOOK_EVERY_MS, signal);
  }
  return undefined;
}

async function readIn(detector: Detector, source: HTMLVideoElement | Blob): Promise<string | undefined> {
  const codes = await detector.detect(source);
  return codes.map(({ rawValue }) => rawValue.trim()).find(Boolean);
}

/** In-app browsers name the class and know no format, or throw when asked. */
async function knownFormats(): Promise<readonly string[]> {
  try {
    const known = (await detectorClass()?.getSupportedFormats()) ?? [];
    return FORMATS.filter((format) => known.includes(format));
  } catch {
    return [];
  }
}

async function makeDetector(): Promise<Detector> {
  return new (detectorClass()!)({ formats: await knownFormats() });
}

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
