import { type UtilityProcess, utilityProcess } from 'electron';
import { systemClock } from './clock.ts';
import { DeviceHostClient, type HostProcess, hostStore, type InternalCall } from './host-client.ts';
import type { FromHost } from './host-protocol.ts';

/**
 * Starts the device host in a process of its own, so that a native crash or a port that does
 * not close cannot freeze the till. `hostPath` is the built `device-host.js`; `internal` is
 * `(name, input) => store.internal(name, input)`.
 */
export async function launchDeviceHost(parts: {
  readonly hostPath: string;
  readonly internal: InternalCall;
}): Promise<DeviceHostClient> {
  const client = new DeviceHostClient({
    store: hostStore(parts.internal),
    clock: systemClock,
    spawn: () => fork(parts.hostPath),
  });
  await client.start();
  return client;
}

function fork(hostPath: string): HostProcess {
  const child = utilityProcess.fork(hostPath, [], { serviceName: 'Guitai devices' });
  return {
    post: (message) => child.postMessage(message),
    // Both ends are this program; nothing else can post here.
    onMessage: (listener) => void child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => killHard(child),
  };
}

/** A process that hangs or is stopped hears no polite signal. */
function killHard(child: UtilityProcess): void {
  try {
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
