import { ok } from '../../../../contract/kernel/result.ts';
import { codePoints } from '../../../../contract/kernel/text.ts';
import type { Query } from '../../../store/context.ts';
import { duplicatesOf } from '../duplicates.ts';
import { toE164 } from '../phone.ts';
import { foldCardNo, hasCardForm } from '../rules/card-number.ts';
import { MAX_NAME } from '../rules/check-enrolment.ts';
import { phoneRegion } from '../rules/phone-region.ts';

/** Members who may be the person being enrolled: see the contract. */
export const findDuplicates: Query<'members.findDuplicates'> = (context, input) => {
  const cardNo = foldCardNo(input.cardNo);
  return ok(
    duplicatesOf(context.db, {
      name: codePoints(input.name) > MAX_NAME ? '' : input.name,
      phone: toE164(input.phone, phoneRegion(context.till)),
      cardNo: hasCardForm(cardNo) ? cardNo : null,
      birthday: input.birthday,
    }),
  );
};
