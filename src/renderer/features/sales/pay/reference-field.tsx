import TextField from '@mui/material/TextField';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import type { PayTab } from '../state/counter-context.ts';
import type { Payment } from './use-payment.ts';

type ReferenceTab = Exclude<PayTab, 'points' | 'cash'>;

const LABELS: Readonly<Record<ReferenceTab, TKey>> = {
  card: 'sales:pay.reference',
  wallet: 'sales:pay.walletReference',
  voucher: 'sales:pay.voucherCode',
};
const HINTS: Readonly<Record<ReferenceTab, TKey>> = {
  card: 'sales:pay.referenceHint',
  wallet: 'sales:pay.walletHint',
  voucher: 'sales:pay.voucherHint',
};

/** The terminal's number, the wallet's, or the voucher's code and what is left on it. */
export function ReferenceField({
  payment,
  tab,
  isBusy,
  error,
  onFocus,
}: {
  readonly payment: Payment;
  readonly tab: ReferenceTab;
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly onFocus: () => void;
}) {
  const t = useT();
  const describe = useErrorText();
  const left = useVoucherWords(payment);
  const { failure } = payment.voucher;
  const refused = failure === null ? null : describe(failure);
  const told = tab === 'voucher' ? (refused ?? error) : error;
  return (
    <TextField
      autoFocus={tab !== 'card'}
      fullWidth
      disabled={isBusy}
      label={t(LABELS[tab])}
      value={payment.reference}
      onChange={(event) => payment.setReference(event.target.value)}
      onFocus={onFocus}
      error={told !== null}
      helperText={told ?? left ?? t(HINTS[tab])}
      slotProps={{
        htmlInput: { autoComplete: 'off', maxLength: 64, spellCheck: false },
        inputLabel: { shrink: true },
        formHelperText: { role: 'status' },
      }}
    />
  );
}

/** What is left on the voucher, and until when. */
function useVoucherWords({ tab, voucher: { voucher } }: Payment): string | null {
  const t = useT();
  const format = useFormat();
  if (tab !== 'voucher' || voucher === null) return null;
  const left = format.money(voucher.balanceMinor);
  return voucher.expiresOn === null
    ? t('sales:pay.voucherLeft', { left })
    : t('sales:pay.voucherLeftUntil', { left, day: format.day(voucher.expiresOn) });
}
