import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { complete } from './commands/complete.ts';
import { find } from './queries/find.ts';
import { quote } from './queries/quote.ts';

export const returnsQueries = {
  'returns.find': find,
  'returns.quote': quote,
} satisfies QueryHandlers;

export const returnsCommands = { 'returns.complete': complete } satisfies CommandHandlers;
