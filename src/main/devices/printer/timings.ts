/** How long a printer is waited for; tests use shorter times. */
export interface PrinterTimings {
  /** Between questions to an idle printer. */
  readonly heartbeatMs: number;
  /** For the answer to DLE EOT. */
  readonly answerMs: number;
  /** Between looks at a printer that is printing. */
  readonly watchMs: number;
  /** A printer that says nothing for so long while printing is unresponsive. */
  readonly silenceMs: number;
  /** A printer that is able but confirms nothing for so long lost what it was sent. */
  readonly stallMs: number;
  /** For the system to take one segment. */
  readonly writeMs: number;
  /** The same for a printer that cannot answer: it may be waiting for paper. */
  readonly writeOnlyMs: number;
}

export const PRINTER_TIMINGS: PrinterTimings = {
  heartbeatMs: 5000,
  answerMs: 1000,
  watchMs: 400,
  silenceMs: 3000,
  stallMs: 15_000,
  writeMs: 10_000,
  writeOnlyMs: 60_000,
};
