import { SerialPort } from 'serialport';

/** A serial port as the system lists it. */
export interface ListedPort {
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
      path: port.path,
      manufacturer: port.manufacturer ?? null,
      serialNumber: port.serialNumber ?? null,
      vendorId: port.vendorId ?? null,
      productId: port.productId ?? null,
    }));
  } catch {
    return null;
  }
}
