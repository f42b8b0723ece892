import type { CallError, CallParsed } from '../../../../contract/index.ts';
import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import type { Command, CommandContext } from '../../../store/context.ts';
import { giveableCampaign } from '../../coupons/face.ts';
import { giftById } from '../../rewards/face.ts';
import {
  cardNamed,
  type CardRow,
  type CardToSave,
  hasStamps,
  insertCard,
  isRecordKnown,
  selectCard,
  updateCard,
} from '../tables.ts';

type Wish = CallParsed<'stamps.saveCard'>;
type SaveError = CallError<'stamps.saveCard'>;

/** Adds or changes a stamp card; what it counts and gives is fixed once it gave stamps. */
export const saveCard: Command<'stamps.saveCard'> = (context, input) => {
  const known = input.cardId === null ? undefined : selectCard(context.db, input.cardId);
  if (input.cardId !== null && known === undefined) return fail('stamps.unknownCard');
  if (known !== undefined && known.version !== input.version) {
    return fail('stamps.changedMeanwhile');
  }
  const checked = check(context, input);
  if (!checked.ok) return checked;
  const row = checked.value;
  if (known !== undefined && hasStamps(context.db, known.id) && differs(known, row)) {
    return fail('stamps.isFixed', { name: known.name });
  }
  const uid = known?.uid ?? context.newUid();
  if (known !== undefined) updateCard(context.db, { ...row, id: known.id });
  const cardId = known?.id ?? insertCard(context.db, { ...row, uid });
  const version = (known?.version ?? 0) + 1;
  context.log('stampCard.saved', { card: uid, version, ...row });
  context.changed('stamps');
  return ok({ cardId, version });
};

function differs(known: CardRow, row: Omit<CardToSave, 'uid'>): boolean {
  return (['needed', 'counting', 'reward', 'fromDay'] as const).some(
    (field) => known[field] !== row[field],
  );
}

function check(context: CommandContext, input: Wish): Result<Omit<CardToSave, 'uid'>, SaveError> {
  const { fromDay, toDay, counting, reward } = input;
  const name = cleanText(input.name);
  if (name === '') return fail('stamps.nameEmpty');
  const namesake = cardNamed(context.db, name);
  if (namesake !== undefined && namesake !== input.cardId)
    return fail('stamps.nameTaken', { name });
  if (toDay !== null && toDay < fromDay) return fail('stamps.daysReversed');
  if (!areKnown(context, counting)) return fail('stamps.unknownRecord');
  if (reward.kind === 'gift' && giftById(context.db, reward.giftId) === undefined) {
    return fail('rewards.unknownGift');
  }
  if (reward.kind === 'coupon') {
    const campaign = giveableCampaign(context.db, reward.campaignId);
    if (campaign === undefined) return fail('coupons.unknown');
    if (!campaign.isGiveable) return fail('coupons.notPersonal');
  }
  return ok({
    name,
    needed: input.needed,
    counting: JSON.stringify(counting),
    reward: JSON.stringify(reward),
    fromDay,
    toDay,
    maxCards: input.maxCards,
    isActive: input.isActive ? 1 : 0,
  });
}

function areKnown({ db }: CommandContext, counting: Wish['counting']): boolean {
  return (
    counting.products.every((uid) => isRecordKnown(db, 'product', uid)) &&
    counting.categories.every((uid) => isRecordKnown(db, 'category', uid)) &&
    counting.brands.every((uid) => isRecordKnown(db, 'brand', uid))
  );
}
