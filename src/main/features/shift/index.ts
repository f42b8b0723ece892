import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { close } from './commands/close.ts';
import { moveCash } from './commands/move-cash.ts';
import { leaveNote, readNote } from './commands/notes.ts';
import { open } from './commands/open.ts';
import { printX, reprint } from './commands/print-report.ts';
import { current } from './queries/current.ts';
import { past } from './queries/past.ts';
import { quoteClose } from './queries/quote-close.ts';
import { report } from './queries/report.ts';

export const shiftQueries = {
  'shift.current': current,
  'shift.report': report,
  'shift.past': past,
  'shift.quoteClose': quoteClose,
} satisfies QueryHandlers;

export const shiftCommands = {
  'shift.open': open,
  'shift.moveCash': moveCash,
  'shift.printX': printX,
  'shift.close': close,
  'shift.reprint': reprint,
  'shift.leaveNote': leaveNote,
  'shift.readNote': readNote,
} satisfies CommandHandlers;
