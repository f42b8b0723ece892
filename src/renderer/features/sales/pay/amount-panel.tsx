import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useContext, useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import { editableAmount } from '../../../lib/parse-decimal.ts';
import type { TenderError } from '../logic/next-tender.ts';
import type { PayTab } from '../state/counter-context.ts';
import { AmountPad } from './amount-pad.tsx';
import { ReferenceField } from './reference-field.tsx';
import type { Payment } from './use-payment.ts';

const ERRORS: Readonly<Record<TenderError, TKey>> = {
  empty: 'sales:decimal.empty',
  notNumber: 'sales:decimal.notNumber',
  negative: 'sales:decimal.negative',
  tooManyDecimals: 'sales:decimal.tooManyDecimals',
  tooLarge: 'sales:decimal.tooLarge',
  zero: 'sales:decimal.zero',
  overDue: 'sales:pay.overDue',
  nothingDue: 'sales:pay.nothingDue',
  referenceMissing: 'sales:pay.referenceMissing',
  voucherMissing: 'sales:pay.voucherMissing',
  voucherTaken: 'sales:pay.voucherTaken',
  voucherSpent: 'sales:pay.voucherSpent',
  voucherExpired: 'sales:pay.voucherExpired',
  voucherTooLow: 'sales:pay.voucherTooLow',
};

/** What is wrong with the reference or code, not with the amount. */
const REFERENCE_ERRORS = new Set<TenderError>([
  'referenceMissing',
  'voucherMissing',
  'voucherTaken',
  'voucherSpent',
  'voucherExpired',
]);

const LABELS: Readonly<Record<Exclude<PayTab, 'points'>, TKey>> = {
  cash: 'sales:pay.cashHanded',
  card: 'sales:pay.cardAmount',
  wallet: 'sales:pay.walletAmount',
  voucher: 'sales:pay.voucherAmount',
};

/** An amount in cash, by card, wallet or voucher: quick amounts, keys, or the number pad. */
export function AmountPanel({
  payment,
  tab,
  isBusy,
}: {
  readonly payment: Payment;
  readonly tab: Exclude<PayTab, 'points'>;
  readonly isBusy: boolean;
}) {
  const t = useT();
  // The pad writes into the field that has the cursor.
  const [isInReference, setIsInReference] = useState(false);
  const { text, error, reference } = payment;
  const isReferenceFirst = tab === 'wallet' || tab === 'voucher';
  const isReference = tab !== 'cash' && isInReference;
  const said = error === null ? null : t(ERRORS[error]);
  const isOfReference = error !== null && REFERENCE_ERRORS.has(error);
  const amount = (
    <AmountField
      key={`${tab} amount`}
      payment={payment}
      label={t(LABELS[tab])}
      autoFocus={!isReferenceFirst}
      isBusy={isBusy}
      error={isOfReference ? null : said}
      onFocus={() => setIsInReference(false)}
    />
  );
  const code =
    tab === 'cash' ? null : (
      <ReferenceField
        key={`${tab} reference`}
        payment={payment}
        tab={tab}
        isBusy={isBusy}
        error={isOfReference ? said : null}
        onFocus={() => setIsInReference(true)}
      />
    );
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: { sm: 'minmax(0, 1fr) 272px' }, columnGap: 2 }}
    >
      <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
        {isReferenceFirst ? [code, amount] : [amount, code]}
        {tab === 'cash' ? <QuickAmounts payment={payment} isBusy={isBusy} /> : null}
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

function AmountField({
  payment,
  label,
  autoFocus,
  isBusy,
  error,
  onFocus,
}: {
  readonly payment: Payment;
  readonly label: string;
  readonly autoFocus: boolean;
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly onFocus: () => void;
}) {
  return (
    <TextField
      autoFocus={autoFocus}
      fullWidth
      disabled={isBusy}
      label={label}
      value={payment.text}
      placeholder={useExactPlaceholder(payment)}
      onChange={(event) => payment.setText(event.target.value)}
      onFocus={onFocus}
      error={error !== null}
      helperText={error ?? ' '}
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
  );
}

/** What an empty field stands for: all that is due, or what the voucher can pay of it. */
function useExactPlaceholder({ taken, tender, tab }: Payment): string {
  const { currencyDecimals } = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  const ofVoucher = tender?.kind === 'voucher' ? tender.amountMinor : null;
  const minor = tab === 'voucher' ? ofVoucher : (taken?.dueMinor ?? null);
  return minor === null ? '' : editableAmount(minor, currencyDecimals, decimalSign);
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
