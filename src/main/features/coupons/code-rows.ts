import type { CouponRow } from '../../../contract/coupons.ts';
import type { BusinessDay } from '../../../contract/kernel/time.ts';
import { stateOn } from './rules/when-good.ts';
import type { Campaign } from './tables.ts';
import type { CodeRow } from './tables-codes.ts';

/** A code as the screens show it. */
export function shownCode(
  row: CodeRow,
  campaign: Pick<Campaign, 'name' | 'isVoid'>,
  today: BusinessDay,
): CouponRow {
  const { memberId, memberName, memberCardNo, usedSaleId, usedReceiptNo, usedAt } = row;
  return {
    id: row.id,
    code: row.code,
    name: campaign.name,
    state: stateOn({ ...row, isVoid: campaign.isVoid }, today),
    member:
      memberId === null
        ? null
        : { id: memberId, name: memberName ?? '', cardNo: memberCardNo ?? '' },
    issuedAt: row.issuedAt,
    validFrom: row.validFrom,
    validTo: row.validTo,
    used:
      usedSaleId === null || usedReceiptNo === null || usedAt === null
        ? null
        : { saleId: usedSaleId, receiptNo: usedReceiptNo, at: usedAt },
  };
}
