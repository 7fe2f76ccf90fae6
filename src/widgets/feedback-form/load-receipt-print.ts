import type { printReceipt } from './receipt-print.ts';

/** Loads what prints the receipt, when somebody prints. */
export const loadReceiptPrint = (): Promise<{ printReceipt: typeof printReceipt }> => import('./receipt-print.ts');
