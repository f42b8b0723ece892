import type { CouponState } from '../../../contract/coupons.ts';
import type { BusinessDay, UtcMs } from '../../../contract/kernel/time.ts';
import type { Db, WritableDb } from '../../store/db.ts';

/** A code as it is issued. */
export interface NewCoupon {
  readonly uid: string;
  readonly campaignId: number;
  readonly code: string;
  readonly memberId: number | null;
  readonly occasion: string;
  readonly validFrom: BusinessDay;
  readonly validTo: BusinessDay;
  readonly maxUses: number | null;
  readonly at: UtcMs;
  readonly by: number | null;
}

/** Books a code and returns its id; undefined when the code or the occasion is taken. */
export function insertCoupon(db: WritableDb, row: NewCoupon): number | undefined {
  const { changes, lastId } = db.run(
    `INSERT INTO coupons (uid, campaign_id, code, member_id, occasion, valid_from, valid_to,
       max_uses, issued_at, issued_by)
     VALUES (:uid, :campaignId, :code, :memberId, :occasion, :validFrom, :validTo, :maxUses,
       :at, :by)
     ON CONFLICT DO NOTHING`,
    { ...row },
  );
  return changes === 0 ? undefined : lastId;
}

export function isOccasionTaken(
  db: Db,
  issue: { readonly memberId: number; readonly campaignId: number; readonly occasion: string },
): boolean {
  const { memberId, campaignId, occasion } = issue;
  return (
    db.get(
      `SELECT 1 AS found FROM coupons
       WHERE member_id = :memberId AND campaign_id = :campaignId AND occasion = :occasion`,
      { memberId, campaignId, occasion },
    ) !== undefined
  );
}

export function countIssued(db: Db, campaignId: number): number {
  return (
    db.get<{ n: number }>('SELECT count(*) AS n FROM coupons WHERE campaign_id = :campaignId', {
      campaignId,
    })?.n ?? 0
  );
}

