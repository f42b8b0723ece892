import type { CallInput, CallReply } from '../../contract/index.ts';
import type { TillEvent } from '../../contract/events.ts';
import { fail } from '../../contract/kernel/result.ts';
import type { Clock } from './clock.ts';
import type { StoredDevice } from './device-config.ts';
import type { HostCall } from './device-host.ts';
import { NO_DETECTION } from './scanner/no-detection.ts';
import type { FromHost, SpoolStep, ToHost } from './host-protocol.ts';

/** A running device host, as the main process holds it. */
export interface HostProcess {
  post(message: ToHost): void;
  onMessage(listener: (message: FromHost) => void): void;
  /** The process ended, by itself or because it was killed. */
  onExit(listener: () => void): void;
  /** Ends the process at once, also one that hangs. */
  kill(): void;
}

/** The steps of the store that the device host needs; in the app `store.internal`. */
export interface HostStore {
  configs(): Promise<readonly StoredDevice[]>;
  /** A step of the spool: `devices.<step>`, `recoverJobs`, and the counts of scanners. */
  spool(step: SpoolStep | 'recoverJobs' | 'countScans', input: unknown): Promise<unknown>;
}

/** `store.internal` of the composition root, for the steps that devices need. */
export type InternalCall = (
  name: 'devices.configs' | `devices.${SpoolStep | 'recoverJobs' | 'countScans'}`,
  input: never,
) => Promise<unknown>;

/** The store as the device host's client sees it. */
export function hostStore(internal: InternalCall): HostStore {
  // The steps' inputs were typed where they were sent: in the host's spool.
  return {
    configs: async () =>
      (await internal('devices.configs', {} as never)) as readonly StoredDevice[],
    spool: (step, input) => internal(`devices.${step}`, input as never),
  };
}

/** What a client needs. */
export interface HostClientParts {
  /** Starts a device host; called again after each crash. */
  spawn(): HostProcess;
  readonly store: HostStore;
  readonly clock: Clock;
  /** How often the host is asked whether it lives; tests shorten it. */
  readonly heartbeatMs?: number;
}

const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** A host that lived this long did not crash at its start. */
const STABLE_MS = 60_000;
const STOP_TIMEOUT_MS = 5000;
const HEARTBEAT_MS = 5000;
/** So many questions in a row without an answer: the host hangs. */
const UNANSWERED = 3;

/**
 * The main process's hold on the device host: starts it, starts it again when it crashed or hangs,
 * carries the spool's steps to the store, and passes calls and events through.
 */
export class DeviceHostClient {
  readonly #parts: HostClientParts;
  readonly #listeners = new Set<(event: TillEvent) => void>();
  readonly #calls = new Map<number, (reply: unknown) => void>();
  #process: HostProcess | null = null;
  #isReady = false;
  #devices: readonly StoredDevice[] = [];
  #lastId = 0;
  /** Questions to the host since its last answer. */
  #unanswered = 0;
  #restartMs = FIRST_RESTART_MS;
  #startedAt = 0;
  #isStopping = false;
  #onStopped: () => void = () => {};

  constructor(parts: HostClientParts) {
    this.#parts = parts;
  }

  /** Judges what was being printed when the till went down, then starts the devices. */
  async start(): Promise<void> {
    await this.configure();
    this.#spawn();
  }

