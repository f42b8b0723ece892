import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import { serialSettings } from '../../../contract/devices.ts';
import type { SerialSettings } from '../device-config.ts';
import { type Transport, TransportError } from './transport.ts';
import { within } from './within.ts';

const OPEN_TIMEOUT_MS = 5000;
const CLOSE_TIMEOUT_MS = 1000;
/** Between looks at the lines of a device that says by them that it is busy. */
const LINES_EVERY_MS = 25;

/** The part of serialport's port that is used; its mock has the same. */
type Port = Pick<
  SerialPort,
  'on' | 'open' | 'write' | 'flush' | 'close' | 'isOpen' | 'get' | 'set'
>;
type PortOptions = ConstructorParameters<typeof SerialPort>[0];

/** How long opening may take, and what makes the port; tests without lines pretend one. */
interface SerialOptions {
  readonly openTimeoutMs?: number;
  makePort?(options: PortOptions): Port;
}

/** A connection over a serial port. */
export class SerialTransport implements Transport {
  readonly #port: Port;
  readonly #path: string;
  readonly #flowControl: SerialSettings['flowControl'];
  readonly #openTimeoutMs: number;
  #gone: (detail: string) => void = () => {};
  #isClosed = false;

  /** Settings are checked: the driver below opens silently with impossible ones. */
  constructor(settings: SerialSettings, options: SerialOptions = {}) {
    const { path, flowControl, ...line } = serialSettings.parse(settings);
    this.#path = path;
    this.#flowControl = flowControl;
    this.#openTimeoutMs = options.openTimeoutMs ?? OPEN_TIMEOUT_MS;
    const makePort = (wanted: PortOptions) => options.makePort?.(wanted) ?? new SerialPort(wanted);
    const rtscts = flowControl === 'rts-cts';
    this.#port = makePort({ path, ...line, rtscts, autoOpen: false, lock: true });
    // An unhandled 'error' would end the process; 'close' may come twice.
    this.#port.on('error', (error) => this.#lose(error.message));
    this.#port.on('close', (error: Error | null) => this.#lose(error?.message ?? 'closed'));
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#port.on('data', listener);
  }

  onGone(listener: (detail: string) => void): void {
    this.#gone = listener;
  }

  async open(): Promise<void> {
    await assertReachable(this.#path);
    const open = (done: (error?: Error | null) => void) =>
      this.#port.open((error) => {
        // Too late: nobody would ever close it, and it would hold the port against the next try.
        if (this.#isClosed) void this.close();
        done(error);
      });
    await within(this.#openTimeoutMs, open).catch((error: unknown) => {
      this.#isClosed = true;
      throw asOpenError(error);
    });
    if (this.#hasLines()) await this.#raiseLines();
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<void> {
    if (this.#isClosed) throw new TransportError('failed', 'The line is closed');
    const end = Date.now() + timeoutMs;
    if (this.#hasLines()) await this.#untilClear(end);
    await within(Math.max(end - Date.now(), 1), (done) => void this.#port.write(bytes, done));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // Lost is not closed: after an error the port may still be held.
    if (!this.#port.isOpen) return;
    // What is still queued must not come out of the printer later.
    await within(CLOSE_TIMEOUT_MS, (done) => this.#port.flush(done)).catch(() => {});
    await within(CLOSE_TIMEOUT_MS, (done) => this.#port.close(done)).catch(() => {});
  }

  #hasLines(): boolean {
    return this.#flowControl === 'rts-cts' || this.#flowControl === 'dtr-dsr';
  }

  /** The till is there and ready: a device that obeys the lines says nothing before. */
  async #raiseLines(): Promise<void> {
    try {
      await within(this.#openTimeoutMs, (done) =>
        this.#port.set({ dtr: true, rts: true }, (error) => done(error)),
      );
    } catch (error) {
      await this.close();
      throw asOpenError(error);
    }
  }

  /** Waits while the device holds its line down: what is not handed over is not printed late. */
  async #untilClear(end: number): Promise<void> {
    while (!(await this.#isClear())) {
      if (this.#isClosed) throw new TransportError('failed', 'The line is closed');
      if (Date.now() >= end)
        throw new TransportError('timed-out', 'The device is not ready to receive');
      await sleep(LINES_EVERY_MS);
    }
  }

  #isClear(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#port.get((error, lines) => {
        if (error !== null || lines === undefined) {
          reject(new TransportError('failed', error?.message ?? 'No lines'));
        } else resolve(this.#flowControl === 'rts-cts' ? lines.cts : lines.dsr);
      });
    });
  }

  #lose(detail: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#gone(detail);
  }
}

/** The system's own word on whether a path is there and allowed; opening tells it less well. */
async function assertReachable(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    await access(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const detail = error instanceof Error ? error.message : String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new TransportError('absent', detail);
    if (code === 'EACCES' || code === 'EPERM') throw new TransportError('no-permission', detail);
    throw new TransportError('failed', detail);
  }
}

/** serialport's errors have no code: their texts are the only difference there is. */
function asOpenError(error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (/lock|busy|temporarily unavailable/i.test(detail)) {
    return new TransportError('busy-elsewhere', detail);
  }
  if (/no such file|file not found/i.test(detail)) return new TransportError('absent', detail);
  if (/access denied|permission denied/i.test(detail)) {
    // Windows says "Access denied" of a port that another program holds.
    const fault = process.platform === 'win32' ? 'busy-elsewhere' : 'no-permission';
    return new TransportError(fault, detail);
  }
  return new TransportError('failed', detail);
}
