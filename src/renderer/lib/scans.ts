import { useContext, useEffect, useEffectEvent } from 'react';
import { LayerContext, topLayer } from './layers.ts';

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

/** Says what happens to a scan that nobody on top wants: a beep and a notice. */
export function onUnwantedScan(handler: ScanHandler): void {
  refuse = handler;
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
