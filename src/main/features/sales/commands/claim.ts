import type { CallError } from '../../../../contract/index.ts';
import { MAX_POINTS } from '../../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { balanceOf, currentProgramme, earnPoints, postSalePoints } from '../../loyalty/face.ts';
import { type MemberForSale, memberForSale } from '../../members/face.ts';
import { readSettings } from '../../settings/face.ts';
import { claimableUntil } from '../rules/claim-days.ts';
import { insertClaim, isClaimable, setLineEarning, setSaleMember } from '../tables/claims.ts';
import { type ReceiptRow, selectSale, selectSaleLines } from '../tables/sales.ts';

type ClaimError = CallError<'sales.claim'>;

/** The sale, when it may be claimed today. */
function claimableSale(context: CommandContext, saleId: number): Result<ReceiptRow, ClaimError> {
  const { db, today } = context;
  const sale = selectSale(db, saleId);
  if (sale === undefined) return fail('sales.unknown', { saleId });
  if (!isClaimable(db, sale)) return fail('sales.notClaimable');
  if (sale.memberId !== null) return fail('sales.alreadyClaimed');
  const { claimDays } = readSettings(db).sales;
  if (today > claimableUntil(sale.businessDay, claimDays)) {
    return fail('sales.claimTooLate', { days: claimDays });
  }
  return ok(sale);
}

/** What the sale earns under the programme of its own day, at the member's tier of today. */
function earningOf(
  context: CommandContext,
  sale: ReceiptRow,
  member: MemberForSale,
): EarningBreakdown {
  return earnPoints({
    programme: currentProgramme(context.db, sale.businessDay),
    tier: member.tier,
    day: sale.businessDay,
    lines: selectSaleLines(context.db, sale.id),
    pointsPaidMinor: 0,
  });
}

function book(
  context: CommandContext,
  claim: {
    readonly sale: ReceiptRow;
    readonly member: MemberForSale;
    readonly earning: EarningBreakdown;
    readonly staffId: number;
  },
): number {
  const { sale, member, earning, staffId } = claim;
  const { db, now } = context;
  const { programmeVersion, points: pointsEarned } = earning;
  const who = { saleId: sale.id, memberId: member.id };
  insertClaim(db, { ...who, staffId, claimedAt: now });
  setSaleMember(db, { ...who, memberTier: member.tier, programmeVersion, pointsEarned });
  for (const line of earning.lines) setLineEarning(db, { saleId: sale.id, ...line });
  context.log('sale.claimed', {
    transaction: sale.uid,
    customer: member.uid,
    tier: member.tier,
    programmeVersion,
    lineItems: earning.lines.map(({ lineNo, eligibleMinor, points }) => ({
      sequenceNumber: lineNo,
      eligibleMinor,
      points,
    })),
    totals: { pointsEarned },
  });
  const posted = postSalePoints(context, {
    ...who,
    saleUid: sale.uid,
    memberUid: member.uid,
    amountMinor: sale.totalMinor,
    redeemPoints: 0,
    earning,
    earnedOn: sale.businessDay,
  });
  return posted.balanceAfter;
}

/**
 * Gives a sale without a member to the one who brings its receipt (DOMAIN, Sales: claims). What
 * was sold and paid stays as it is; whose it is and what it earned is added, once, and logged.
 */
export const claim: Command<'sales.claim'> = (context, { saleId, memberId }) => {
  const { session } = context;
  if (session === null) throw new Error('A claim needs a signed-in person');
  const found = claimableSale(context, saleId);
  if (!found.ok) return found;
  const sale = found.value;
  const member = memberForSale(context.db, memberId);
  if (member?.isActive !== true) return fail('members.unknown', { memberId });
  const earning = earningOf(context, sale, member);
  const { balance } = balanceOf(context.db, memberId, context.today);
  if (balance + earning.points > MAX_POINTS) return fail('sales.amountTooLarge');
  const balanceAfter = book(context, { sale, member, earning, staffId: session.staffId });
  context.changed(`member:${memberId}`, `sale:${saleId}`, 'sales');
  return ok({
    saleId,
    receiptNo: sale.receiptNo,
    memberId,
    memberName: member.name,
    pointsEarned: earning.points,
    balanceAfter,
  });
};
