import type { UtcMs } from '../../../../contract/kernel/time.ts';
import type { Tier } from '../../../../contract/members.ts';
import type { PricedLine } from '../../../../contract/sales.ts';
import type { Db, WritableDb } from '../../../store/db.ts';

/**
 * Whether a receipt is of a kind that can be claimed: a sale of this till of which nothing came
 * back. What was brought over earned, or did not, in the system it came from.
 */
export function isClaimable(
  db: Db,
  sale: { readonly id: number; readonly kind: string; readonly isBroughtOver: number },
): boolean {
  if (sale.kind !== 'sale' || sale.isBroughtOver === 1) return false;
  const returned = db.get('SELECT 1 AS found FROM sales WHERE original_sale_id = :saleId LIMIT 1', {
    saleId: sale.id,
  });
  return returned === undefined;
}

/** Notes that a sale was given to a member; a second time is a bug and throws. */
export function insertClaim(
  db: WritableDb,
  claim: {
    readonly saleId: number;
    readonly memberId: number;
    readonly staffId: number;
    readonly claimedAt: UtcMs;
  },
): void {
  db.run(
    `INSERT INTO sale_claims (sale_id, member_id, staff_id, claimed_at)
     VALUES (:saleId, :memberId, :staffId, :claimedAt)`,
    { ...claim },
  );
}

/** Gives a sale that has no member one, and what it earns. What was sold and paid stays. */
export function setSaleMember(
  db: WritableDb,
  claimed: {
    readonly saleId: number;
    readonly memberId: number;
    readonly memberTier: Tier;
    readonly programmeVersion: number;
    readonly pointsEarned: number;
  },
): void {
  db.run(
    `UPDATE sales SET member_id = :memberId, member_tier = :memberTier,
       programme_version = :programmeVersion, points_earned = :pointsEarned
     WHERE id = :saleId AND member_id IS NULL`,
    { ...claimed },
  );
}

/** A booked line with what its earning follows from, and what it earned. */
export interface LineOfEarning {
  readonly lineNo: number;
  readonly productId: number;
  readonly quantityMilli: number;
  readonly regularPriceMinor: number;
  readonly unitPriceMinor: number;
  readonly priceSource: PricedLine['priceSource'];
  readonly lineDiscountMinor: number;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly eligibleMinor: number;
  readonly paidWithPointsMinor: number;
  readonly points: number;
}

export function selectLinesOfEarning(db: Db, saleId: number): LineOfEarning[] {
  return db.all<LineOfEarning>(
    `SELECT line_no AS lineNo, product_id AS productId, quantity_milli AS quantityMilli,
       regular_price_minor AS regularPriceMinor, unit_price_minor AS unitPriceMinor,
       price_source AS priceSource, line_discount_minor AS lineDiscountMinor,
       total_minor AS totalMinor, tax_minor AS taxMinor, eligible_minor AS eligibleMinor,
       paid_with_points_minor AS paidWithPointsMinor, points_earned AS points
     FROM sale_lines WHERE sale_id = :saleId ORDER BY line_no`,
    { saleId },
  );
}

export function setLineEarning(
  db: WritableDb,
  line: {
    readonly saleId: number;
    readonly lineNo: number;
    readonly eligibleMinor: number;
    readonly points: number;
  },
): void {
  db.run(
    `UPDATE sale_lines SET eligible_minor = :eligibleMinor, points_earned = :points
     WHERE sale_id = :saleId AND line_no = :lineNo`,
    { ...line },
  );
}
