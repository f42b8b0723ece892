import type { TillEvent } from '../../contract/events.ts';
import type { ScanCounts } from '../../contract/scanner-care.ts';
import type { StoredDevice } from './device-config.ts';
import type { HostCall } from './device-host.ts';
import type { SpoolPort } from './spool-port.ts';

/** A step of the spool, by name. */
export type SpoolStep = keyof SpoolPort;

/** What the main process tells the device host. */
export type ToHost =
  | { readonly type: 'configure'; readonly devices: readonly StoredDevice[] }
  | { readonly type: 'kick' }
  /** Is anybody there? Answered at once by `pong`. */
  | { readonly type: 'ping' }
  | { readonly type: 'call'; readonly id: number; readonly name: HostCall; readonly input: unknown }
  | { readonly type: 'spooled'; readonly id: number; readonly value: unknown }
  | { readonly type: 'spoolFailed'; readonly id: number; readonly message: string }
  | { readonly type: 'stop' };

/** What the device host tells the main process. */
export type FromHost =
  /** It listens: configure it. */
  | { readonly type: 'ready' }
  | { readonly type: 'pong' }
  /** What became of a scanner's scans since the last time. */
  | { readonly type: 'counted'; readonly counts: ScanCounts & { readonly deviceId: number } }
  | { readonly type: 'event'; readonly event: TillEvent }
  | { readonly type: 'reply'; readonly id: number; readonly reply: unknown }
  | {
      readonly type: 'spool';
      readonly id: number;
      readonly step: SpoolStep;
      readonly input: unknown;
    }
  /** All ports are closed; it may end. */
  | { readonly type: 'stopped' };
