import { useState } from 'react';
import { MAX_POINTS } from '../../../contract/kernel/money.ts';
import type { CallInput } from '../../../contract/index.ts';
import type { Gift } from '../../../contract/rewards.ts';
import { useT } from '../../i18n/index.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { FormDialog, Pair } from '../../ui/index.ts';
import { DayFields, Field, TierBoxes, Toggle } from './fields.tsx';
import { ProductPick } from './product-pick.tsx';
import { readDay, readLimit, readWhole, shownLimit } from './read-fields.ts';
import { useSaved } from './use-saved.ts';

function startOf(gift: Gift | null) {
  return {
    name: gift?.name ?? '',
    points: gift === null ? '' : String(gift.points),
    perMemberLimit: shownLimit(gift?.perMemberLimit ?? null),
    returnDays: String(gift?.returnDays ?? 14),
    lowStock: String(gift?.lowStock ?? 0),
    from: gift?.fromDay ?? '',
    to: gift?.toDay ?? '',
    tiers: gift?.tiers ?? [],
    isActive: gift?.isActive ?? true,
    product:
      gift === null || gift.productId === null
        ? null
        : { id: gift.productId, name: gift.productName },
  };
}

type GiftForm = ReturnType<typeof startOf>;
type GiftInput = Omit<CallInput<'rewards.saveGift'>, 'requestId' | 'giftId' | 'version'>;

/** The form as the till wants it, or the fields that hold no value. */
function readForm(form: GiftForm): GiftInput | readonly (keyof GiftForm)[] {
  const read = {
    points: readWhole(form.points, { min: 0, max: MAX_POINTS }),
    perMemberLimit: readLimit(form.perMemberLimit, 1000),
    returnDays: readWhole(form.returnDays, { min: 0, max: 366 }),
    lowStock: readWhole(form.lowStock, { min: 0, max: 1_000_000 }),
    from: readDay(form.from),
    to: readDay(form.to),
  };
  const { points, perMemberLimit, returnDays, lowStock, from, to } = read;
  if (
    points === undefined ||
    perMemberLimit === undefined ||
    returnDays === undefined ||
    lowStock === undefined ||
    from === undefined ||
    to === undefined
  ) {
    const names = ['points', 'perMemberLimit', 'returnDays', 'lowStock', 'from', 'to'] as const;
    return names.filter((name) => read[name] === undefined);
  }
  const { name, tiers, isActive, product } = form;
  const limits = { points, perMemberLimit, returnDays, lowStock };
  return {
    name,
    tiers,
    isActive,
    productId: product?.id ?? null,
    fromDay: from,
    toDay: to,
    ...limits,
  };
}

/** A gift: what it costs, for whom, how often, and how long it can be brought back. */
export function GiftDialog({
  gift,
  onClose,
}: {
  /** null = a new one. */
  readonly gift: Gift | null;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [form, setForm] = useState(() => startOf(gift));
  const [wrong, setWrong] = useState<readonly (keyof GiftForm)[]>([]);
  const save = useTillCommand('rewards.saveGift');
  const onSaved = useSaved(onClose);
  const change = (part: Partial<GiftForm>) => setForm({ ...form, ...part });
  const submit = () => {
    const input = readForm(form);
    setWrong('name' in input ? [] : input);
    if (!('name' in input)) return;
    const which = { giftId: gift?.id ?? null, version: gift?.version ?? 0 };
    void save.run({ ...which, ...input }).then((reply) => onSaved(reply, form.name));
  };
  const say = (field: keyof GiftForm) =>
    wrong.includes(field) ? t('rewards:wrong.number') : undefined;
  return (
    <FormDialog
      width="sm"
      title={gift === null ? t('rewards:gift.add') : t('rewards:changeFor', { name: gift.name })}
      onClose={onClose}
      onSubmit={submit}
      command={save}
    >
      <Field
        isFirst
        label={t('rewards:field.name')}
        value={form.name}
        onChange={(name) => change({ name })}
      />
      <Pair>
        <Field
          label={t('rewards:field.points')}
          value={form.points}
          error={say('points')}
          hint={t('rewards:gift.pointsHint')}
          mode="numeric"
          onChange={(points) => change({ points })}
        />
        <Field
          label={t('rewards:gift.limit')}
          value={form.perMemberLimit}
          error={say('perMemberLimit')}
          hint={t('rewards:field.emptyNoLimit')}
          mode="numeric"
          onChange={(perMemberLimit) => change({ perMemberLimit })}
        />
        <Field
          label={t('rewards:gift.lowStock')}
          value={form.lowStock}
          error={say('lowStock')}
          mode="numeric"
          onChange={(lowStock) => change({ lowStock })}
        />
        <Field
          label={t('rewards:gift.returnDays')}
          value={form.returnDays}
          error={say('returnDays')}
          hint={t('rewards:gift.returnDaysHint')}
          mode="numeric"
          onChange={(returnDays) => change({ returnDays })}
        />
      </Pair>
      <DayFields
        from={form.from}
        to={form.to}
        isWrong={{ from: wrong.includes('from'), to: wrong.includes('to') }}
        onChange={change}
      />
      <ProductPick product={form.product} onChange={(product) => change({ product })} />
      <TierBoxes tiers={form.tiers} onChange={(tiers) => change({ tiers })} />
      <Toggle
        label={t('rewards:gift.isActive')}
        isOn={form.isActive}
        onChange={(isActive) => change({ isActive })}
      />
    </FormDialog>
  );
}
