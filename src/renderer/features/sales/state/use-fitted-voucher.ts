import { useEffect } from 'react';
import { fitVoucher } from '../logic/fit-voucher.ts';
import { saleStore, useSale } from './sale-store.ts';
import type { QuoteView } from './use-quote.ts';

/** Keeps the part that a voucher pays within the sale; see {@link fitVoucher}. */
export function useFittedVoucher({ quote, isCurrent }: QuoteView): void {
  const { tenders, fittedVoucher, phase } = useSale();
  const fit =
    quote === null || !isCurrent || phase !== 'selling'
      ? null
      : fitVoucher({ tenders, quote, fitted: fittedVoucher });
  const code = fit?.code ?? null;
  const amountMinor = fit?.amountMinor ?? 0;
  useEffect(() => {
    if (code !== null) saleStore.dispatch({ type: 'voucherFitted', code, amountMinor });
  }, [code, amountMinor]);
}
