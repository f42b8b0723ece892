import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useContext, useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import type { TenderError } from '../logic/next-tender.ts';
import { editableAmount } from '../../../lib/parse-decimal.ts';
import { AmountPad } from './amount-pad.tsx';
import type { Payment } from './use-payment.ts';

const ERRORS: Readonly<Record<TenderError, TKey>> = {
  empty: 'sales:decimal.empty',
  notNumber: 'sales:decimal.notNumber',
  negative: 'sales:decimal.negative',
  tooManyDecimals: 'sales:decimal.tooManyDecimals',
  tooLarge: 'sales:decimal.tooLarge',
  zero: 'sales:decimal.zero',
  cardOverDue: 'sales:pay.cardOverDue',
  nothingDue: 'sales:pay.nothingDue',
};

/** An amount in cash or by card: quick amounts, keys, or the number pad. */
export function AmountPanel({
  payment,
  isBusy,
}: {
  readonly payment: Payment;
  readonly isBusy: boolean;
}) {
  const t = useT();
  const [isInReference, setIsInReference] = useState(false);
  const { tab, text, error, reference } = payment;
  const shownError = text !== '' && error !== null ? t(ERRORS[error]) : null;
  const isReference = tab === 'card' && isInReference;
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: { sm: 'minmax(0, 1fr) 272px' }, columnGap: 2 }}
    >
      <Box sx={{ minWidth: 0 }}>
        <TextField
          key={tab}
          autoFocus
          fullWidth
          disabled={isBusy}
          label={t(tab === 'cash' ? 'sales:pay.cashHanded' : 'sales:pay.cardAmount')}
          value={text}
          placeholder={useExactPlaceholder(payment)}
          onChange={(event) => payment.setText(event.target.value)}
          onFocus={() => setIsInReference(false)}
          error={shownError !== null}
          helperText={shownError ?? ' '}
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
        {tab === 'card' ? (
          <TextField
            fullWidth
            disabled={isBusy}
            label={t('sales:pay.reference')}
            value={reference}
            onChange={(event) => payment.setReference(event.target.value)}
            onFocus={() => setIsInReference(true)}
            helperText={t('sales:pay.referenceHint')}
            slotProps={{
              htmlInput: { autoComplete: 'off', maxLength: 64 },
              inputLabel: { shrink: true },
            }}
            sx={{ mt: 2 }}
          />
        ) : (
          <QuickAmounts payment={payment} isBusy={isBusy} />
        )}
      </Box>
      <AmountPad
        isDisabled={isBusy}
        text={isReference ? reference : text}
        maxLength={isReference ? 64 : 24}
        onText={isReference ? payment.setReference : payment.setText}
      />
    </Box>
  );
}

function useExactPlaceholder({ taken }: Payment): string {
  const facts = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  return taken === null ? '' : editableAmount(taken.dueMinor, facts.currencyDecimals, decimalSign);
}

/** The exact sum and the notes people hand over; a tap fills the field, Enter takes it. */
function QuickAmounts({
  payment,
  isBusy,
}: {
  readonly payment: Payment;
  readonly isBusy: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const facts = useContext(TillFactsContext);
  const { taken } = payment;
  if (taken === null) return null;
  return (
    <Box
      role="group"
      aria-label={t('sales:pay.quick')}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))', gap: 1 }}
    >
      {taken.cashSuggestionsMinor.slice(0, 6).map((minor, index) => (
        <Button
          key={minor}
          disabled={isBusy}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() =>
            payment.setText(editableAmount(minor, facts.currencyDecimals, format.decimalSign))
          }
          sx={{ minHeight: 56, flexDirection: 'column', gap: 0, minWidth: 'max-content' }}
        >
          <span>{format.amount(minor)}</span>
          {index === 0 && minor === taken.dueMinor ? (
            <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
              {t('sales:pay.exact')}
            </Box>
          ) : null}
        </Button>
      ))}
    </Box>
  );
}
