import Box from '@mui/material/Box';
import { assertNever } from '../../../../contract/kernel/result.ts';
import type { RuleGift } from '../../../../contract/programme.ts';
import { useT } from '../../../i18n/index.ts';
import { Choice, Pair } from '../../../ui/index.ts';
import { FieldFindings } from '../fields/finding-lines.tsx';
import { Group } from '../fields/group.tsx';
import { AmountField, ScaledField, WholeField } from '../fields/number-fields.tsx';

interface Props {
  readonly gives: RuleGift;
  readonly onChange: (gives: RuleGift) => void;
}

/** What each kind of gift starts with. */
const STARTS: Readonly<Record<RuleGift['kind'], RuleGift>> = {
  multiply: { kind: 'multiply', factorBp: 20_000 },
  rate: { kind: 'rate', rate: { ratePoints: 1, ratePerMinor: 100 } },
  perItem: { kind: 'perItem', points: 10 },
  perSale: { kind: 'perSale', points: 100 },
};

/** What a rule gives: the kind, then its figures. */
export function GiftFields({ gives, onChange }: Props) {
  const t = useT();
  return (
    <Group title={t('programme:rule.gives')}>
      <Pair>
        <Choice
          label={t('programme:rule.kind')}
          value={gives.kind}
          options={[
            { value: 'multiply', text: t('programme:gift.multiply') },
            { value: 'rate', text: t('programme:gift.rate') },
            { value: 'perItem', text: t('programme:gift.perItem') },
            { value: 'perSale', text: t('programme:gift.perSale') },
          ]}
          onChange={(kind) => onChange(STARTS[kind])}
        />
        <GiftFigures gives={gives} onChange={onChange} />
      </Pair>
      <FieldFindings field="gives" />
    </Group>
  );
}

function GiftFigures({ gives, onChange }: Props) {
  const t = useT();
  switch (gives.kind) {
    case 'multiply':
      return (
        <ScaledField
          label={t('programme:gift.factor')}
          field="gives.factorBp"
          value={gives.factorBp}
          scale={10_000}
          min={10_001}
          max={1_000_000}
          unit="×"
          hint={t('programme:gift.factorHint')}
          onChange={(factorBp) => onChange({ kind: 'multiply', factorBp })}
        />
      );
    case 'rate':
      return (
        <RateFields
          field="gives.rate"
          rate={gives.rate}
          onChange={(rate) => onChange({ kind: 'rate', rate })}
        />
      );
    case 'perItem':
    case 'perSale':
      return (
        <WholeField
          label={t('programme:gift.points')}
          field="gives.points"
          value={gives.points}
          min={1}
          max={1_000_000}
          onChange={(points) => onChange({ kind: gives.kind, points })}
        />
      );
    default:
      return assertNever(gives);
  }
}

type Rate = Extract<RuleGift, { kind: 'rate' }>['rate'];

/** So many points for so much money. */
export function RateFields({
  field,
  rate,
  label,
  onChange,
}: {
  readonly field: string;
  readonly rate: Rate;
  /** Whose rate it is, for readers of the screen; absent = the rule's. */
  readonly label?: string;
  readonly onChange: (rate: Rate) => void;
}) {
  const t = useT();
  const named = (text: string) => (label === undefined ? text : `${label}: ${text}`);
  // At most ten points a minor unit: the sums of the largest sale stay exact.
  const most = Math.min(1_000_000, rate.ratePerMinor * 10);
  return (
    <Box sx={SIDE_BY_SIDE}>
      <WholeField
        label={named(t('programme:gift.ratePoints'))}
        field={field}
        value={rate.ratePoints}
        max={most}
        onChange={(ratePoints) => onChange({ ...rate, ratePoints })}
      />
      <AmountField
        label={named(t('programme:gift.rateAmount'))}
        field={`${field}.ratePerMinor`}
        value={rate.ratePerMinor}
        min={Math.max(1, Math.ceil(rate.ratePoints / 10))}
        onChange={(ratePerMinor) => onChange({ ...rate, ratePerMinor })}
      />
    </Box>
  );
}

/** A rate is one thing: its two figures stay beside each other however narrow it gets. */
const SIDE_BY_SIDE = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
  alignItems: 'start',
} as const;
