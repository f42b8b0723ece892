import type { CliCommand } from './command.ts';
import { backup } from './commands/backup.ts';
import { importCommands } from './commands/import.ts';
import { exportLedger } from './commands/export-ledger.ts';
import { exportCommand } from './commands/export.ts';
import { init } from './commands/init.ts';
import { memberFind } from './commands/member-find.ts';
import { memberShow } from './commands/member-show.ts';
import { restore } from './commands/restore.ts';
import { sampleShop } from './commands/sample-shop.ts';
import { staffList } from './commands/staff-list.ts';
import { staffResetPin } from './commands/staff-reset-pin.ts';
import { verify } from './commands/verify.ts';

/** Every command of the command line, in the order of the help. */
export const COMMANDS: readonly CliCommand[] = [
  init,
  sampleShop,
  ...importCommands,
  memberFind,
  memberShow,
  exportLedger,
  exportCommand,
  verify,
  backup,
  restore,
  staffList,
  staffResetPin,
];
