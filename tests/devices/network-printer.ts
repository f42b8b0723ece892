import { createServer, type Server, type Socket } from 'node:net';
import { PrinterModel, type PrinterModelOptions } from './printer-model.ts';

/** A receipt printer on the network: a real TCP server around the printer's model. */
export interface NetworkPrinter {
  readonly host: string;
  readonly port: number;
  readonly model: PrinterModel;
  /** How often the till connected. */
  connections(): number;
  /** The printer ends the connection in an orderly way, as at the end of its idle time. */
  hangUp(): void;
  /** The connection breaks with a reset, as when the printer is switched off and on. */
  reset(): void;
  /** Nothing gets through any more, nobody says so: the cable behind the switch is out. */
  halfOpen(): void;
  /** Switched off: nobody listens at its address. */
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a free port of this machine. */
export async function startNetworkPrinter(
  options: PrinterModelOptions = {},
): Promise<NetworkPrinter> {
  const model = new PrinterModel(options);
  const sockets = new Set<Socket>();
  let count = 0;
  const take = (socket: Socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => model.receive(bytes));
    model.onAnswer = (bytes) => void socket.write(bytes);
  };
  let server: Server | null = await listen(take, 0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const switchOff = async () => {
    const off = server;
    server = null;
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      if (off === null) resolve();
      else off.close(() => resolve());
    });
  };
  return {
    host: '127.0.0.1',
    port,
    model,
    connections: () => count,
    hangUp: () => sockets.forEach((socket) => socket.end()),
    reset: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    halfOpen: () => {
      for (const socket of sockets) {
        socket.pause();
        socket.removeAllListeners('data');
      }
      model.onAnswer = () => {};
    },
    switchOff,
    switchOn: async () => {
      server = await listen(take, port);
    },
    stop: async () => {
      model.stop();
      await switchOff();
    },
  };
}

function listen(take: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(take);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
