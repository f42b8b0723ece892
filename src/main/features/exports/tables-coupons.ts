import type { Db } from '../../store/db.ts';
import type { ListRow } from './tables-people.ts';

/**
 * Every code of every campaign, and where it was used; a code for everybody has a row for each use.
 * `state` tells whether it was used; whether it lapsed its last day tells.
 */
export function couponRows(db: Db): IterableIterator<ListRow> {
  return db.iterate<ListRow>(
    `SELECT campaign.name AS campaign, coupon.code,
            CASE WHEN used.sale_id IS NOT NULL THEN 'used'
                 WHEN campaign.is_void = 1 THEN 'void' ELSE 'open' END AS state,
            member.card_no AS cardNo, coupon.issued_at AS issued,
            coupon.valid_from AS validFrom, coupon.valid_to AS validTo,
            sale.receipt_no AS receiptNo, used.at AS time,
            coalesce(used.discount_minor, 0) AS discountTaken
       FROM coupons AS coupon
       JOIN coupon_campaigns AS campaign ON campaign.id = coupon.campaign_id
       LEFT JOIN members AS member ON member.id = coupon.member_id
       LEFT JOIN coupon_redemptions AS used
         ON used.coupon_id = coupon.id AND used.given_back_sale_id IS NULL
       LEFT JOIN sales AS sale ON sale.id = used.sale_id
      ORDER BY coupon.id, used.sale_id`,
  );
}
