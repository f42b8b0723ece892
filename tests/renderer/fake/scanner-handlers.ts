import { done } from './handlers.ts';
import type { FakeHandlers } from './handlers.ts';

/** Scanners of the fake till: a few days of counts, a log, and a search that finds at once. */
export const scannerHandlers: Pick<
  FakeHandlers,
  | 'devices.scannerLog'
  | 'devices.scannerDays'
  | 'devices.detectStart'
  | 'devices.detectState'
  | 'devices.detectStop'
> = {
  'devices.scannerLog': () => {
    const now = Date.now();
    return done({
      rawHex: '5d4530363930313233343536373839320d0a',
      rawAt: now,
      recent: [{ at: now, outcome: 'scan', text: '6901234567892' }],
    });
  },
  'devices.scannerDays': () =>
    done([
      { day: '2026-11-21', scan: 412, bounce: 3, wrongCheckDigit: 1, unreadable: 0, tooLong: 0 },
    ]),
  'devices.detectStart': () => done(null),
  'devices.detectState': () =>
    done({
      baudRate: null,
      misses: 1,
      lastHex: '',
      unusable: [],
      found: {
        serial: {
          path: '/dev/ttyUSB0',
          baudRate: 9600,
          dataBits: 8,
          parity: 'none',
          stopBits: 1,
        },
        settings: { suffix: 'line', prefix: '' },
        aim: ']C0',
      },
    }),
  'devices.detectStop': () => done(null),
};
