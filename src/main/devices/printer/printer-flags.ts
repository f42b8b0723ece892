import type { DeviceState } from '../../../contract/devices.ts';
import { assertNever } from '../../../contract/kernel/result.ts';

/** What a printer says about itself. */
export interface PrinterFlags {
  readonly isCoverOpen: boolean;
  readonly isPaperOut: boolean;
  readonly isPaperLow: boolean;
  readonly hasError: boolean;
  readonly isOffline: boolean;
}

/** A printer that said nothing yet. */
export const ALL_WELL: PrinterFlags = {
  isCoverOpen: false,
  isPaperOut: false,
  isPaperLow: false,
  hasError: false,
  isOffline: false,
};

/** Whether it would print what it is sent. */
export function isAble(flags: PrinterFlags): boolean {
  return !flags.isCoverOpen && !flags.isPaperOut && !flags.hasError && !flags.isOffline;
}

/** The flags as one state, the most pressing first. */
export function stateOfFlags(flags: PrinterFlags, isBusy: boolean): DeviceState {
  if (flags.isCoverOpen) return 'cover-open';
  if (flags.isPaperOut) return 'paper-out';
  if (flags.hasError) return 'error';
  if (flags.isOffline) return 'offline';
  if (isBusy) return 'printing';
  return flags.isPaperLow ? 'near-end' : 'ready';
}

/** Automatic status back: everything at once (DEVICES, printer). */
export function flagsOfAsb(bytes: readonly [number, number, number, number]): PrinterFlags {
  const [first, second, third] = bytes;
  const isCoverOpen = (first & 0x20) !== 0;
  const isPaperOut = (third & 0x0c) !== 0;
  const hasError = (second & 0x6c) !== 0;
  return {
    isCoverOpen,
    isPaperOut,
    isPaperLow: (third & 0x03) !== 0,
    hasError,
    isOffline: (first & 0x08) !== 0 && !isCoverOpen && !isPaperOut && !hasError,
  };
}

/** The questions of DLE EOT that a printer is asked. */
export type StatusQuestion = 1 | 2 | 3 | 4;

/** What the answer to DLE EOT `question` changes. */
export function withRealTime(
  flags: PrinterFlags,
  question: StatusQuestion,
  answer: number,
): PrinterFlags {
  switch (question) {
    case 1:
      // Why it is offline, if it is, the other questions tell; online, all else is past.
      return (answer & 0x08) === 0
        ? { ...ALL_WELL, isPaperLow: flags.isPaperLow }
        : { ...flags, isOffline: isAble({ ...flags, isOffline: false }) };
    case 2:
      return settled({
        ...flags,
        isCoverOpen: (answer & 0x04) !== 0,
        isPaperOut: (answer & 0x20) !== 0,
        hasError: (answer & 0x40) !== 0,
      });
    case 3:
      return settled({ ...flags, hasError: flags.hasError || (answer & 0x68) !== 0 });
    case 4:
      return settled({
        ...flags,
        isPaperLow: (answer & 0x0c) !== 0,
        isPaperOut: (answer & 0x60) !== 0,
      });
    default:
      return assertNever(question);
  }
}

/** A printer whose trouble has a name is not called merely offline. */
function settled(flags: PrinterFlags): PrinterFlags {
  const isNamed = flags.isCoverOpen || flags.isPaperOut || flags.hasError;
  return isNamed ? { ...flags, isOffline: false } : flags;
}
