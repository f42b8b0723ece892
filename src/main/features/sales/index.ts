import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { complete } from './commands/complete.ts';
import { saveDraftCommand } from './commands/save-draft.ts';
import { draft } from './queries/draft.ts';
import { quote } from './queries/quote.ts';
import { readScan } from './queries/read-scan.ts';
import { receipt } from './queries/receipt.ts';
import { recent } from './queries/recent.ts';
import { wasBooked } from './queries/was-booked.ts';

export const salesQueries = {
  'sales.readScan': readScan,
  'sales.quote': quote,
  'sales.receipt': receipt,
  'sales.recent': recent,
  'sales.draft': draft,
  'sales.wasBooked': wasBooked,
} satisfies QueryHandlers;

export const salesCommands = {
  'sales.complete': complete,
  'sales.saveDraft': saveDraftCommand,
} satisfies CommandHandlers;
