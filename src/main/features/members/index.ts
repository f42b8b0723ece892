import type { CommandHandlers, IdleStep, QueryHandlers } from '../../store/context.ts';
import { addNote } from './commands/add-note.ts';
import { enrol } from './commands/enrol.ts';
import { revealPhone } from './commands/reveal-phone.ts';
import { moveDueRanks } from './move-due-ranks.ts';
import { card } from './queries/card.ts';
import { findDuplicates } from './queries/find-duplicates.ts';
import { pointsHistory } from './queries/points-history.ts';
import { purchases } from './queries/purchases.ts';
import { search } from './queries/search.ts';

export const membersQueries = {
  'members.search': search,
  'members.card': card,
  'members.findDuplicates': findDuplicates,
  'members.purchases': purchases,
  'members.pointsHistory': pointsHistory,
} satisfies QueryHandlers;

export const membersCommands = {
  'members.enrol': enrol,
  'members.addNote': addNote,
  'members.revealPhone': revealPhone,
} satisfies CommandHandlers;

export const membersIdle: readonly IdleStep[] = [moveDueRanks];
