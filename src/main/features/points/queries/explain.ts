import { fail, ok } from '../../../../contract/kernel/result.ts';
import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type { ExplainedBalance } from '../../../../contract/points.ts';
import type { Query } from '../../../store/context.ts';
import { householdName } from '../../households/face.ts';
import { poolBalance } from '../../loyalty/face.ts';
import { memberForSale } from '../../members/face.ts';
import { holdingsOf, lotState } from '../rules/hold.ts';
import { ledgerSums } from '../rules/sum-ledger.ts';
import { type LotRow, selectHeldLots, selectKindSums } from '../tables.ts';

/** How far ahead the next lapsing is looked for. */
const LAPSING_WITHIN_DAYS = 365;

/** Why a balance is what it is: every sum out of lots and entries, none is stored. */
export const explain: Query<'points.explain'> = (context, input) => {
  const { db, today: day } = context;
  const member = memberForSale(db, input.memberId);
  if (member?.isActive !== true) return fail('members.unknown', { memberId: input.memberId });
  const lots = selectHeldLots(db, member.id);
  const { householdId } = member;
  return ok({
    memberId: member.id,
    memberName: member.name,
    day,
    holdings: holdingsOf(lots, day),
    sums: ledgerSums(selectKindSums(db, member.id)),
    lapsingNext: lapsingNext(lots, day),
    pendingDays: pendingDays(lots, day),
    household:
      householdId === null
        ? null
        : {
            name: householdName(db, householdId),
            points: poolBalance(db, { memberId: member.id, householdId }, day),
          },
  });
};

function lapsingNext(lots: readonly LotRow[], day: BusinessDay): ExplainedBalance['lapsingNext'] {
  const until = addDays(day, LAPSING_WITHIN_DAYS);
  const open = lots.filter((lot) => lotState(lot, day) === 'open');
  const [first] = open;
  const expiresOn = first?.expiresOn ?? null;
  if (expiresOn === null || expiresOn > until) return null;
  const points = open
    .filter((lot) => lot.expiresOn === expiresOn)
    .reduce((sum, lot) => sum + lot.remaining, 0);
  return { points, expiresOn };
}

/** Points that become spendable later, by day. */
function pendingDays(
  lots: readonly LotRow[],
  day: BusinessDay,
): { points: number; activeFrom: BusinessDay }[] {
  const days = new Map<BusinessDay, number>();
  for (const lot of lots) {
    if (lotState(lot, day) !== 'pending') continue;
    days.set(lot.activeFrom, (days.get(lot.activeFrom) ?? 0) + lot.remaining);
  }
  return [...days]
    .map(([activeFrom, points]) => ({ points, activeFrom }))
    .sort((a, b) => (a.activeFrom < b.activeFrom ? -1 : 1));
}
