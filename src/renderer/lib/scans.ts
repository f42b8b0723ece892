import { useContext, useEffect, useEffectEvent } from 'react';
import type { ScanMeaning } from '../../contract/scans.ts';
import { LayerContext, topLayer } from './layers.ts';

/**
 * Which kinds of code each screen and dialog takes (EXPERIENCE: a scan works on every screen, and
 * is taken or refused with a word). A place that is not in the table takes none: what was scanned
 * is named with a beep, nothing is typed, clicked or changed.
 */
export const SCAN_TABLE = {
  /** Sells, opens receipts, enrols. Vouchers and payment codes are named: they pay (F9). */
  counter: ['member', 'product', 'receipt', 'newPhone', 'newCard'],
  /** A payment code comes before goods; goods are refused, since the sum would change. */
  payment: ['member', 'voucher', 'payment'],
  /** A receipt that lies open: the member who claims it. */
  receipt: ['member'],
  /** The list of receipts: opens one, or shows those of a member. */
  recent: ['receipt', 'member'],
  /** Opens what was scanned; a code nobody has begins a new product. */
  products: ['product', 'unknown'],
  /** Adds one label of what was scanned. */
  labels: ['product'],
  /** Goods that come back without a receipt. */
  returnGoods: ['product'],
} as const satisfies Record<string, readonly ScanMeaning['kind'][]>;

export type ScanPlace = keyof typeof SCAN_TABLE;

/**
 * Places with a field that takes any code as it is, whatever it means elsewhere: the card of
 * someone new, a barcode of a product, the receipt of a return, a member to look for or to merge,
 * the card that replaces another, a code to try, the barcode that sets a scanner up.
 */
export const RAW_SCAN_PLACES = [
  'enrol',
  'product',
  'return',
  'members',
  'merge',
  'replaceCard',
  'tryCode',
  'scannerSetup',
] as const;

/** Something a scanner read, on whichever way it came. */
export interface Scan {
  readonly code: string;
  readonly aim: string | null;
  readonly source: 'serial' | 'wedge';
}

type ScanHandler = (scan: Scan) => void;
interface Registration {
  readonly layer: number;
  readonly handle: ScanHandler;
}

let registrations: readonly Registration[] = [];
let refuse: ScanHandler = () => {};

/**
 * Says what happens to a scan that nobody on top wants: a beep and a notice. The handler may pass
 * it on to the one before. Returns how to take the handler away again.
 */
export function onUnwantedScan(handler: (scan: Scan, before: ScanHandler) => void): () => void {
  const before = refuse;
  const now: ScanHandler = (scan) => handler(scan, before);
  refuse = now;
  return () => {
    if (refuse === now) refuse = before;
  };
}

/** Gives a scan to the handler of the layer on top; it never reaches what lies under it. */
export function routeScan(scan: Scan): void {
  const top = topLayer();
  const wanting = registrations.findLast(({ layer }) => layer >= top);
  if (wanting === undefined) refuse(scan);
  else wanting.handle(scan);
}

/**
 * Takes the scans while this screen or dialog is the one on top. A dialog without a handler
 * refuses them with a beep.
 */
export function useScanHandler(handler: (scan: Scan) => void, isEnabled = true): void {
  const layer = useContext(LayerContext);
  const handle = useEffectEvent(handler);
  useEffect(() => {
    if (!isEnabled) return undefined;
    const registration: Registration = { layer, handle: (scan) => handle(scan) };
    registrations = [...registrations, registration];
    return () => {
      registrations = registrations.filter((other) => other !== registration);
    };
  }, [layer, isEnabled]);
}
