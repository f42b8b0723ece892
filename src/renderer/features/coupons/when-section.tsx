import type { CouponTerms } from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { Choice, Pair } from '../../ui/index.ts';
import { DayField, Group, WeekFields, WholeField } from '../programme/index.ts';
import { VALIDITY_TEXTS } from './coupon-texts.ts';
import type { SectionProps } from './worth-section.tsx';

/** On which days and hours. */
export function WhenSection({ terms, onChange }: SectionProps) {
  const t = useT();
  return (
    <Group title={t('coupons:section.when')}>
      <Validity validity={terms.validity} onChange={onChange} />
      <WeekFields path="" week={terms} onChange={onChange} />
    </Group>
  );
}

function Validity({
  validity,
  onChange,
}: {
  readonly validity: CouponTerms['validity'];
  readonly onChange: SectionProps['onChange'];
}) {
  const t = useT();
  return (
    <>
      <Choice
        label={t('coupons:field.validity')}
        value={validity.kind}
        options={(['fixed', 'afterIssue'] as const).map((value) => ({
          value,
          text: t(VALIDITY_TEXTS[value]),
        }))}
        onChange={(kind) =>
          onChange({
            validity:
              kind === 'afterIssue'
                ? { kind, days: 30 }
                : validity.kind === 'fixed'
                  ? validity
                  : { kind, fromDay: '', toDay: '' },
          })
        }
      />
      {validity.kind === 'fixed' ? (
        <Pair>
          <DayField
            isNeeded
            label={t('coupons:field.from')}
            field="validity.fromDay"
            value={validity.fromDay}
            onChange={(day) => onChange({ validity: { ...validity, fromDay: day ?? '' } })}
          />
          <DayField
            isNeeded
            label={t('coupons:field.to')}
            field="validity.toDay"
            value={validity.toDay}
            onChange={(day) => onChange({ validity: { ...validity, toDay: day ?? '' } })}
          />
        </Pair>
      ) : (
        <WholeField
          label={t('coupons:field.days')}
          field="validity.days"
          min={1}
          max={3660}
          value={validity.days}
          onChange={(days) => onChange({ validity: { ...validity, days } })}
        />
      )}
    </>
  );
}
