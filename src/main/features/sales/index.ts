import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { claim } from './commands/claim.ts';
import { complete } from './commands/complete.ts';
import { discardHeld } from './commands/discard-held.ts';
import { hold } from './commands/hold.ts';
import { resume } from './commands/resume.ts';
import { saveDraftCommand } from './commands/save-draft.ts';
import { voidBasket } from './commands/void-basket.ts';
import { draft } from './queries/draft.ts';
import { explainQuote } from './queries/explain-quote.ts';
import { held } from './queries/held.ts';
import { quote } from './queries/quote.ts';
import { readScan } from './queries/read-scan.ts';
import { receipt } from './queries/receipt.ts';
import { recent } from './queries/recent.ts';
import { wasBooked } from './queries/was-booked.ts';

export const salesQueries = {
  'sales.readScan': readScan,
  'sales.quote': quote,
  'sales.explainQuote': explainQuote,
  'sales.receipt': receipt,
  'sales.recent': recent,
  'sales.draft': draft,
  'sales.held': held,
  'sales.wasBooked': wasBooked,
} satisfies QueryHandlers;

export const salesCommands = {
  'sales.complete': complete,
  'sales.saveDraft': saveDraftCommand,
  'sales.hold': hold,
  'sales.resume': resume,
  'sales.discardHeld': discardHeld,
  'sales.voidBasket': voidBasket,
  'sales.claim': claim,
} satisfies CommandHandlers;
