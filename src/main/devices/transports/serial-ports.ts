import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { SerialPort } from 'serialport';

/** A serial port as the system lists it. */
export interface ListedPort {
  /** What to open; on Linux the name that stays when a device moves to another socket. */
  readonly path: string;
  readonly manufacturer: string | null;
  readonly serialNumber: string | null;
  readonly vendorId: string | null;
  readonly productId: string | null;
  /** The socket it is in, as the system writes it. */
  readonly locationId: string | null;
}

/**
 * The serial ports of this machine; null when it cannot list them (Linux without udevadm).
 * Pseudo-terminals are never listed.
 */
export async function listSerialPorts(): Promise<readonly ListedPort[] | null> {
  try {
    const ports = await SerialPort.list();
    const sockets = await linuxSockets();
    return ports.map((port) => ({
      path: lastingPath(port.path, port.pnpId),
      manufacturer: port.manufacturer ?? null,
      serialNumber: port.serialNumber ?? null,
      vendorId: port.vendorId ?? null,
      productId: port.productId ?? null,
      locationId: port.locationId ?? sockets.get(port.path) ?? null,
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

/** udev links each port by its socket; other systems tell the socket in the list itself. */
async function linuxSockets(folder = '/dev/serial/by-path'): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const sockets = new Map<string, string>();
  for (const name of names.toSorted((a, b) => a.localeCompare(b))) {
    const target = await realpath(`${folder}/${name}`).catch(() => null);
    if (target !== null && !sockets.has(target)) sockets.set(target, name);
  }
  return sockets;
}
