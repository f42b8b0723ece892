import { fail, ok } from '../../../../contract/kernel/result.ts';
import { tier } from '../../../../contract/members.ts';
import type { Receipt } from '../../../../contract/sales.ts';
import type { Query, QueryContext } from '../../../store/context.ts';
import { couponMinorOf, couponsOfSale } from '../../coupons/face.ts';
import { printOfSale } from '../../devices/face.ts';
import { memberForSale } from '../../members/face.ts';
import { returnLinks } from '../../returns/face.ts';
import { readSettings } from '../../settings/face.ts';
import { claimableUntil } from '../rules/claim-days.ts';
import { isClaimable } from '../tables/claims.ts';
import {
  type ReceiptRow,
  selectSale,
  selectSaleLines,
  selectSaleTenders,
} from '../tables/sales.ts';

function memberOf(context: QueryContext, sale: ReceiptRow): Receipt['member'] {
  if (sale.memberId === null) return null;
  const member = memberForSale(context.db, sale.memberId);
  if (member === undefined) return null;
  // The tier at the time of the sale, not today's.
  const booked = tier.safeParse(sale.memberTier);
  return { id: member.id, name: member.name, tier: booked.success ? booked.data : member.tier };
}

/** Until when a member may claim it; null when none can. */
function claimUntil(context: QueryContext, sale: ReceiptRow): string | null {
  if (sale.memberId !== null || !isClaimable(context.db, sale)) return null;
  const until = claimableUntil(sale.businessDay, readSettings(context.db).sales.claimDays);
  return until < context.today ? null : until;
}

/** A receipt as it was booked, and whether it printed. */
export const receipt: Query<'sales.receipt'> = (context, input) => {
  const sale = selectSale(context.db, input.saleId);
  if (sale === undefined) return fail('sales.unknown', { saleId: input.saleId });
  const lines = selectSaleLines(context.db, sale.id);
  const tenders = selectSaleTenders(context.db, sale.id);
  const links = returnLinks(context.db, sale);
  const coupons = couponsOfSale(context.db, sale.id);
  const shared = lines.reduce((sum, line) => sum + line.sharedDiscountMinor, 0);
  return ok({
    saleId: sale.id,
    receiptNo: sale.receiptNo,
    kind: sale.kind,
    completedAt: sale.completedAt,
    businessDay: sale.businessDay,
    staffName: sale.staffName,
    member: memberOf(context, sale),
    lines: lines.map(({ paidWithPointsMinor: _paid, eligibleMinor: _eligible, ...line }) => ({
      ...line,
      returnedMilli: links.returnedMilli.get(line.lineNo) ?? 0,
    })),
    tenders: tenders.map(({ tenderNo: _no, ...tender }) => ({
      ...tender,
      changeMinor: tender.kind === 'cash' ? tender.handedMinor - tender.amountMinor : 0,
    })),
    subtotalMinor: lines.reduce((sum, line) => sum + line.subtotalMinor, 0),
    coupons: coupons.map(({ code, name, discountMinor, isGivenBack }) => ({
      code,
      name,
      discountMinor,
      isGivenBack: isGivenBack === 1,
    })),
    basketDiscountMinor: shared - sale.roundingMinor - couponMinorOf(coupons),
    discountReason: sale.discountReason,
    roundingMinor: sale.roundingMinor,
    discountMinor: sale.discountMinor,
    totalMinor: sale.totalMinor,
    taxMinor: sale.taxMinor,
    note: sale.note,
    claimableUntil: claimUntil(context, sale),
    original: links.original,
    returnReason: links.reason,
    returns: [...links.returns],
    changeMinor: sale.changeMinor,
    pointsEarned: sale.pointsEarned,
    pointsRedeemed: sale.pointsRedeemed,
    balanceAfter: sale.balanceAfter,
    print: printOfSale(context.db, sale.id),
  });
};
