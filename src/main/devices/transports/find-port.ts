import type { PortIdentity } from '../../../contract/port-identity.ts';
import type { ListedPort } from './serial-ports.ts';

/** What is looked for. */
export interface WantedPort {
  readonly path: string;
  readonly identity: PortIdentity;
  /** The till's other devices: what is one of theirs is not taken for this one. */
  readonly others: readonly PortIdentity[];
}

/**
 * The path of a device among the ports of the machine: the one of its maker, model and serial
 * number wherever it is plugged in; else one of its model in its socket (hot swap); else its
 * path, unless something else is there now. Null: it is not plugged in.
 */
export function findPort(wanted: WantedPort, ports: readonly ListedPort[]): string | null {
  const { path, identity, others } = wanted;
  const ofModel = ports.filter((port) => isOfModel(port, identity));
  const atPath = ports.find((port) => port.path === path);
  const own = ofModel.filter((port) => isSerialOf(port, identity));
  const [only] = own;
  if (only !== undefined && own.length === 1) return only.path;
  // Some makers give all their devices the same serial number: the socket decides between them.
  const free = own.length > 1 ? own : ofModel.filter((port) => !isAnothers(port, others));
  const inSocket = free.find(
    ({ locationId }) => locationId !== null && locationId === identity.locationId,
  );
  if (inSocket !== undefined) return inSocket.path;
  // A port that is not listed, or without a name, may be it: opening it will tell.
  if (atPath === undefined || atPath.vendorId === null) return path;
  return free.includes(atPath) ? path : null;
}

function isOfModel(port: ListedPort, { vendorId, productId }: PortIdentity): boolean {
  return port.vendorId === vendorId && port.productId === productId;
}

function isSerialOf(port: ListedPort, { serialNumber }: PortIdentity): boolean {
  return serialNumber !== null && port.serialNumber === serialNumber;
}

function isAnothers(port: ListedPort, others: readonly PortIdentity[]): boolean {
  return others.some((other) => isOfModel(port, other) && isSerialOf(port, other));
}
