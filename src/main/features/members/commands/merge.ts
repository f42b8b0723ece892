import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Tier } from '../../../../contract/members.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { reassignClubs } from '../../clubs/face.ts';
import { reassignCoupons } from '../../coupons/face.ts';
import { mergeHouseholds } from '../../households/face.ts';
import { movePoints } from '../../loyalty/face.ts';
import { reassignRewards } from '../../rewards/face.ts';
import { reassignSales } from '../../sales/face.ts';
import { mergeTiers } from '../../tiers/face.ts';
import { approvalEvent, mayDecide } from '../../staff/face.ts';
import { changeMember, memberAsShown } from '../change-member.ts';
import { recordVisit } from '../record-visit.ts';
import { takenOf } from '../rules/plan-merge.ts';
import { reindexMember } from '../search-index.ts';
import type { MemberRow } from '../tables.ts';
import { retireMember } from '../tables-edit.ts';
import { insertIdentifier } from '../tables-identifiers.ts';
import { reassignCare } from '../tables-merge.ts';
import { reverseDigits } from '../tables-search.ts';

/**
 * Makes two members one, in this transaction: rows of purchases, lots and ledger entries keep
 * what they say and get the survivor's id; cards and phones of the one who goes lead to the
 * survivor. The event tells that everything logged of the one is the other's from here on, so
 * that `verify` can follow (docs/decisions, two members become one).
 */
export const merge: Command<'members.merge'> = (context, input) => {
  const { db } = context;
  if (input.survivorId === input.mergedId) return fail('members.mergeSelf');
  const one = memberAsShown(db, { memberId: input.survivorId, version: input.survivorVersion });
  if (!one.ok) return one;
  const other = memberAsShown(db, { memberId: input.mergedId, version: input.mergedVersion });
  if (!other.ok) return other;
  if (!mayDecide(context)) return fail('members.approvalNeeded');
  const [survivor, merged] = [one.value, other.value];
  const taken = takenOf(survivor, merged, input.take);
  reindexMember(db, merged.id, null);
  const approval = approvalEvent(context);
  retireMember(db, {
    mergedId: merged.id,
    survivorId: survivor.id,
    at: context.now,
    staffId: context.session?.staffId ?? null,
    approvedBy: context.approval?.staffId ?? null,
  });
  const move = { fromId: merged.id, toId: survivor.id };
  const points = movePoints(db, { ...move, at: context.now });
  mergeHouseholds(context, { survivor, merged });
  const sales = reassignSales(db, move);
  reassignCare(db, move);
  reassignClubs(context, move);
  reassignCoupons(db, move);
  reassignRewards(context, { ...move, toUid: survivor.uid });
  const tier = mergeTiers(context, move);
  const version = takeOver(context, { survivor, merged, taken, tier });
  keepNumbers(context, { survivor, merged, isPhoneTaken: taken.includes('phone') });
  context.log('member.merged', {
    survivorUid: survivor.uid,
    mergedUid: merged.uid,
    version,
    taken,
    points: points.points,
    entries: points.entries,
    lots: points.lots,
    sales,
    frozen: survivor.frozenReason ?? merged.frozenReason,
    ...approval,
  });
  context.changed('members', `member:${survivor.id}`, `member:${merged.id}`, 'sales', 'tasks');
  return ok({ memberId: survivor.id, movedPoints: points.points, movedPurchases: sales });
};

interface Pair {
  readonly survivor: MemberRow;
  readonly merged: MemberRow;
}

/** The survivor's own row: what was chosen, the higher tier, the longer membership, the warnings. */
function takeOver(
  context: CommandContext,
  {
    survivor,
    merged,
    taken,
    tier,
  }: Pair & { readonly taken: ReturnType<typeof takenOf>; readonly tier: Tier },
): number {
  const chosen = Object.fromEntries(taken.map((field) => [field, merged[field]]));
  const frozen = survivor.frozenAt === null ? merged : survivor;
  const { version } = changeMember(context, survivor, {
    ...chosen,
    tier,
    joinedDay: merged.joinedDay < survivor.joinedDay ? merged.joinedDay : survivor.joinedDay,
    isNoContact: Math.max(survivor.isNoContact, merged.isNoContact),
    channel: survivor.channel ?? merged.channel,
    style: survivor.style ?? merged.style,
    frozenAt: frozen.frozenAt,
    frozenReason: frozen.frozenReason,
  });
  const { lastVisitAt, lastVisitDay } = merged;
  if (lastVisitAt !== null && lastVisitDay !== null) {
    recordVisit(context, { memberId: survivor.id, at: lastVisitAt, day: lastVisitDay });
  }
  return version;
}

/** The card of the one who goes, and the phone that is nobody's first one now, lead on. */
function keepNumbers(
  context: CommandContext,
  { survivor, merged, isPhoneTaken }: Pair & { readonly isPhoneTaken: boolean },
): void {
  const phone = isPhoneTaken ? survivor.phone : merged.phone;
  const numbers = [
    { kind: 'card' as const, value: merged.cardNo },
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
  ];
  for (const { kind, value } of numbers) {
    const uid = context.newUid();
    insertIdentifier(context.db, {
      uid,
      memberId: survivor.id,
      kind,
      value,
      reversed: kind === 'phone' ? reverseDigits(value) : null,
      state: 'active',
      since: context.now,
      until: null,
      replacedBy: null,
      note: '',
      staffId: context.session?.staffId ?? null,
    });
    context.log('member.identifierAdded', { memberUid: survivor.uid, identifierUid: uid, kind });
  }
}
