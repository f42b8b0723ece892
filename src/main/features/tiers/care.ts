import type { CommandContext, IdleStep } from '../../store/context.ts';
import { currentProgramme, programmeOf } from '../loyalty/face.ts';
import { evaluate } from './evaluate.ts';
import { believedDay } from './read-tier.ts';
import type { Programme } from './rules/policy-types.ts';
import { type ReviewState, saveReview, selectDue, selectReview } from './tables.ts';
import { selectCandidates, selectLastMemberId } from './tables-review.ts';

/** Members of one step: each is some tenths of a millisecond, with its history and event. */
const MEMBERS_PER_STEP = 40;
/** So many members are looked through for those whom a new version may concern. */
const MEMBERS_PER_LOOK = 2000;

/**
 * Ends what is due: windows, days of grace, settings by hand, points that begin to count. However
 * long the store was closed, every window that ended is gone through, oldest first.
 */
export const endDue: IdleStep = (context) => {
  const due = selectDue(context.db, believedDay(context.db, context.today), MEMBERS_PER_STEP);
  for (const { memberId } of due) evaluate(context, memberId, { cause: 'due' });
  return due.length;
};

/** Whether two versions of the programme ask the same of members. */
function asksTheSame(one: Programme, other: Programme): boolean {
  return askedBy(one) === askedBy(other);
}

function askedBy({ rules }: Programme): string {
  return JSON.stringify([rules.tiers, rules.activeAfterDays]);
}

/** Begins to look at everybody when a version with other tiers has come into force. */
function beginReview(context: CommandContext, known: ReviewState | undefined): number {
  const { db, today } = context;
  const programme = currentProgramme(db, today);
  if (known?.version === programme.version) return 0;
  const before = known === undefined ? undefined : programmeOf(db, known.version);
  const { isAutomatic } = programme.rules.tiers;
  const isSame = before !== undefined && asksTheSame(before, programme);
  const cursor = isSame ? (known?.cursor ?? null) : isAutomatic ? 0 : null;
  const wasAutomatic = isSame
    ? known?.wasAutomatic === true
    : before?.rules.tiers.isAutomatic === true;
  saveReview(db, { version: programme.version, wasAutomatic, cursor });
  return 1;
}

/**
 * Looks at everybody once after a version with other tiers came into force: who reaches a level
 * rises, who has a tier keeps it to the end of the window that was promised.
 */
export const reviewTiers: IdleStep = (context) => {
  const { db } = context;
  const known = selectReview(db);
  const begun = beginReview(context, known);
  if (begun > 0 || known === undefined || known.cursor === null) return begun;
  const { tiers } = currentProgramme(db, context.today).rules;
  const until = known.cursor + MEMBERS_PER_LOOK;
  const candidates = selectCandidates(db, {
    after: known.cursor,
    until,
    metric: tiers.metric,
    least: Math.min(...Object.values(tiers.levels).map(({ reachAt }) => reachAt)),
    limit: MEMBERS_PER_STEP,
  });
  for (const { memberId } of candidates) {
    evaluate(context, memberId, { cause: 'rules', renewsPromises: !known.wasAutomatic });
  }
  const isFull = candidates.length === MEMBERS_PER_STEP;
  const cursor = isFull ? (candidates.at(-1)?.memberId ?? until) : until;
  const isDone = cursor >= selectLastMemberId(db);
  saveReview(db, { ...known, cursor: isDone ? null : cursor });
  if (isDone) context.changed('tiers');
  return 1;
};
