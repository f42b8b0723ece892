import { connect, type Socket } from 'node:net';
import { type NetworkAddress, networkAddress } from '../../../contract/network-address.ts';
import { type Transport, TransportError, type TransportFault } from './transport.ts';
import { within } from './within.ts';

const CONNECT_TIMEOUT_MS = 3000;
/** An idle line is asked by the system whether its other end is still there. */
const KEEP_ALIVE_MS = 5000;

/** A connection over TCP to a printer that takes raw bytes, as a rule on port 9100. */
export class NetworkTransport implements Transport {
  readonly #address: NetworkAddress;
  readonly #connectTimeoutMs: number;
  #socket: Socket | null = null;
  #onData: (bytes: Uint8Array) => void = () => {};
  #onGone: (detail: string) => void = () => {};
  #pendingWrites = 0;
  #isUp = false;
  #isClosed = false;
  #lastError: string | null = null;

  constructor(address: NetworkAddress, { connectTimeoutMs = CONNECT_TIMEOUT_MS } = {}) {
    this.#address = networkAddress.parse(address);
    this.#connectTimeoutMs = connectTimeoutMs;
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#onData = listener;
  }

  onGone(listener: (detail: string) => void): void {
    this.#onGone = listener;
  }

  async open(): Promise<void> {
    const socket = connect({
      ...this.#address,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    });
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#onData(bytes));
    try {
      await within(this.#connectTimeoutMs, (done) => {
        socket.once('connect', () => done());
        // 'error' is listened to for as long as the socket lives: unhandled, it would end the process.
        socket.on('error', (error) => {
          this.#lastError = error.message;
          done(error);
        });
      });
    } catch (error) {
      this.#isClosed = true;
      socket.destroy();
      throw asConnectError(error, this.#address);
    }
    this.#isUp = true;
    // 'close' follows every 'error' and every end by the printer; listened to once it is up.
    socket.on('close', () => this.#lose(this.#lastError ?? 'The printer closed the connection'));
    if (socket.destroyed) this.#lose(this.#lastError ?? 'closed');
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<void> {
    const socket = this.#socket;
    if (socket === null || this.#isClosed) throw new TransportError('failed', 'The line is closed');
    this.#pendingWrites += 1;
    await within(timeoutMs, (done) => {
      socket.write(bytes, (error) => {
        this.#pendingWrites -= 1;
        done(error);
      });
    });
  }

  async close(isSuspect = false): Promise<void> {
    this.#isClosed = true;
    const socket = this.#socket;
    if (socket === null || socket.destroyed) return;
    // A reset throws away what the system still holds; else the printer gets what it was sent.
    if (isSuspect || this.#pendingWrites > 0) socket.resetAndDestroy();
    else socket.destroySoon();
  }

  #lose(detail: string): void {
    if (this.#isClosed || !this.#isUp) return;
    this.#isClosed = true;
    this.#onGone(detail);
  }
}

const FAULTS: Readonly<Record<string, TransportFault>> = {
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ECONNREFUSED: 'absent',
  ECONNRESET: 'absent',
  EHOSTDOWN: 'absent',
  EHOSTUNREACH: 'absent',
  ENETUNREACH: 'absent',
  ENOTFOUND: 'absent',
  EAI_AGAIN: 'absent',
  ETIMEDOUT: 'absent',
};

/** Nobody there, whatever the network calls it, is a printer that is not connected. */
function asConnectError(error: unknown, { host, port }: NetworkAddress): TransportError {
  const where = `${host}:${port}`;
  if (error instanceof TransportError) {
    return new TransportError('absent', `${where} does not answer`);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  return new TransportError(FAULTS[code] ?? 'failed', detail === '' ? `${where}: ${code}` : detail);
}
