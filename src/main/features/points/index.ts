import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { adjust } from './commands/adjust.ts';
import { transfer } from './commands/transfer.ts';
import { undo } from './commands/undo.ts';
import { asOf } from './queries/as-of.ts';
import { explain } from './queries/explain.ts';
import { lotMoves } from './queries/lot-moves.ts';
import { lots } from './queries/lots.ts';
import { operations } from './queries/operations.ts';

export const pointsQueries = {
  'points.explain': explain,
  'points.lots': lots,
  'points.lotMoves': lotMoves,
  'points.asOf': asOf,
  'points.operations': operations,
} satisfies QueryHandlers;

export const pointsCommands = {
  'points.adjust': adjust,
  'points.transfer': transfer,
  'points.undo': undo,
} satisfies CommandHandlers;
