import type { CommandHandlers, QueryHandlers } from '../../store/context.ts';
import { createDraft } from './commands/create-draft.ts';
import { discardDraft } from './commands/discard-draft.ts';
import { publish } from './commands/publish.ts';
import { retire } from './commands/retire.ts';
import { saveDraft } from './commands/save-draft.ts';
import { check } from './queries/check.ts';
import { draft } from './queries/draft.ts';
import { list } from './queries/list.ts';
import { targets } from './queries/targets.ts';
import { version } from './queries/version.ts';

export const programmesQueries = {
  'programmes.list': list,
  'programmes.version': version,
  'programmes.draft': draft,
  'programmes.check': check,
  'programmes.targets': targets,
} satisfies QueryHandlers;

export const programmesCommands = {
  'programmes.createDraft': createDraft,
  'programmes.saveDraft': saveDraft,
  'programmes.discardDraft': discardDraft,
  'programmes.publish': publish,
  'programmes.retire': retire,
} satisfies CommandHandlers;