export function countIssuedTo(
  db: Db,
  wanted: { readonly campaignId: number; readonly memberId: number },
): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM coupons
       WHERE campaign_id = :campaignId AND member_id = :memberId`,
      { ...wanted },
    )?.n ?? 0
  );
}

/** A code with what is needed to say what it is. */
export interface CodeRow {
  readonly id: number;
  readonly uid: string;
  readonly code: string;
  readonly campaignId: number;
  readonly memberId: number | null;
  readonly memberName: string | null;
  readonly memberCardNo: string | null;
  readonly validFrom: BusinessDay;
  readonly validTo: BusinessDay;
  readonly uses: number;
  readonly maxUses: number | null;
  readonly issuedAt: UtcMs;
  readonly usedSaleId: number | null;
  readonly usedReceiptNo: string | null;
  readonly usedAt: UtcMs | null;
  readonly usedDay: BusinessDay | null;
}

const CODE = `SELECT coupon.id, coupon.uid, coupon.code, coupon.campaign_id AS campaignId,
    coupon.member_id AS memberId, member.name AS memberName, member.card_no AS memberCardNo,
    coupon.valid_from AS validFrom, coupon.valid_to AS validTo, coupon.uses,
    coupon.max_uses AS maxUses, coupon.issued_at AS issuedAt, sale.id AS usedSaleId,
    sale.receipt_no AS usedReceiptNo, sale.completed_at AS usedAt,
    sale.business_day AS usedDay
  FROM coupons AS coupon
  LEFT JOIN members AS member ON member.id = coupon.member_id
  LEFT JOIN coupon_redemptions AS redemption
    ON coupon.max_uses = 1 AND redemption.coupon_id = coupon.id
      AND redemption.given_back_sale_id IS NULL
  LEFT JOIN sales AS sale ON sale.id = redemption.sale_id`;

export function selectCode(db: Db, code: string): CodeRow | undefined {
  return db.get<CodeRow>(`${CODE} WHERE coupon.code = :code`, { code });
}

/** The codes with these ids, in this order. */
export function selectCodesByIds(db: Db, ids: readonly number[]): CodeRow[] {
  return db.all<CodeRow>(
    `${CODE} JOIN json_each(:ids) AS wanted ON wanted.value = coupon.id ORDER BY wanted.key`,
    { ids: JSON.stringify(ids) },
  );
}

/** A member's codes that could be used today, what lapses first in front. */
export function selectUsableOf(
  db: Db,
  wanted: { readonly memberId: number; readonly today: BusinessDay; readonly limit: number },
): CodeRow[] {
  return db.all<CodeRow>(
    `${CODE} JOIN coupon_campaigns AS campaign ON campaign.id = coupon.campaign_id
     WHERE coupon.member_id = :memberId AND coupon.uses < coupon.max_uses
       AND coupon.valid_from <= :today AND coupon.valid_to >= :today
       AND campaign.is_void = 0
     ORDER BY coupon.valid_to, coupon.id LIMIT :limit`,
    { ...wanted },
  );
}

const CODES_BEFORE = `${CODE} WHERE coupon.campaign_id = :campaignId AND coupon.id < :beforeId
    AND (:state IS NULL OR :state = CASE
      WHEN coupon.uses >= coupon.max_uses THEN 'used'
      WHEN :isVoid = 1 THEN 'void'
      WHEN coupon.valid_to < :today THEN 'expired'
      WHEN coupon.valid_from > :today THEN 'coming'
      ELSE 'usable' END)
  ORDER BY coupon.id DESC LIMIT :limit`;

/** Codes of a campaign before an id, the newest first. */
export function selectCodes(
  db: Db,
  wanted: {
    readonly campaignId: number;
    readonly isVoid: boolean;
    readonly state: CouponState | null;
    readonly today: BusinessDay;
    readonly beforeId: number;
    readonly limit: number;
  },
): CodeRow[] {
  return db.all<CodeRow>(CODES_BEFORE, { ...wanted, isVoid: wanted.isVoid ? 1 : 0 });
}

export function selectPublicCode(db: Db, campaignId: number): string | null {
  return (
    db.get<{ code: string }>(
      `SELECT code FROM coupons
       WHERE campaign_id = :campaignId AND occasion = 'public' ORDER BY id LIMIT 1`,
      { campaignId },
    )?.code ?? null
  );
}

/** A member's coupons that no receipt told of yet, as `sales.complete` asks on every sale. */
export function selectUntold(
  db: Db,
  wanted: { readonly memberId: number; readonly today: BusinessDay; readonly limit: number },
): {
  readonly id: number;
  readonly code: string;
  readonly validTo: string;
  readonly name: string;
  readonly terms: string;
}[] {
  return db.all(
    `SELECT coupon.id, coupon.code, coupon.valid_to AS validTo, campaign.name, campaign.terms
     FROM coupons AS coupon JOIN coupon_campaigns AS campaign ON campaign.id = coupon.campaign_id
     WHERE coupon.member_id = :memberId AND coupon.told_sale_id IS NULL
       AND coupon.uses < coupon.max_uses AND campaign.is_void = 0
       AND coupon.valid_to >= :today
     ORDER BY coupon.id LIMIT :limit`,
    { ...wanted },
  );
}

export function markTold(db: WritableDb, couponId: number, saleId: number): void {
  db.run('UPDATE coupons SET told_sale_id = :saleId WHERE id = :couponId', { couponId, saleId });
}

/** Gives the codes of one member to another; what both have for one occasion stays apart. */
export function reassignCodes(
  db: WritableDb,
  move: { readonly fromId: number; readonly toId: number },
): number {
  const { changes } = db.run(
    `UPDATE coupons SET member_id = :toId, occasion = occasion || ':' || uid
     WHERE member_id = :fromId`,
    { ...move },
  );
  db.run('UPDATE coupon_redemptions SET member_id = :toId WHERE member_id = :fromId', { ...move });
  return changes;
}
