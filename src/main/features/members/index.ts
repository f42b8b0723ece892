import type { CommandHandlers, IdleStep, QueryHandlers } from '../../store/context.ts';
import { addNote } from './commands/add-note.ts';
import { finishTask, logContact } from './commands/contacts.ts';
import { edit } from './commands/edit.ts';
import { enrol } from './commands/enrol.ts';
import { freeze, unfreeze } from './commands/freeze.ts';
import { addIdentifier, endIdentifier } from './commands/identifiers.ts';
import { keepApart } from './commands/keep-apart.ts';
import { merge } from './commands/merge.ts';
import { printStatement } from './commands/print-statement.ts';
import { replaceCard } from './commands/replace-card.ts';
import { revealPhone } from './commands/reveal-phone.ts';
import { setConsent } from './commands/set-consent.ts';
import { setTag } from './commands/set-tag.ts';
import { moveDueRanks } from './move-due-ranks.ts';
import { card } from './queries/card.ts';
import { duplicateQueue } from './queries/duplicate-queue.ts';
import { findDuplicates } from './queries/find-duplicates.ts';
import { list } from './queries/list.ts';
import { mergePreview } from './queries/merge-preview.ts';
import { pointsHistory } from './queries/points-history.ts';
import { profile } from './queries/profile.ts';
import { purchases } from './queries/purchases.ts';
import { search } from './queries/search.ts';
import { statement } from './queries/statement.ts';
import { tags } from './queries/tags.ts';
import { tasks } from './queries/tasks.ts';

export const membersQueries = {
  'members.search': search,
  'members.card': card,
  'members.profile': profile,
  'members.findDuplicates': findDuplicates,
  'members.purchases': purchases,
  'members.pointsHistory': pointsHistory,
  'members.tags': tags,
  'members.tasks': tasks,
  'members.mergePreview': mergePreview,
  'members.duplicateQueue': duplicateQueue,
  'members.list': list,
  'members.statement': statement,
} satisfies QueryHandlers;

export const membersCommands = {
  'members.enrol': enrol,
  'members.edit': edit,
  'members.addNote': addNote,
  'members.revealPhone': revealPhone,
  'members.addIdentifier': addIdentifier,
  'members.endIdentifier': endIdentifier,
  'members.replaceCard': replaceCard,
  'members.setTag': setTag,
  'members.setConsent': setConsent,
  'members.logContact': logContact,
  'members.finishTask': finishTask,
  'members.freeze': freeze,
  'members.unfreeze': unfreeze,
  'members.merge': merge,
  'members.keepApart': keepApart,
  'members.printStatement': printStatement,
} satisfies CommandHandlers;

export const membersIdle: readonly IdleStep[] = [moveDueRanks];
