import type { DeviceState } from '../../../contract/devices.ts';
import type { Clock } from '../clock.ts';
import type { PrinterConfig } from '../device-config.ts';
import { DeviceLink, type LinkState } from '../device-link.ts';
import type { SpoolOutcome, SpoolPort } from '../spool-port.ts';
import type { Transport } from '../transports/transport.ts';
import { printJob } from './print-job.ts';
import { PrinterConnection } from './printer-connection.ts';
import { isAble, stateOfFlags } from './printer-flags.ts';
import type { PrinterTimings } from './timings.ts';

/** After the store refused a step of the spool, it is asked again. */
const SPOOL_RETRY_MS = 2000;
/** A job on paper may end before the till stops. */
const STOP_PATIENCE_MS = 3000;

/** What a printer driver needs. */
export interface PrinterParts {
  readonly deviceId: number;
  readonly config: PrinterConfig;
  readonly clock: Clock;
  readonly spool: SpoolPort;
  readonly timings: PrinterTimings;
  makeTransport(): Transport;
  report(state: DeviceState, detail: string | null): void;
}

/** Runs one printer: connection, status, and the jobs that wait for it. */
export class PrinterDriver {
  readonly #parts: PrinterParts;
  readonly #link: DeviceLink;
  #connection: PrinterConnection | null = null;
  #linkState: readonly [LinkState, string | null] = ['connecting', null];
  #isPrinting = false;
  #couldTake = false;
  #isStopping = false;
  #isKicked = false;
  #pumping: Promise<void> | null = null;
  #cancelHeartbeat: () => void = () => {};

  constructor(parts: PrinterParts) {
    this.#parts = parts;
    const { transport } = parts.config;
    this.#link = new DeviceLink(
      {
        path: transport.type === 'serial' ? transport.path : null,
        makeTransport: () => parts.makeTransport(),
        onState: (state, detail) => {
          this.#linkState = [state, detail];
          this.#report();
        },
        onUp: (line) => void this.#greet(line),
        onData: (bytes) => this.#connection?.receive(bytes),
        onDown: () => this.#forget(),
      },
      parts.clock,
    );
  }

  start(): void {
    this.#link.start();
    this.#beat();
  }

  /** Stops after the job on paper, if that ends soon. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#cancelHeartbeat();
    if (this.#pumping !== null) {
      const patience = new Promise<void>((resolve) => {
        this.#parts.clock.after(STOP_PATIENCE_MS, resolve);
      });
      await Promise.race([this.#pumping, patience]);
    }
    await this.#link.stop();
    await this.#pumping;
  }

  /** A job may wait. A drawer that cannot open now does not open later. */
  kick(): void {
    if (this.#connection?.canTake === true) this.#pump();
    else this.#dropDrawers();
  }

  async #greet(transport: Transport): Promise<void> {
    const { config, clock, timings } = this.#parts;
    const connection = new PrinterConnection({
      transport,
      mode: config.settings.acknowledge,
      timings,
      clock,
      onFlags: () => {
        if (this.#connection === connection) this.#follow(connection);
      },
    });
    // What was asked of the drawer before the line came up is past.
    this.#dropDrawers();
    this.#connection = connection;
    this.#couldTake = false;
    await connection.greet();
    this.#follow(connection);
  }

  /** The printer's state changed, or may have. */
  #follow(connection: PrinterConnection): void {
    this.#report();
    if (connection.canTake) this.#pump();
    // A drawer that waits behind a receipt without paper would open when the roll is changed.
    else if (this.#couldTake) this.#dropDrawers();
    this.#couldTake = connection.canTake;
  }

  #forget(): void {
    this.#connection?.end();
    this.#connection = null;
  }

  #pump(): void {
    this.#isKicked = true;
    this.#pumping ??= this.#printAll().finally(() => {
      this.#pumping = null;
      this.#report();
    });
  }

  async #printAll(): Promise<void> {
    try {
      while (this.#isKicked) {
        this.#isKicked = false;
        while (!this.#isStopping && (await this.#printNext()));
      }
    } catch {
      // The store is busy, full or closing: the job stays where it is noted.
      this.#isPrinting = false;
      this.#parts.clock.after(SPOOL_RETRY_MS, () => {
        if (!this.#isStopping) this.kick();
      });
    }
  }

  /** Prints the next job; whether there may be another. */
  async #printNext(): Promise<boolean> {
    const connection = this.#connection;
    if (connection?.canTake !== true) return false;
    const { deviceId, spool, config, timings, clock } = this.#parts;
    const job = await spool.nextJob({ deviceId });
    if (job === null) return false;
    this.#isPrinting = true;
    this.#report();
    const { settings } = config;
    const outcome = await printJob({ job, connection, settings, spool, timings, clock });
    this.#isPrinting = false;
    if (isLineSuspect(outcome)) {
      // What the system still holds of the job must not come out later.
      connection.end();
      await this.#link.drop();
    }
    await spool.finishJob(outcome);
    return outcome.state !== 'queued';
  }

  #dropDrawers(): void {
    const { spool, deviceId } = this.#parts;
    spool.dropDrawers({ deviceId }).catch(() => {
      // The store is closed or full: the next connection drops them.
    });
  }

  #beat(): void {
    this.#cancelHeartbeat = this.#parts.clock.after(this.#parts.timings.heartbeatMs, () => {
      void this.#listen();
      this.#beat();
    });
  }

  async #listen(): Promise<void> {
    const connection = this.#connection;
    if (connection === null || this.#isPrinting || connection.isAsked) return;
    if (!connection.isAnswering) await this.#greetAgain(connection);
    else if (connection.confirms && (await connection.ask(1)) === null) connection.markSilent();
    else if (!isAble(connection.flags)) {
      await connection.ask(2);
      await connection.ask(3);
      await connection.ask(4);
    }
  }

  /** Asks a printer that fell silent once more; a network line it fell silent on may be half open. */
  async #greetAgain(connection: PrinterConnection): Promise<void> {
    await connection.greet();
    const isHalfOpen = connection.hasAnswered && !connection.isAnswering;
    if (this.#parts.config.transport.type !== 'network' || !isHalfOpen) return;
    connection.end();
    await this.#link.drop();
  }

  #report(): void {
    const connection = this.#connection;
    if (connection === null) this.#parts.report(...this.#linkState);
    else if (connection.isAnswering) {
      this.#parts.report(stateOfFlags(connection.flags, this.#isPrinting), null);
    } else this.#parts.report('unresponsive', null);
  }
}

function isLineSuspect(outcome: SpoolOutcome): boolean {
  return (
    outcome.error === 'printer.lineLost' ||
    outcome.error === 'printer.noConfirmation' ||
    outcome.error === 'printer.writeTimedOut'
  );
}
