import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useDecimalErrorText } from '../../../lib/decimal-error-text.ts';
import { useFormat } from '../../../lib/format.ts';
import { Chip, ErrorNotice, Kbd } from '../../../ui/index.ts';
import type { DecisionError, DecisionWay } from '../logic/typed-decision.ts';
import { RoundingButtons } from './rounding-buttons.tsx';
import type { Decision } from './use-decision.ts';

/** The line or the whole basket, with what it costs before and after. */
export function TargetChoice({ decision }: { readonly decision: Decision }) {
  const t = useT();
  const { isOfLine, hasLine, name, before, after } = decision;
  const format = useFormat();
  return (
    <Box>
      <ToggleButtonGroup
        exclusive
        fullWidth
        color="primary"
        value={isOfLine}
        aria-label={t('sales:decide.target')}
        onChange={(_event, chosen: boolean | null) => {
          if (chosen !== null) decision.setIsOfLine(chosen);
        }}
      >
        <ToggleButton value disabled={!hasLine} tabIndex={-1} sx={CHOICE}>
          {t('sales:decide.line')}
          {isOfLine ? null : <Kbd keys="f5" />}
        </ToggleButton>
        <ToggleButton value={false} tabIndex={-1} sx={CHOICE}>
          {t('sales:decide.whole')}
          {isOfLine ? <Kbd keys="f5" /> : null}
        </ToggleButton>
      </ToggleButtonGroup>
      <Box sx={{ display: 'flex', gap: 2, mt: 1, minHeight: 24, alignItems: 'baseline' }}>
        <Typography noWrap sx={{ flex: 1, minWidth: 0 }}>
          {isOfLine ? name : t('sales:decide.wholeNow')}
        </Typography>
        <Box aria-live="polite" sx={{ whiteSpace: 'nowrap' }}>
          {before === null ? '' : format.amount(before)}
          {after === null || after === before ? null : (
            <Box component="b" sx={{ ml: 1 }}>
              → {format.amount(after)}
            </Box>
          )}
        </Box>
      </Box>
    </Box>
  );
}

const WAYS: readonly { readonly way: DecisionWay; readonly label: TKey; readonly keys: string }[] =
  [
    { way: 'percent', label: 'sales:decide.percent', keys: 'f6' },
    { way: 'amount', label: 'sales:decide.amount', keys: 'f7' },
    { way: 'price', label: 'sales:decide.price', keys: 'f8' },
  ];

/** Per cent, an amount, or another price. */
export function WayChoice({ decision }: { readonly decision: Decision }) {
  const t = useT();
  return (
    <ToggleButtonGroup
      exclusive
      fullWidth
      color="primary"
      value={decision.way}
      aria-label={t('sales:decide.how')}
      onChange={(_event, way: DecisionWay | null) => {
        if (way !== null) decision.setWay(way);
      }}
    >
      {WAYS.map(({ way, label, keys }) => (
        <ToggleButton
          key={way}
          value={way}
          disabled={way === 'price' && !decision.isOfLine}
          tabIndex={-1}
          sx={CHOICE}
        >
          {t(label)}
          <Kbd keys={keys} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

const CHOICE = { minHeight: 48, gap: 1, px: 1, py: 0.5, lineHeight: 1.2 } as const;

const LABELS: Readonly<Record<DecisionWay, TKey>> = {
  percent: 'sales:decide.percentLabel',
  amount: 'sales:decide.amountLabel',
  price: 'sales:decide.priceLabel',
};

/** The figure, what is wrong with it, and whether a manager is needed. */
export function TypedDecision({ decision }: { readonly decision: Decision }) {
  const t = useT();
  const { currencySign } = useFormat();
  const errorText = useDecimalErrorText();
  const { way, error, isOfLine, needsManager, failure } = decision;
  const told = (code: DecisionError) =>
    code === 'overHundred' ? t('sales:decide.overHundred') : errorText(code);
  const shown = error === null ? null : told(error);
  return (
    <>
      <TextField
        key={`${way}${String(isOfLine)}`}
        autoFocus
        fullWidth
        label={t(LABELS[way], { currency: currencySign })}
        value={decision.text}
        placeholder={decision.placeholder}
        onChange={(event) => decision.setText(event.target.value)}
        error={shown !== null}
        helperText={shown ?? ' '}
        slotProps={{
          htmlInput: {
            inputMode: 'decimal',
            autoComplete: 'off',
            maxLength: 24,
            style: { fontSize: '1.75rem', textAlign: 'right' },
          },
          inputLabel: { shrink: true },
        }}
      />
      {isOfLine ? null : <RoundingButtons />}
      <Box role="status" sx={{ minHeight: 26, mt: -1 }}>
        {needsManager ? <Chip tone="warn">{t('sales:decide.needsManager')}</Chip> : null}
      </Box>
      <ErrorNotice failure={failure} />
    </>
  );
}
