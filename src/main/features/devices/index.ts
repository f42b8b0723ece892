import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { answerUncertain } from './commands/answer-uncertain.ts';
import { cancelJob } from './commands/cancel-job.ts';
import { countScans } from './commands/count-scans.ts';
import { openDrawer } from './commands/open-drawer.ts';
import { remove } from './commands/remove.ts';
import { reprint } from './commands/reprint.ts';
import { save } from './commands/save.ts';
import {
  dropDrawers,
  finishJob,
  markAcked,
  markSegmentSent,
  nextJob,
  recoverJobs,
} from './commands/spool.ts';
import { testPrint } from './commands/test-print.ts';
import { configs } from './queries/configs.ts';
import { printJobs } from './queries/print-jobs.ts';
import { receiptSvg } from './queries/receipt-svg.ts';
import { scannerDays } from './queries/scanner-days.ts';

export const devicesQueries = {
  'devices.printJobs': printJobs,
  'devices.receiptSvg': receiptSvg,
  'devices.scannerDays': scannerDays,
} satisfies QueryHandlers;

export const devicesCommands = {
  'devices.save': save,
  'devices.remove': remove,
  'devices.testPrint': testPrint,
  'devices.openDrawer': openDrawer,
  'devices.answerUncertain': answerUncertain,
  'devices.cancelJob': cancelJob,
  'devices.reprint': reprint,
} satisfies CommandHandlers;

/** The steps of the print spool, which the device host asks for through the main process. */
export const devicesInternal = {
  queries: { 'devices.configs': configs },
  commands: {
    'devices.countScans': countScans,
    'devices.nextJob': nextJob,
    'devices.markSegmentSent': markSegmentSent,
    'devices.markAcked': markAcked,
    'devices.finishJob': finishJob,
    'devices.recoverJobs': recoverJobs,
    'devices.dropDrawers': dropDrawers,
  },
} as const;