  /** Answers a call of the `host` lane. While the host is down, devices are disconnected. */
  async call<Name extends HostCall>(name: Name, input: CallInput<Name>): Promise<CallReply<Name>> {
    return (await this.#ask(name, input)) as CallReply<Name>;
  }

  /** Events of scanners and devices. Returns how to stop listening. */
  onEvent(listener: (event: TillEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Settings changed: reads them again. */
  async configure(): Promise<void> {
    this.#devices = await this.#parts.store.configs();
    if (this.#isReady) this.#process?.post({ type: 'configure', devices: this.#devices });
  }

  /** A print job was queued. */
  kick(): void {
    if (this.#isReady) this.#process?.post({ type: 'kick' });
  }

  /** Closes all ports and ends the host; a job on paper is given a moment. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const host = this.#process;
    if (host === null) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#parts.clock.after(STOP_TIMEOUT_MS, resolve);
      this.#onStopped = () => {
        cancel();
        resolve();
      };
      host.post({ type: 'stop' });
    });
    host.kill();
    this.#process = null;
    this.#isReady = false;
    this.#refuseCalls();
  }

  #spawn(): void {
    if (this.#isStopping) return;
    const host = this.#parts.spawn();
    this.#process = host;
    this.#startedAt = this.#parts.clock.now();
    host.onMessage((message) => {
      if (this.#process === host) this.#receive(host, message);
    });
    host.onExit(() => {
      if (this.#process === host) this.#lost();
    });
    this.#unanswered = 0;
    this.#listenToHeart(host);
  }

  /**
   * Asks the host now and then whether it lives. Counted in questions, not in time, so that a
   * machine that slept does not lose its devices on waking.
   */
  #listenToHeart(host: HostProcess): void {
    this.#parts.clock.after(this.#parts.heartbeatMs ?? HEARTBEAT_MS, () => {
      if (this.#process !== host || this.#isStopping) return;
      if (this.#unanswered >= UNANSWERED) {
        this.#lost();
        host.kill();
        return;
      }
      this.#unanswered += 1;
      host.post({ type: 'ping' });
      this.#listenToHeart(host);
    });
  }

  #receive(host: HostProcess, message: FromHost): void {
    switch (message.type) {
      case 'ready':
        void this.#welcome(host);
        return;
      case 'pong':
        this.#unanswered = 0;
        return;
      case 'counted':
        // Counts are for support; a store that refuses them for now loses only these.
        this.#parts.store.spool('countScans', message.counts).catch(() => {});
        return;
      case 'event':
        this.#tell(message.event);
        return;
      case 'reply':
        this.#calls.get(message.id)?.(message.reply);
        this.#calls.delete(message.id);
        return;
      case 'spool':
        void this.#spool(host, message);
        return;
      case 'stopped':
        this.#onStopped();
        return;
      default:
    }
  }

  /** Before a new host touches a printer, what the last one left is judged. */
  async #welcome(host: HostProcess): Promise<void> {
    try {
      await this.#parts.store.spool('recoverJobs', {});
    } catch {
      // The store refuses for now; the printers judge their own jobs when they ask for the next.
    }
    if (this.#process !== host) return;
    this.#isReady = true;
    host.post({ type: 'configure', devices: this.#devices });
  }

  async #spool(
    host: HostProcess,
    { id, step, input }: Extract<FromHost, { type: 'spool' }>,
  ): Promise<void> {
    try {
      const value = await this.#parts.store.spool(step, input);
      if (this.#process === host) host.post({ type: 'spooled', id, value });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (this.#process === host) host.post({ type: 'spoolFailed', id, message: text });
    }
  }

  /** The host crashed or hangs: its devices are gone until it is back. */
  #lost(): void {
    this.#process = null;
    this.#isReady = false;
    this.#onStopped();
    this.#refuseCalls();
    if (this.#isStopping) return;
    for (const device of this.#disconnected()) this.#tell({ type: 'device.status', device });
    const lived = this.#parts.clock.now() - this.#startedAt;
    if (lived > STABLE_MS) this.#restartMs = FIRST_RESTART_MS;
    this.#parts.clock.after(this.#restartMs, () => this.#spawn());
    this.#restartMs = Math.min(this.#restartMs * 2, LONGEST_RESTART_MS);
  }

  /** Nobody is there any more to answer what was asked. */
  #refuseCalls(): void {
    for (const answer of this.#calls.values())
      answer(fail('internal', { reference: 'device-host' }));
    this.#calls.clear();
  }

  #ask(name: HostCall, input: unknown): Promise<unknown> {
    const host = this.#process;
    if (host === null || !this.#isReady) return Promise.resolve(this.#answerAlone(name));
    return new Promise((resolve) => {
      this.#lastId += 1;
      this.#calls.set(this.#lastId, resolve);
      host.post({ type: 'call', id: this.#lastId, name, input });
    });
  }

  #answerAlone(name: HostCall): unknown {
    switch (name) {
      case 'devices.list':
        return { ok: true, value: this.#disconnected(), changed: [] };
      case 'devices.ports':
        return { ok: true, value: { ports: [], isListingPossible: false }, changed: [] };
      case 'support.deviceFacts':
        return { ok: true, value: [], changed: [] };
      case 'devices.showCustomer':
        return { ok: true, value: null, changed: [] };
      case 'devices.virtualDisplay':
        return fail('devices.noVirtualDisplay');
      case 'devices.scannerLog':
        return fail('devices.unknown');
      case 'devices.detectStart':
      case 'devices.detectStop':
        return { ok: true, value: null, changed: [] };
      case 'devices.detectState':
        return { ok: true, value: NO_DETECTION, changed: [] };
      case 'devices.virtualScan':
        return fail('devices.noVirtualScanner');
      case 'devices.virtualPaper':
      case 'devices.virtualPrinter':
        return fail('devices.noVirtualPrinter');
      default:
        throw new Error('Not a call of the device host');
    }
  }

  #disconnected() {
    const since = this.#parts.clock.now();
    return this.#devices.map(({ id, config }) => {
      const state = config.isEnabled ? ('disconnected' as const) : ('disabled' as const);
      return { id, config, state, detail: null, since };
    });
  }

  #tell(event: TillEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
