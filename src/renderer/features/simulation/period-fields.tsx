import Stack from '@mui/material/Stack';
import type { SimulatedPeriod } from '../../../contract/simulation.ts';
import { useT } from '../../i18n/index.ts';
import { Choice, DateField } from '../../ui/index.ts';

const MONTHS = [1, 3, 6, 12, 24, 36] as const;
const DAYS = 0;

export interface PeriodDraft {
  /** 0 = by days. */
  readonly months: number;
  readonly fromDay: string;
  readonly toDay: string;
}

export const LAST_YEAR: PeriodDraft = { months: 12, fromDay: '', toDay: '' };

/** The period as the till takes it; null = a day is missing. */
export function periodOf({ months, fromDay, toDay }: PeriodDraft): SimulatedPeriod | null {
  if (months !== DAYS) return { kind: 'months', months };
  return fromDay === '' || toDay === '' ? null : { kind: 'days', fromDay, toDay };
}

/** On which receipts a draft is replayed: the last months, or days to choose. */
export function PeriodFields({
  draft,
  isDisabled,
  onChange,
}: {
  readonly draft: PeriodDraft;
  readonly isDisabled: boolean;
  readonly onChange: (draft: PeriodDraft) => void;
}) {
  const t = useT();
  const dayField = (label: string, field: 'fromDay' | 'toDay') => (
    <DateField
      label={label}
      day={draft[field]}
      isDisabled={isDisabled}
      onChange={(day) => onChange({ ...draft, [field]: day })}
    />
  );
  return (
    <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
      <Stack sx={{ width: 240 }}>
        <Choice
          label={t('simulation:period.label')}
          value={draft.months}
          isDisabled={isDisabled}
          options={[
            ...MONTHS.map((months) => ({
              value: months as number,
              text: t('simulation:period.months', { count: months }),
            })),
            { value: DAYS, text: t('simulation:period.days') },
          ]}
          onChange={(months) => onChange({ ...draft, months })}
        />
      </Stack>
      {draft.months === DAYS ? (
        <>
          {dayField(t('simulation:period.from'), 'fromDay')}
          {dayField(t('simulation:period.to'), 'toDay')}
        </>
      ) : null}
    </Stack>
  );
}
