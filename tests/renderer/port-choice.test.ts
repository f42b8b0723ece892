import { describe, expect, it } from 'vitest';
import { withPath } from '../../src/renderer/features/devices/port-choice.ts';

const LINE = {
  type: 'serial',
  path: '',
  baudRate: 9600,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
} as const;
const SCANNER = {
  path: '/dev/ttyACM0',
  manufacturer: 'Honeywell',
  serialNumber: 'A1',
  vendorId: '0c2e',
  productId: '0901',
  locationId: '1-1',
  isUsed: false,
};
const IDENTITY = { vendorId: '0c2e', productId: '0901', serialNumber: 'A1', locationId: '1-1' };

describe('choosing a port', () => {
  it('keeps what stands at it, so that it is known again', () => {
    const chosen = withPath(LINE, '/dev/ttyACM0', [SCANNER]);
    expect(chosen).toEqual({ ...LINE, path: '/dev/ttyACM0', identity: IDENTITY });
    // Opening the form again while it is unplugged does not forget it.
    expect(withPath(chosen, '/dev/ttyACM0', [])).toEqual(chosen);
  });

  it('by hand keeps the path only', () => {
    const chosen = withPath(LINE, '/dev/ttyACM0', [SCANNER]);
    expect(withPath(chosen, '/dev/ttyS1', [SCANNER])).toEqual({ ...LINE, path: '/dev/ttyS1' });
    expect(
      withPath(LINE, '/dev/ttyS1', [{ ...SCANNER, path: '/dev/ttyS1', vendorId: null }]),
    ).toEqual({ ...LINE, path: '/dev/ttyS1' });
  });
});
