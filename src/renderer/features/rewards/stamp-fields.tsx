import type { Gift } from '../../../contract/rewards.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { Choice, Pair } from '../../ui/index.ts';
import { Field } from './fields.tsx';
import { RecordPick } from './record-pick.tsx';
import type { StampForm } from './stamp-form.ts';

const RECORDS = {
  categories: 'rewards:stamp.categories',
  brands: 'rewards:stamp.brands',
  products: 'rewards:stamp.products',
} as const satisfies Record<string, TKey>;

interface Props {
  readonly form: StampForm;
  /** Stamps were given: nothing here can change. */
  readonly isFixed: boolean;
  /** What is wrong with a field. */
  readonly say: (field: keyof StampForm) => string | undefined;
  readonly onChange: (part: Partial<StampForm>) => void;
}

/** What is stamped: pieces, sales or amounts, of which goods, and how many fill a card. */
export function CountingFields({ form, isFixed, say, onChange }: Props) {
  const t = useT();
  const { currencySign: currency } = useFormat();
  return (
    <>
      <Pair>
        <Choice
          label={t('rewards:stamp.basis')}
          value={form.basis}
          isDisabled={isFixed}
          options={[
            { value: 'piece', text: t('rewards:stamp.piece') },
            { value: 'sale', text: t('rewards:stamp.sale') },
            { value: 'amount', text: t('rewards:stamp.amount') },
          ]}
          onChange={(basis) => onChange({ basis })}
        />
        {form.basis === 'piece' ? null : (
          <Field
            label={t(form.basis === 'sale' ? 'rewards:stamp.minimum' : 'rewards:stamp.per', {
              currency,
            })}
            value={form.amount}
            error={say('amount')}
            mode="decimal"
            isDisabled={isFixed}
            onChange={(amount) => onChange({ amount })}
          />
        )}
        <Field
          label={t('rewards:stamp.needed')}
          value={form.needed}
          error={say('needed')}
          mode="numeric"
          isDisabled={isFixed}
          onChange={(needed) => onChange({ needed })}
        />
        {form.basis === 'sale' ? null : (
          <Field
            label={t('rewards:stamp.maxPerSale')}
            value={form.maxPerSale}
            error={say('maxPerSale')}
            hint={t('rewards:field.emptyNoLimit')}
            mode="numeric"
            isDisabled={isFixed}
            onChange={(maxPerSale) => onChange({ maxPerSale })}
          />
        )}
      </Pair>
      {(['categories', 'brands', 'products'] as const).map((kind) => (
        <RecordPick
          key={kind}
          kind={kind}
          label={t(RECORDS[kind])}
          chosen={form[kind]}
          isDisabled={isFixed}
          onChange={(chosen) => onChange({ [kind]: chosen })}
        />
      ))}
    </>
  );
}

/** What a full card gives. */
export function RewardFields({
  form,
  isFixed,
  say,
  onChange,
  gifts,
}: Props & { readonly gifts: readonly Gift[] }) {
  const t = useT();
  return (
    <Pair>
      <Choice
        label={t('rewards:stamp.reward')}
        value={form.reward}
        isDisabled={isFixed}
        options={[
          { value: 'gift', text: t('rewards:stamp.aGift') },
          { value: 'points', text: t('rewards:stamp.bonusPoints') },
          { value: 'coupon', text: t('rewards:stamp.aCoupon') },
        ]}
        onChange={(reward) => onChange({ reward })}
      />
      {form.reward === 'coupon' ? (
        <CouponField form={form} isFixed={isFixed} say={say} onChange={onChange} />
      ) : form.reward === 'points' ? (
        <Field
          label={t('rewards:field.points')}
          value={form.points}
          error={say('points')}
          mode="numeric"
          isDisabled={isFixed}
          onChange={(points) => onChange({ points })}
        />
      ) : (
        <>
          <Choice
            label={t('rewards:stamp.gift')}
            value={form.giftId}
            isDisabled={isFixed}
            hasError={say('giftId') !== undefined}
            {...(gifts.length === 0 ? { helperText: t('rewards:stamp.noGifts') } : {})}
            options={gifts.map(({ id, name }) => ({ value: id, text: name }))}
            onChange={(giftId) => onChange({ giftId })}
          />
          <Field
            label={t('rewards:stamp.days')}
            value={form.days}
            error={say('days')}
            hint={t('rewards:field.emptyNoLimit')}
            mode="numeric"
            isDisabled={isFixed}
            onChange={(days) => onChange({ days })}
          />
        </>
      )}
    </Pair>
  );
}

/** Whose coupon it is: an active campaign of personal codes. */
function CouponField({ form, isFixed, say, onChange }: Props) {
  const t = useT();
  const answer = useTillQuery('coupons.campaigns', {});
  const campaigns = (answer.data ?? []).filter(
    ({ id, state, terms }) =>
      id === form.campaignId || (state === 'active' && terms.codes === 'personal'),
  );
  return (
    <Choice
      label={t('rewards:stamp.coupon')}
      value={form.campaignId}
      isDisabled={isFixed}
      hasError={say('campaignId') !== undefined}
      {...(campaigns.length === 0 ? { helperText: t('rewards:stamp.noCoupons') } : {})}
      options={campaigns.map(({ id, name }) => ({ value: id, text: name }))}
      onChange={(campaignId) => onChange({ campaignId })}
    />
  );
}
