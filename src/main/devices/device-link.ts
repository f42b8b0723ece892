import type { DeviceState } from '../../contract/devices.ts';
import { assertNever } from '../../contract/kernel/result.ts';
import { type Clock, Signal } from './clock.ts';
import { type Transport, TransportError } from './transports/transport.ts';
import { watchPath } from './transports/watch-path.ts';

export type LinkState = Extract<
  DeviceState,
  'disconnected' | 'connecting' | 'no-permission' | 'busy-elsewhere' | 'error'
>;

/** What a driver does with its line. */
export interface LinkOwner {
  /** A fresh transport for every connection. */
  makeTransport(): Transport;
  /** The path to watch for the device's return; null for virtual devices. */
  readonly path: string | null;
  /** The line is not up: why, and what the system said. */
  onState(state: LinkState, detail: string | null): void;
  onUp(transport: Transport): void;
  onData(bytes: Uint8Array): void;
  onDown(): void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

/**
 * Keeps a device connected: tries again after 0.25 s, doubling to 10 s with jitter, and at
 * once when its path reappears (DEVICES, device layer).
 */
export class DeviceLink {
  readonly #owner: LinkOwner;
  readonly #clock: Clock;
  readonly #wake: Signal;
  #transport: Transport | null = null;
  #isStopped = false;
  #isPathChanged = false;
  #running: Promise<void> | null = null;

  constructor(owner: LinkOwner, clock: Clock) {
    this.#owner = owner;
    this.#clock = clock;
    this.#wake = new Signal(clock);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Closes the line for good. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake.notify();
    await this.#transport?.close();
    await this.#running;
  }

  /** Closes a line that does not behave and connects anew; what was queued is not sent. */
  async drop(): Promise<void> {
    const transport = this.#transport;
    this.#transport = null;
    await transport?.close(true);
    this.#wake.notify();
  }

  async #run(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!this.#isStopped) {
      this.#isPathChanged = false;
      const unwatch = this.#watch();
      const connectedAt = this.#clock.now();
      const wasUp = await this.#connectOnce();
      const wasStable = wasUp && this.#clock.now() - connectedAt > LONGEST_RETRY_MS;
      if (wasStable || this.#isPathChanged) retryMs = FIRST_RETRY_MS;
      // A path that came back while it was being closed is tried soon, not late.
      if (!this.#isStopped) await this.#wake.wait(retryMs * (0.75 + Math.random() / 2));
      retryMs = this.#isPathChanged ? FIRST_RETRY_MS : Math.min(retryMs * 2, LONGEST_RETRY_MS);
      unwatch();
    }
  }

  #watch(): () => void {
    if (this.#owner.path === null) return () => {};
    return watchPath(this.#owner.path, () => {
      this.#isPathChanged = true;
      if (this.#transport === null) this.#wake.notify();
    });
  }

  /** One connection from opening to its end; whether it was ever up. */
  async #connectOnce(): Promise<boolean> {
    this.#owner.onState('connecting', null);
    let transport: Transport;
    const line: { end: string | null } = { end: null };
    try {
      transport = this.#owner.makeTransport();
      transport.onData((bytes) => {
        if (this.#transport === transport) this.#owner.onData(bytes);
      });
      transport.onGone((detail) => {
        line.end = detail;
        this.#wake.notify();
      });
      await transport.open();
    } catch (error) {
      this.#owner.onState(...linkStateOf(error));
      return false;
    }
    if (this.#isStopped) {
      await transport.close();
      return false;
    }
    this.#transport = transport;
    this.#owner.onUp(transport);
    while (line.end === null && !this.#isStopped && this.#transport === transport) {
      await this.#wake.wait(60_000);
    }
    this.#transport = null;
    await transport.close();
    this.#owner.onDown();
    this.#owner.onState('disconnected', line.end);
    return true;
  }
}

function linkStateOf(error: unknown): [LinkState, string] {
  const detail = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TransportError)) return ['error', detail];
  switch (error.fault) {
    case 'absent':
      return ['disconnected', detail];
    case 'no-permission':
      return ['no-permission', detail];
    case 'busy-elsewhere':
      return ['busy-elsewhere', detail];
    case 'timed-out':
    case 'failed':
      return ['error', detail];
    default:
      return assertNever(error.fault);
  }
}
