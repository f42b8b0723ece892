import { existsSync } from 'node:fs';
import { SerialPort } from 'serialport';

/** A serial port as the system lists it. */
export interface ListedPort {
  /** What to open; on Linux the name that stays when a device moves to another socket. */
  readonly path: string;
  readonly manufacturer: string | null;
  readonly serialNumber: string | null;
  readonly vendorId: string | null;
  readonly productId: string | null;
}

/**
 * The serial ports of this machine; null when it cannot list them (Linux without udevadm).
 * Pseudo-terminals are never listed.
 */
export async function listSerialPorts(): Promise<readonly ListedPort[] | null> {
  try {
    const ports = await SerialPort.list();
    return ports.map((port) => ({
      path: lastingPath(port.path, port.pnpId),
      manufacturer: port.manufacturer ?? null,
      serialNumber: port.serialNumber ?? null,
      vendorId: port.vendorId ?? null,
      productId: port.productId ?? null,
    }));
  } catch {
    return null;
  }
}

/** ttyUSB0 may be another device tomorrow; its link by id, if there is one, may not. */
function lastingPath(path: string, id: string | undefined): string {
  const link = `/dev/serial/by-id/${id ?? ''}`;
  return id !== undefined && process.platform === 'linux' && existsSync(link) ? link : path;
}
