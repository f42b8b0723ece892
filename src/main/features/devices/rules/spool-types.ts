import type { PrintError, PrintState } from '../../../../contract/devices.ts';

/** A claimed print job. */
export interface SpoolJob {
  readonly id: number;
  readonly kind: 'receipt' | 'test' | 'drawer';
  readonly markup: string;
}

/** How the work on a job ended. */
export interface SpoolOutcome {
  readonly jobId: number;
  /**
   * `printed`: confirmed. `sent`: a printer that cannot confirm took it all. `queued`: nothing
   * was sent, it waits again. `uncertain`: a part was sent and the line died.
   */
  readonly state: Extract<PrintState, 'printed' | 'sent' | 'queued' | 'failed' | 'uncertain'>;
  readonly error: PrintError | null;
}
