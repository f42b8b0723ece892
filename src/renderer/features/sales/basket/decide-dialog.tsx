import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useDecimalErrorText } from '../../../lib/decimal-error-text.ts';
import { useFormat } from '../../../lib/format.ts';
import { BigButton, Chip, Dialog, ErrorNotice, Kbd } from '../../../ui/index.ts';
import type { DecisionError, DecisionWay } from '../logic/typed-decision.ts';
import { AmountPad } from '../pay/amount-pad.tsx';
import { ReasonField, reasonKeys } from './reason-field.tsx';
import { RoundingButtons } from './rounding-buttons.tsx';
import { useDecision } from './use-decision.ts';
import type { Decision } from './use-decision.ts';

interface Props {
  /** The line that is meant; `null` = the whole basket. */
  readonly lineKey: number | null;
  readonly way: DecisionWay;
  readonly onClose: () => void;
}

/** F5: a discount or another price, for a line or the whole basket, and why. */
export function DecideDialog(props: Props) {
  const t = useT();
  const decision = useDecision(props);
  const { reasons, reason, setReason } = decision;
  return (
    <Dialog
      isOpen
      width="md"
      title={t('sales:decide.title')}
      onClose={props.onClose}
      onSubmit={decision.submit}
      actions={<Actions decision={decision} onClose={props.onClose} />}
    >
      <Keys decision={decision} />
      <Box
        onKeyDown={reasonKeys(reasons, reason, setReason)}
        sx={{
          display: 'grid',
          gridTemplateColumns: { sm: 'minmax(0, 1fr) 272px' },
          columnGap: 3,
          rowGap: 1,
        }}
      >
        <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <Target decision={decision} />
          <Ways decision={decision} />
          <Typed decision={decision} />
        </Box>
        <Box>
          <AmountPad
            isDisabled={false}
            text={decision.text}
            maxLength={24}
            onText={decision.setText}
          />
        </Box>
        <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
          <ReasonField
            reasons={reasons}
            value={reason}
            onChange={setReason}
            isMissing={decision.isReasonMissing}
            inputRef={decision.reasonRef}
          />
        </Box>
      </Box>
    </Dialog>
  );
}

const WAYS: readonly { readonly way: DecisionWay; readonly label: TKey; readonly keys: string }[] =
  [
    { way: 'percent', label: 'sales:decide.percent', keys: 'f6' },
    { way: 'amount', label: 'sales:decide.amount', keys: 'f7' },
    { way: 'price', label: 'sales:decide.price', keys: 'f8' },
  ];

/** The keys printed on the choices, and F5 again for the other of line and basket. */
function Keys({ decision }: { readonly decision: Decision }) {
  const { isOfLine, hasLine, setIsOfLine, setWay } = decision;
  useAction({
    id: 'sales.decideTarget',
    label: 'sales:decide.whole',
    group: 'counter',
    keys: 'f5',
    isEnabled: hasLine,
    run: () => setIsOfLine(!isOfLine),
  });
  useAction({
    id: 'sales.decidePercent',
    label: 'sales:decide.percent',
    group: 'counter',
    keys: 'f6',
    run: () => setWay('percent'),
  });
  useAction({
    id: 'sales.decideAmount',
    label: 'sales:decide.amount',
    group: 'counter',
    keys: 'f7',
    run: () => setWay('amount'),
  });
  useAction({
    id: 'sales.decidePrice',
    label: 'sales:decide.price',
    group: 'counter',
    keys: 'f8',
    isEnabled: isOfLine,
    run: () => setWay('price'),
  });
  return null;
}

function Target({ decision }: { readonly decision: Decision }) {
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

function Ways({ decision }: { readonly decision: Decision }) {
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

function Typed({ decision }: { readonly decision: Decision }) {
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

function Actions({
  decision,
  onClose,
}: {
  readonly decision: Decision;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <>
      {decision.takeOff === null ? null : (
        <BigButton kind="quiet" sx={{ color: 'error.main' }} onClick={decision.takeOff}>
          {t(decision.way === 'price' ? 'sales:decide.priceBack' : 'sales:decide.takeOff')}
        </BigButton>
      )}
      <Box sx={{ flex: 1 }} />
      <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
      <BigButton kind="primary" type="submit" keys="enter">
        {t('sales:decide.apply')}
      </BigButton>
    </>
  );
}
