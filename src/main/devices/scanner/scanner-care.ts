import type { CallInput, CallReply } from '../../../contract/index.ts';
import { fail } from '../../../contract/kernel/result.ts';
import type { ScanCounts } from '../../../contract/scanner-care.ts';
import type { Clock } from '../clock.ts';
import type { StoredDevice } from '../device-config.ts';
import { Detection } from './detection.ts';
import { NO_DETECTION } from './no-detection.ts';
import { ScanLog } from './scan-log.ts';

/** The calls about scanners that the device host answers. */
export type ScannerCareCall =
  | 'devices.scannerLog'
  | 'devices.detectStart'
  | 'devices.detectState'
  | 'devices.detectStop';

export interface ScannerCareParts {
  readonly clock: Clock;
  /** Adds to the counts of a scanner's day. */
  readonly count: (counts: ScanCounts & { readonly deviceId: number }) => void;
  /** Ports are wanted for a detection, or given back: the devices on them stop or start. */
  readonly rearrange: () => Promise<void>;
}

/** Looks after scanners: what each sent, and the search for how a new one is set. */
export class ScannerCare {
  readonly #parts: ScannerCareParts;
  readonly #logs = new Map<number, ScanLog>();
  #detection: Detection | null = null;

  constructor(parts: ScannerCareParts) {
    this.#parts = parts;
  }

  /** The log of a device; it outlives changes of its settings. */
  logOf(deviceId: number): ScanLog {
    const known = this.#logs.get(deviceId);
    if (known !== undefined) return known;
    const log = new ScanLog(this.#parts.clock, (counts) =>
      this.#parts.count({ deviceId, ...counts }),
    );
    this.#logs.set(deviceId, log);
    return log;
  }

  /** The devices as they may run now: those on a port that is listened on rest. */
  resting(devices: readonly StoredDevice[]): readonly StoredDevice[] {
    const detection = this.#detection;
    if (detection === null) return devices;
    return devices.map(({ id, config }) => {
      const isHeld = config.transport.type === 'serial' && detection.holds(config.transport.path);
      return isHeld ? { id, config: { ...config, isEnabled: false } } : { id, config };
    });
  }

  log({ deviceId }: CallInput<'devices.scannerLog'>): CallReply<'devices.scannerLog'> {
    const log = this.#logs.get(deviceId);
    return log === undefined ? fail('devices.unknown') : done(log.read());
  }

  async detect({ paths }: CallInput<'devices.detectStart'>) {
    this.#detection?.stop();
    const detection = new Detection({
      paths,
      clock: this.#parts.clock,
      onEnd: () => void this.#parts.rearrange(),
    });
    this.#detection = detection;
    await this.#parts.rearrange();
    void detection.run();
    return done(null);
  }

  detected() {
    return done(this.#detection?.ask() ?? NO_DETECTION);
  }

  endDetection() {
    this.#detection?.stop();
    return done(null);
  }
}

function done<Value>(value: Value) {
  return { ok: true, value, changed: [] } as const;
}
