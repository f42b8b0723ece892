import type { CallError } from '../../../../contract/index.ts';
import { MAX_POINTS } from '../../../../contract/kernel/money.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import {
  balanceOf,
  currentProgramme,
  earningDetailOf,
  earnPoints,
  postSalePoints,
  type SaleToEarn,
} from '../../loyalty/face.ts';
import { type MemberForSale, memberForSale } from '../../members/face.ts';
import { rewardSale } from '../../rewards/face.ts';
import { readSettings } from '../../settings/face.ts';
import { countClaim } from '../../tiers/face.ts';
import { claimableUntil } from '../rules/claim-days.ts';
import { linesToEarn, saleFacts } from '../earning-facts.ts';
import {
  insertClaim,
  isClaimable,
  selectLinesOfEarning,
  setLineEarning,
  setSaleMember,
} from '../tables/claims.ts';
import { type ReceiptRow, selectSale } from '../tables/sales.ts';

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

/**
 * What the sale is worked out from: the programme and the facts of its own day, the member's tier
 * and clubs of today.
 */
function toEarnOf(context: CommandContext, sale: ReceiptRow, member: MemberForSale): SaleToEarn {
  const { id: saleId, businessDay: day, completedAt: at } = sale;
  const programme = currentProgramme(context.db, day);
  return {
    programme,
    tier: member.tier,
    day,
    lines: linesToEarn(context, programme, selectLinesOfEarning(context.db, saleId)),
    pointsPaidMinor: 0,
    facts: saleFacts(context, programme, { memberId: member.id, saleId, day, at }),
  };
}

function book(
  context: CommandContext,
  claim: {
    readonly sale: ReceiptRow;
    readonly member: MemberForSale;
    readonly toEarn: SaleToEarn;
    readonly earning: EarningBreakdown;
    readonly staffId: number;
  },
): number {
  const { sale, member, toEarn, earning, staffId } = claim;
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
    earningDetail: earningDetailOf(toEarn, earning),
    programme: toEarn.programme,
    earnedOn: sale.businessDay,
  });
  countClaim(context, {
    ...who,
    saleUid: sale.uid,
    day: sale.businessDay,
    totalMinor: sale.totalMinor,
    pointsPaidMinor: 0,
    earnedPoints: pointsEarned,
  });
  rewardSale(context, {
    ...who,
    saleUid: sale.uid,
    memberUid: member.uid,
    paidMinor: sale.totalMinor,
    day: sale.businessDay,
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
  const member = memberForSale(context.db, memberId, context.today);
  if (member?.isActive !== true) return fail('members.unknown', { memberId });
  const toEarn = toEarnOf(context, sale, member);
  const earning = earnPoints(toEarn);
  const { balance } = balanceOf(context.db, memberId, context.today);
  if (Math.max(0, balance) + earning.points > MAX_POINTS) return fail('sales.amountTooLarge');
  const balanceAfter = book(context, { sale, member, toEarn, earning, staffId: session.staffId });
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
