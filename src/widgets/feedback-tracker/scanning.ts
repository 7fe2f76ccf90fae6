import type { ReactiveElement } from 'lit';
import { Scanning } from '../../controllers/scanning.ts';
import { addStyles } from '../../core/later-styles.ts';
import * as eye from '../../device/scan.ts';
import { scanningStyles } from '../../ui/scanning.styles.ts';

/** Reading the QR code of a receipt, in a part of its own. */
export function startScanning(host: ReactiveElement, found: (text: string) => void): Scanning {
  addStyles(host.renderRoot as ShadowRoot, scanningStyles);
  return new Scanning(host, eye, found);
}
