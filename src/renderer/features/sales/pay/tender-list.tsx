import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { assertNever } from '../../../../contract/kernel/result.ts';
import type { SaleQuote, Tender } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import type { Translate } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import type { Format } from '../../../lib/format.ts';
import { saleStore } from '../state/sale-store.ts';

interface Props {
  readonly tenders: readonly Tender[];
  readonly quote: SaleQuote | null;
  readonly isLocked?: boolean;
}

/** What was taken so far, each with the way to take it back. */
export function TenderList({ tenders, quote, isLocked = false }: Props) {
  const t = useT();
  const format = useFormat();
  return tenders.map((tender, index) => (
    <Box
      // Tenders have no identity but their place; two cash tenders may be equal.
      // oxlint-disable-next-line react/no-array-index-key
      key={index}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 48 }}
    >
      <Box component="span" sx={{ color: 'text.secondary', flex: 1, minWidth: 0 }}>
        <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
          {nameOf(tender, t, format)}
        </Box>
        <OnVoucher tender={tender} quote={quote} />
      </Box>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {amountOf(tender, quote, format)}
      </Box>
      <IconButton
        aria-label={t('sales:pay.takeBack', { tender: nameOf(tender, t, format) })}
        disabled={isLocked}
        onClick={() => saleStore.dispatch({ type: 'tenderRemoved', index })}
        sx={{ mr: -1.5, color: 'text.secondary', fontSize: '1.25rem' }}
      >
        ×
      </IconButton>
    </Box>
  ));
}

/** How much lay on the voucher before it pays. */
function OnVoucher({
  tender,
  quote,
}: {
  readonly tender: Tender;
  readonly quote: SaleQuote | null;
}) {
  const t = useT();
  const format = useFormat();
  if (tender.kind !== 'voucher') return null;
  const voucher = quote?.vouchers.find(({ code }) => code === tender.code);
  if (voucher === undefined) return null;
  return (
    <Box component="span" sx={{ display: 'block', fontSize: '0.8125rem' }}>
      {t('sales:pay.voucherHad', { balance: format.amount(voucher.balanceMinor) })}
    </Box>
  );
}

function nameOf(tender: Tender, t: Translate, format: Format): string {
  switch (tender.kind) {
    case 'cash':
      return t('sales:tender.cash');
    case 'card':
      return tender.reference === ''
        ? t('sales:tender.card')
        : t('sales:tender.cardWith', { reference: tender.reference });
    case 'wallet':
      return t('sales:tender.walletWith', { reference: tender.reference });
    case 'voucher':
      return t('sales:tender.voucherWith', { code: tender.code });
    case 'points':
      return t('sales:tender.pointsWith', { points: format.number(tender.points) });
    default:
      return assertNever(tender);
  }
}

/** What points pay is the till's to say; cash and card are what was typed. */
function amountOf(tender: Tender, quote: SaleQuote | null, format: Format): string {
  if (tender.kind !== 'points') return `−${format.amount(tender.amountMinor)}`;
  return quote === null ? '…' : `−${format.amount(quote.pointsPaidMinor)}`;
}
