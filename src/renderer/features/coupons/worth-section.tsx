import type { CouponTerms } from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { Choice, Pair } from '../../ui/index.ts';
import { AmountField, Group, ScaledField } from '../programme/index.ts';
import { KIND_TEXTS } from './coupon-texts.ts';
import { newBenefit } from './new-terms.ts';

/** What a section of the editor gets: the terms, and how to change a part of them. */
export interface SectionProps {
  readonly terms: CouponTerms;
  readonly onChange: (part: Partial<CouponTerms>) => void;
}

/** What the coupon is worth. */
export function WorthSection({ terms, onChange }: SectionProps) {
  const t = useT();
  const { benefit } = terms;
  return (
    <Group title={t('coupons:section.worth')}>
      <Pair>
        <Choice
          label={t('coupons:field.kind')}
          value={benefit.kind}
          options={(['percent', 'amount', 'freeItem'] as const).map((value) => ({
            value,
            text: t(KIND_TEXTS[value]),
          }))}
          onChange={(kind) => onChange({ benefit: newBenefit(kind) })}
        />
        {benefit.kind === 'amount' ? (
          <AmountField
            label={t('coupons:field.amount')}
            field="benefit.amountMinor"
            min={1}
            value={benefit.amountMinor}
            onChange={(amountMinor) => onChange({ benefit: { ...benefit, amountMinor } })}
          />
        ) : null}
        {benefit.kind === 'percent' ? (
          <ScaledField
            label={t('coupons:field.percent')}
            field="benefit.basisPoints"
            scale={100}
            min={1}
            max={10_000}
            unit="%"
            value={benefit.basisPoints}
            onChange={(basisPoints) => onChange({ benefit: { ...benefit, basisPoints } })}
          />
        ) : null}
      </Pair>
      <Pair>
        <AmountField
          label={t('coupons:field.minimum')}
          field="minimumMinor"
          value={terms.minimumMinor}
          onChange={(minimumMinor) => onChange({ minimumMinor })}
        />
        {benefit.kind === 'percent' ? (
          <AmountField
            label={t('coupons:field.maximum')}
            hint={t('coupons:field.noLimit')}
            field="benefit.maximumMinor"
            value={benefit.maximumMinor ?? 0}
            onChange={(maximum) =>
              onChange({ benefit: { ...benefit, maximumMinor: maximum === 0 ? null : maximum } })
            }
          />
        ) : null}
      </Pair>
    </Group>
  );
}
