import type { CallInput } from '../../../contract/index.ts';
import type { StampCard } from '../../../contract/stamps.ts';
import type { DecimalSign } from '../../lib/parse-decimal.ts';
import { editableAmount, parseAmount } from '../../lib/parse-decimal.ts';
import { readDay, readLimit, readWhole, shownLimit } from './read-fields.ts';
import type { Named } from './record-pick.tsx';

/** How this till writes amounts. */
export interface AmountShape {
  readonly decimals: number;
  readonly decimalSign: DecimalSign;
}

/** A stamp card as typed. */
export interface StampForm {
  readonly name: string;
  readonly needed: string;
  readonly basis: 'piece' | 'sale' | 'amount';
  /** The least a sale must come to, or the amount of a stamp. */
  readonly amount: string;
  readonly products: readonly Named[];
  readonly categories: readonly Named[];
  readonly brands: readonly Named[];
  readonly maxPerSale: string;
  readonly reward: 'gift' | 'points' | 'coupon';
  readonly giftId: number;
  readonly campaignId: number;
  readonly days: string;
  readonly points: string;
  readonly from: string;
  readonly to: string;
  readonly maxCards: string;
  readonly isActive: boolean;
}

/** A card as the dialog begins with it; null = a new one, ten for the price of nine. */
export function stampForm(
  card: StampCard | null,
  start: { readonly today: string; readonly giftId: number; readonly shape: AmountShape },
): StampForm {
  const basis = card?.counting.basis ?? { kind: 'piece' };
  const minor =
    basis.kind === 'sale' ? basis.minimumMinor : basis.kind === 'amount' ? basis.perMinor : 0;
  const reward = card?.reward ?? { kind: 'gift', giftId: start.giftId, days: null };
  const named = (uids: readonly string[] = []) =>
    uids.map((uid) => ({ uid, name: card?.targets.find((one) => one.uid === uid)?.name ?? uid }));
  return {
    name: card?.name ?? '',
    needed: String(card?.needed ?? 9),
    basis: basis.kind,
    amount: minor === 0 ? '' : editableAmount(minor, start.shape.decimals, start.shape.decimalSign),
    products: named(card?.counting.products),
    categories: named(card?.counting.categories),
    brands: named(card?.counting.brands),
    maxPerSale: shownLimit(card?.counting.maxPerSale ?? null),
    reward: card === null && start.giftId === 0 ? 'points' : reward.kind,
    giftId: reward.kind === 'gift' ? reward.giftId : start.giftId,
    campaignId: reward.kind === 'coupon' ? reward.campaignId : 0,
    days: shownLimit(reward.kind === 'gift' ? reward.days : null),
    points: reward.kind === 'points' ? String(reward.points) : '',
    from: card?.fromDay ?? start.today,
    to: card?.toDay ?? '',
    maxCards: shownLimit(card?.maxCards ?? null),
    isActive: card?.isActive ?? true,
  };
}

type Input = Omit<CallInput<'stamps.saveCard'>, 'requestId' | 'cardId' | 'version'>;

/** The form as the till wants it, or the fields that hold no value. */
export function readStampForm(
  form: StampForm,
  shape: AmountShape,
): { readonly input: Input } | { readonly wrong: readonly (keyof StampForm)[] } {
  const needed = readWhole(form.needed, { min: 1, max: 1000 });
  const maxPerSale = readLimit(form.maxPerSale, 1000);
  const maxCards = readLimit(form.maxCards, 1000);
  const fromDay = readDay(form.from);
  const toDay = readDay(form.to);
  const basis = readBasis(form, shape);
  const reward = readReward(form);
  const wrong = [
    ...(needed === undefined ? ['needed' as const] : []),
    ...(maxPerSale === undefined ? ['maxPerSale' as const] : []),
    ...(maxCards === undefined ? ['maxCards' as const] : []),
    ...(fromDay === undefined || fromDay === null ? ['from' as const] : []),
    ...(toDay === undefined ? ['to' as const] : []),
    ...(basis === undefined ? ['amount' as const] : []),
    ...(typeof reward === 'string' ? [reward] : []),
  ];
  if (
    needed === undefined ||
    maxPerSale === undefined ||
    maxCards === undefined ||
    fromDay === undefined ||
    fromDay === null ||
    toDay === undefined ||
    basis === undefined ||
    typeof reward === 'string'
  ) {
    return { wrong };
  }
  const { name, isActive } = form;
  const counting = {
    basis,
    products: form.products.map(({ uid }) => uid),
    categories: form.categories.map(({ uid }) => uid),
    brands: form.brands.map(({ uid }) => uid),
    maxPerSale,
  };
  return { input: { name, needed, counting, reward, fromDay, toDay, maxCards, isActive } };
}

function readBasis(form: StampForm, shape: AmountShape): Input['counting']['basis'] | undefined {
  if (form.basis === 'piece') return { kind: 'piece' };
  if (form.basis === 'sale' && form.amount.trim() === '') return { kind: 'sale', minimumMinor: 0 };
  const amount = parseAmount(form.amount, shape);
  if (!amount.ok) return undefined;
  if (form.basis === 'sale') return { kind: 'sale', minimumMinor: amount.value };
  return amount.value === 0 ? undefined : { kind: 'amount', perMinor: amount.value };
}

function readReward(
  form: StampForm,
): Input['reward'] | 'points' | 'days' | 'giftId' | 'campaignId' {
  if (form.reward === 'coupon') {
    const { campaignId } = form;
    return campaignId === 0 ? 'campaignId' : { kind: 'coupon', campaignId };
  }
  if (form.reward === 'points') {
    const points = readWhole(form.points, { min: 1, max: 1_000_000_000 });
    return points === undefined ? 'points' : { kind: 'points', points };
  }
  if (form.giftId === 0) return 'giftId';
  const days = readLimit(form.days, 3660);
  return days === undefined ? 'days' : { kind: 'gift', giftId: form.giftId, days };
}
