import { wallClock } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/members.ts';
import type { QueryContext } from '../../store/context.ts';
import type { CouponLine, CouponPlan, CouponToPlan, KnownCoupon } from './rules/plan-types.ts';
import { planCoupons } from './rules/plan-coupons.ts';
import { readCouponCode } from './rules/coupon-code.ts';
import { selectCampaign } from './tables.ts';
import { type CodeRow, selectCode } from './tables-codes.ts';
import { countUsesOf, type ProductRecords, selectRecords } from './tables-uses.ts';

/** A priced line as coupons need it. */
interface LineForCoupons
  extends Pick<CouponLine, 'unit' | 'quantityMilli' | 'subtotalMinor' | 'isSpecialOffer'> {
  readonly productId: number;
}

/** Nothing: a basket without coupons asks nobody. */
export const NO_COUPONS: CouponPlan = {
  coupons: [],
  lineShares: [],
  heldShares: [],
  totalMinor: 0,
};

function toKnown(context: QueryContext, row: CodeRow, memberId: number | null): KnownCoupon {
  const campaign = selectCampaign(context.db, row.campaignId);
  if (campaign === undefined) throw new Error('A coupon without its campaign');
  const { name, terms, state, isVoid } = campaign;
  const asksUses = memberId !== null && terms.perMemberLimit !== null;
  return {
    couponId: row.id,
    uid: row.uid,
    code: row.code,
    campaignId: row.campaignId,
    name,
    terms,
    campaignState: state,
    isVoid,
    memberId: row.memberId,
    validFrom: row.validFrom,
    validTo: row.validTo,
    uses: row.uses,
    maxUses: row.maxUses,
    usedOn:
      row.usedReceiptNo === null ? null : { receiptNo: row.usedReceiptNo, day: row.usedDay ?? '' },
    usesByMember: asksUses ? countUsesOf(context.db, { campaignId: row.campaignId, memberId }) : 0,
  };
}

/** What is on file of a basket's codes; the same code twice is one. */
function known(
  context: QueryContext,
  codes: readonly string[],
  memberId: number | null,
): CouponToPlan[] {
  const seen = new Map<string, CouponToPlan>();
  for (const text of codes) {
    const reading = readCouponCode(text);
    const code = reading.kind === 'code' ? reading.code : text;
    if (seen.has(code)) continue;
    const row = reading.kind === 'code' ? selectCode(context.db, code) : undefined;
    if (row !== undefined) {
      seen.set(code, { kind: 'known', coupon: toKnown(context, row, memberId) });
    } else if (reading.kind === 'wrongCheckDigit') {
      const { expected } = reading;
      seen.set(code, { kind: 'unknown', code, reason: 'wrongCheckDigit', expected });
    } else seen.set(code, { kind: 'unknown', code, reason: 'unknown' });
  }
  return [...seen.values()];
}

/** Works out what a basket's coupons take off its lines, against the store as it is now. */
export function workOutCoupons(
  context: QueryContext,
  basket: {
    readonly codes: readonly string[];
    readonly member: { readonly id: number; readonly tier: Tier } | null;
    readonly lines: readonly LineForCoupons[];
  },
): CouponPlan {
  const { codes, member, lines } = basket;
  if (codes.length === 0) return NO_COUPONS;
  const records = new Map(
    selectRecords(context.db, [...new Set(lines.map((line) => line.productId))]).map((row) => [
      row.productId,
      row,
    ]),
  );
  const wall = wallClock(context.now, context.till.timeZone);
  return planCoupons({
    coupons: known(context, codes, member?.id ?? null),
    lines: lines.map(({ productId, ...line }) => ({
      ...line,
      ...recordsOf(records.get(productId)),
    })),
    sale: {
      memberId: member?.id ?? null,
      tier: member?.tier ?? null,
      day: context.today,
      minuteOfDay: wall.hour * 60 + wall.minute,
    },
  });
}

function recordsOf(row: ProductRecords | undefined) {
  if (row === undefined) throw new Error('A priced line without its product');
  const { product, category, brand, supplier, counter } = row;
  return { product, category, brand, supplier, counter };
}
