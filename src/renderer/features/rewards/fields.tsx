import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { TIERS } from '../../../contract/members.ts';
import type { Tier } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { Pair } from '../../ui/index.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  /** What is wrong with it; it takes the hint's place. */
  readonly error?: string | undefined;
  readonly isFirst?: boolean;
  readonly mode?: 'text' | 'numeric' | 'decimal';
  readonly max?: number;
  readonly isDisabled?: boolean;
}

/** A field for text or figures with its hint or what is wrong below. */
export function Field(props: FieldProps) {
  const { label, value, onChange, hint, error, mode = 'text', max = 60 } = props;
  const below = error ?? hint;
  return (
    <TextField
      fullWidth
      autoFocus={props.isFirst ?? false}
      label={label}
      value={value}
      disabled={props.isDisabled ?? false}
      error={error !== undefined}
      {...(below === undefined ? {} : { helperText: below })}
      slotProps={{ htmlInput: { inputMode: mode, maxLength: max } }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** First and last day, side by side. */
export function DayFields({
  from,
  to,
  isWrong,
  isFromFixed = false,
  onChange,
}: {
  readonly from: string;
  readonly to: string;
  /** Which of them is no day. */
  readonly isWrong: { readonly from: boolean; readonly to: boolean };
  readonly isFromFixed?: boolean;
  readonly onChange: (days: { readonly from?: string; readonly to?: string }) => void;
}) {
  const t = useT();
  return (
    <Pair>
      <Field
        label={t('rewards:field.fromDay')}
        value={from}
        error={isWrong.from ? t('rewards:wrong.day') : undefined}
        hint={t('rewards:field.dayHint')}
        mode="numeric"
        max={12}
        isDisabled={isFromFixed}
        onChange={(text) => onChange({ from: text })}
      />
      <Field
        label={t('rewards:field.toDay')}
        value={to}
        error={isWrong.to ? t('rewards:wrong.day') : undefined}
        hint={t('rewards:field.toDayHint')}
        mode="numeric"
        max={12}
        onChange={(text) => onChange({ to: text })}
      />
    </Pair>
  );
}

/** Yes or no. */
export function Toggle({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <FormControlLabel
      sx={{ minHeight: 48 }}
      control={<Switch checked={isOn} onChange={(event) => onChange(event.target.checked)} />}
      label={label}
    />
  );
}

/** For members of which tiers; none = all. */
export function TierBoxes({
  tiers,
  onChange,
}: {
  readonly tiers: readonly Tier[];
  readonly onChange: (tiers: Tier[]) => void;
}) {
  const t = useT();
  return (
    <Box role="group" aria-label={t('rewards:field.tiers')}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('rewards:field.tiersHint')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
        {TIERS.map((tier) => (
          <FormControlLabel
            key={tier}
            sx={{ minHeight: 48 }}
            control={
              <Checkbox
                checked={tiers.includes(tier)}
                onChange={(event) =>
                  onChange(
                    TIERS.filter((one) =>
                      one === tier ? event.target.checked : tiers.includes(one),
                    ),
                  )
                }
              />
            }
            label={t(`common:tier.${tier}`)}
          />
        ))}
      </Box>
    </Box>
  );
}
