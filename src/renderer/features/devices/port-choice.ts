import type { CallValue } from '../../../contract/index.ts';
import type { Serial } from './device-form.ts';

type Port = CallValue<'devices.ports'>['ports'][number];

/**
 * The line with another path. What stands at it now is what the till looks for from then on,
 * wherever it is plugged in; a path that is only typed is a path.
 */
export function withPath(serial: Serial, path: string, ports: readonly Port[]): Serial {
  if (path === serial.path) return serial;
  const { identity: _before, ...line } = serial;
  const port = ports.find((candidate) => candidate.path === path);
  if (port === undefined || port.vendorId === null || port.productId === null) {
    return { ...line, path };
  }
  const { vendorId, productId, serialNumber, locationId } = port;
  return { ...line, path, identity: { vendorId, productId, serialNumber, locationId } };
}
