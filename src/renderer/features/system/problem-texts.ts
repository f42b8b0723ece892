import type { StoreProblem } from '../../../contract/system.ts';
import type { TKey } from '../../i18n/index.ts';

interface ProblemText {
  readonly title: TKey;
  readonly lost: TKey;
  readonly todo: TKey;
  /** Whether putting a backup in its place can help. */
  readonly isRestorable: boolean;
}

/** What each store problem means to the person before the till. */
export const PROBLEMS: Readonly<Record<StoreProblem, ProblemText>> = {
  'store.locked': {
    title: 'system:problem.locked.title',
    lost: 'system:problem.locked.lost',
    todo: 'system:problem.locked.todo',
    isRestorable: false,
  },
  'store.damaged': {
    title: 'system:problem.damaged.title',
    lost: 'system:problem.damaged.lost',
    todo: 'system:problem.damaged.todo',
    isRestorable: true,
  },
  'store.empty': {
    title: 'system:problem.empty.title',
    lost: 'system:problem.empty.lost',
    todo: 'system:problem.empty.todo',
    isRestorable: true,
  },
  'store.missing': {
    title: 'system:problem.missing.title',
    lost: 'system:problem.missing.lost',
    todo: 'system:problem.missing.todo',
    isRestorable: true,
  },
  'store.newer': {
    title: 'system:problem.newer.title',
    lost: 'system:problem.newer.lost',
    todo: 'system:problem.newer.todo',
    isRestorable: false,
  },
  'store.notAStore': {
    title: 'system:problem.notAStore.title',
    lost: 'system:problem.notAStore.lost',
    todo: 'system:problem.notAStore.todo',
    isRestorable: true,
  },
  'store.readOnly': {
    title: 'system:problem.readOnly.title',
    lost: 'system:problem.readOnly.lost',
    todo: 'system:problem.readOnly.todo',
    isRestorable: false,
  },
  'store.full': {
    title: 'system:problem.full.title',
    lost: 'system:problem.full.lost',
    todo: 'system:problem.full.todo',
    isRestorable: false,
  },
  'store.migrationFailed': {
    title: 'system:problem.migrationFailed.title',
    lost: 'system:problem.migrationFailed.lost',
    todo: 'system:problem.migrationFailed.todo',
    isRestorable: true,
  },
  'store.eventsMissing': {
    title: 'system:problem.eventsMissing.title',
    lost: 'system:problem.eventsMissing.lost',
    todo: 'system:problem.eventsMissing.todo',
    isRestorable: true,
  },
};
