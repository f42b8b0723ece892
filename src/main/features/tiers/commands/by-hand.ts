import { fail, ok } from '../../../../contract/kernel/result.ts';
import { cleanText, codePoints } from '../../../../contract/kernel/text.ts';
import { type HandReason, MAX_TIER_NOTE } from '../../../../contract/tiers.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { memberToChange } from '../../members/face.ts';
import { mayDecide } from '../../staff/face.ts';
import { writeChanges } from '../evaluate.ts';
import { progressOf } from '../progress.ts';
import { believedDay, readCase } from '../read-tier.ts';
import { decide, type Held, tierOf } from '../rules/decide.ts';
import { rankOf } from '../rules/levels.ts';
import { selectTierMember, type TierMember } from '../tables.ts';

function progressNow(context: CommandContext, memberId: number) {
  const member = selectTierMember(context.db, memberId);
  if (member === undefined) throw new Error('The tier of an unknown member');
  return progressOf(context.db, member, context.today);
}

/** Where the member stands today, with what ended and nobody has written down yet. */
function caseOf(context: CommandContext, member: TierMember) {
  const found = readCase(context.db, member, believedDay(context.db, context.today));
  const { held, view, isAutomatic } = found;
  const ended = decide(held, view, { cause: 'due', isAutomatic });
  return { found, ended, now: ended.at(-1)?.after ?? held };
}

/** Writes what a person decided, after what was due anyhow. */
function write(
  context: CommandContext,
  decided: ReturnType<typeof caseOf> & {
    readonly reason: 'byHand' | 'handEnded';
    readonly after: Held;
    readonly hand?: { readonly reason: HandReason; readonly note: string };
  },
) {
  const { found, ended, now, reason, after, hand } = decided;
  const from = tierOf(now, context.today);
  const to = tierOf(after, context.today);
  writeChanges(context, {
    found,
    changes: [...ended, { reason, from, to, measured: null, after }],
    by: { hand, isByPerson: true },
  });
  return ok(progressNow(context, found.member.id));
}

/**
 * Gives a member a tier until a day, or without an end: a floor, beneath which the programme goes
 * on; or, below what the programme gives, the tier the member is held at. A manager decides.
 */
export const setByHand: Command<'tiers.setByHand'> = (context, input) => {
  const { memberId, tier, until } = input;
  const member = memberToChange(context.db, memberId);
  if (!member.ok) return member;
  if (until !== null && until < context.today) return fail('tiers.untilPast');
  const note = cleanText(input.note);
  if (codePoints(note) > MAX_TIER_NOTE) return fail('tiers.noteTooLong', { max: MAX_TIER_NOTE });
  if (!mayDecide(context)) return fail('tiers.approvalNeeded');
  const found = caseOf(context, member.value);
  const isFixed = rankOf(tier) < rankOf(found.now.standing.tier);
  const after: Held = { ...found.now, byHand: { tier, until, isFixed } };
  const hand = { reason: input.reason, note };
  return write(context, { ...found, reason: 'byHand', after, hand });
};

/** Ends what a person set: the member has what the programme gives. A manager decides. */
export const endByHand: Command<'tiers.endByHand'> = (context, { memberId }) => {
  const member = memberToChange(context.db, memberId);
  if (!member.ok) return member;
  if (!mayDecide(context)) return fail('tiers.approvalNeeded');
  const found = caseOf(context, member.value);
  if (found.now.byHand === null) return fail('tiers.notByHand');
  return write(context, { ...found, reason: 'handEnded', after: { ...found.now, byHand: null } });
};
