import type { PrintError, PrintState } from '../../../../contract/devices.ts';

/** A claimed print job. */
export interface SpoolJob {
  readonly id: number;
  readonly kind: 'receipt' | 'page' | 'test' | 'drawer';
  readonly markup: string;
}

/**
 * Whether a person is asked if a job of this kind printed, when the line died in it: test pages
 * and drawers are not.
 */
export function isAskedAbout(kind: SpoolJob['kind']): boolean {
  return kind === 'receipt' || kind === 'page';
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
