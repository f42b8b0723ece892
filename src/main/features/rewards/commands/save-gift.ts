import type { CallError, CallParsed } from '../../../../contract/index.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { productsForSale } from '../../catalog/face.ts';
import { giftNamed, type GiftToSave, insertGift, selectGift, updateGift } from '../tables.ts';

type Wish = CallParsed<'rewards.saveGift'>;

/** Adds or changes a gift, and logs it as it is from now on; its stock is moved elsewhere. */
export const saveGift: Command<'rewards.saveGift'> = (context, input) => {
  const known = input.giftId === null ? undefined : selectGift(context.db, input.giftId);
  if (input.giftId !== null && known === undefined) return fail('rewards.unknownGift');
  if (known !== undefined && known.version !== input.version) {
    return fail('rewards.changedMeanwhile');
  }
  const checked = check(context, input);
  if (!checked.ok) return checked;
  const uid = known?.uid ?? context.newUid();
  if (known !== undefined) updateGift(context.db, { ...checked.value, id: known.id });
  const giftId = known?.id ?? insertGift(context.db, { ...checked.value, uid });
  const version = (known?.version ?? 0) + 1;
  context.log('gift.saved', { gift: uid, version, ...checked.value });
  context.changed('rewards');
  return ok({ giftId, version });
};

function check(
  context: CommandContext,
  input: Wish,
): Result<Omit<GiftToSave, 'uid'>, CallError<'rewards.saveGift'>> {
  const { fromDay, toDay, productId } = input;
  const name = cleanText(input.name);
  if (name === '') return fail('rewards.nameEmpty');
  const namesake = giftNamed(context.db, name);
  if (namesake !== undefined && namesake !== input.giftId)
    return fail('rewards.nameTaken', { name });
  if (fromDay !== null && toDay !== null && toDay < fromDay) return fail('rewards.daysReversed');
  if (productId !== null && productsForSale(context.db, [productId]).length === 0) {
    return fail('rewards.unknownProduct');
  }
  return ok({
    name,
    points: input.points,
    productId,
    perMemberLimit: input.perMemberLimit,
    tiers: JSON.stringify([...new Set(input.tiers)]),
    fromDay,
    toDay,
    returnDays: input.returnDays,
    lowStock: input.lowStock,
    isActive: input.isActive ? 1 : 0,
  });
}
