import type { Scanning } from './scanning.ts';

/** Whether this device may be able to read QR codes; for certain it is known once the part is there. */
export const mayScan = (): boolean => 'BarcodeDetector' in globalThis;

/** Loads what reads a QR code, when somebody wants to. */
export const loadScanning = (): Promise<{ Scanning: typeof Scanning }> => import('./scanning.ts');
