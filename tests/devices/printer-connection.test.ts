import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/main/devices/clock.ts';
import { PrinterConnection } from '../../src/main/devices/printer/printer-connection.ts';
import { PRINTER_TIMINGS } from '../../src/main/devices/printer/timings.ts';
import type { Transport } from '../../src/main/devices/transports/transport.ts';

const XON = Uint8Array.of(0x11);
const XOFF = Uint8Array.of(0x13);

const line: Transport = {
  open: async () => {},
  write: async () => {},
  onData: () => {},
  onGone: () => {},
  close: async () => {},
};

describe('a printer that cannot answer but asks to wait', () => {
  it('says when it goes on, so that what waits is printed and not forgotten', () => {
    const able: boolean[] = [];
    const connection = new PrinterConnection({
      transport: line,
      mode: 'none',
      timings: PRINTER_TIMINGS,
      clock: systemClock,
      onFlags: () => able.push(connection.canTake),
    });
    connection.receive(XOFF);
    expect(connection.canTake).toBe(false);
    connection.receive(XON);
    expect(able).toEqual([true]);
  });
});
