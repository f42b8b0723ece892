import { systemClock } from './devices/clock.ts';
import type { ToHost } from './devices/host-protocol.ts';
import { serveHost } from './devices/serve-host.ts';

// The entry of the device host's process: serial ports and drivers, nothing else.
const port = process.parentPort;
serveHost(
  {
    post: (message) => port.postMessage(message),
    // Only the main process holds the other end.
    onMessage: (listener) =>
      void port.on('message', ({ data }: { data: ToHost }) => listener(data)),
  },
  systemClock,
);
