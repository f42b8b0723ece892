import type { DeviceState } from '../../contract/devices.ts';
import type { DeviceFacts } from '../../contract/support.ts';
import type { Clock } from './clock.ts';
import type { Transport } from './transports/transport.ts';

type Trouble = NonNullable<DeviceFacts['lastTrouble']>;

/** States in which nobody has to do anything. */
const WELL: ReadonlySet<DeviceState> = new Set(['ready', 'printing', 'connecting', 'disabled']);

/** What one device's lines did since the till started. */
export class LineWitness {
  readonly #clock: Clock;
  #port: string | null = null;
  #connections = 0;
  #lastHeardAt: number | null = null;
  #bytesIn = 0;
  #bytesOut = 0;
  #lastTrouble: Trouble | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The same line, watched. `port` tells where it leads once it is open. */
  watch(line: Transport, port: () => string | null): Transport {
    return {
      open: async () => {
        await line.open();
        this.#port = port();
        this.#connections += 1;
      },
      write: async (bytes, timeoutMs) => {
        await line.write(bytes, timeoutMs);
        this.#bytesOut += bytes.length;
      },
      onData: (listener) =>
        line.onData((bytes) => {
          this.#lastHeardAt = this.#clock.now();
          this.#bytesIn += bytes.length;
          listener(bytes);
        }),
      onGone: (listener) =>
        line.onGone((detail) => {
          this.#port = null;
          listener(detail);
        }),
      close: async (...how) => {
        this.#port = null;
        await line.close(...how);
      },
    };
  }

  /** The device's state changed. */
  noteState(state: DeviceState, detail: string | null): void {
    if (!WELL.has(state)) this.#lastTrouble = { state, detail, at: this.#clock.now() };
  }

  /** All of it, for the screen and for support. */
  facts(deviceId: number): DeviceFacts {
    return {
      deviceId,
      port: this.#port,
      connections: this.#connections,
      lastHeardAt: this.#lastHeardAt,
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      lastTrouble: this.#lastTrouble,
    };
  }
}

/** The witnesses of all devices; they outlive changes of the settings. */
export class DeviceWitnesses {
  readonly #clock: Clock;
  readonly #witnesses = new Map<number, LineWitness>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(deviceId: number): LineWitness {
    const known = this.#witnesses.get(deviceId);
    if (known !== undefined) return known;
    const witness = new LineWitness(this.#clock);
    this.#witnesses.set(deviceId, witness);
    return witness;
  }
}
