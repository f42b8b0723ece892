import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { save } from './commands/save.ts';
import { previewReceipt } from './queries/preview-receipt.ts';
import { read } from './queries/read.ts';

export const settingsQueries = {
  'settings.read': read,
  'settings.previewReceipt': previewReceipt,
} satisfies QueryHandlers;
export const settingsCommands = { 'settings.save': save } satisfies CommandHandlers;
