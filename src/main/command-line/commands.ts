import type { CliCommand } from './command.ts';
import { backup } from './commands/backup.ts';
import { verify } from './commands/verify.ts';

/** Every command of the command line, in the order of the help. */
export const COMMANDS: readonly CliCommand[] = [verify, backup];
