import { useContext, useEffect } from 'react';
import type { CustomerPage, PageMoney } from '../../../contract/customer-display.ts';
import { callTill } from '../../lib/bridge.ts';
import { TillFactsContext } from '../../lib/format.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { customerPage } from './logic/customer-page.ts';
import { useSale } from './state/sale-store.ts';
import { useQuote } from './state/use-quote.ts';

/**
 * Tells the customer's display what the counter shows, where there is one. It says nothing to the
 * cashier: a display that is not there must not hold up a sale.
 */
export function CustomerDisplay({ isPaying }: { readonly isPaying: boolean }) {
  const devices = useTillQuery('devices.list', {});
  const hasDisplay = (devices.data ?? []).some(
    ({ config }) => config.kind === 'display' && config.isEnabled,
  );
  return hasDisplay ? <Feed isPaying={isPaying} /> : null;
}

function Feed({ isPaying }: { readonly isPaying: boolean }) {
  const { lines, lastKey, phase, outcome } = useSale();
  const { quote, isOfThis } = useQuote();
  const { currency, currencyDecimals } = useContext(TillFactsContext);
  const page = customerPage({
    lines,
    lastKey,
    quote: isOfThis ? quote : null,
    outcome: phase === 'done' ? outcome : null,
    isPaying,
  });
  const text = page === null ? null : JSON.stringify(page);
  useEffect(() => {
    if (text === null) return;
    // Only a page that differs is sent; it was written by the line above.
    show(JSON.parse(text) as CustomerPage, { currency, decimals: currencyDecimals });
  }, [text, currency, currencyDecimals]);
  useEffect(
    () => () => show({ kind: 'greeting' }, { currency, decimals: currencyDecimals }),
    [currency, currencyDecimals],
  );
  return null;
}

function show(page: CustomerPage, money: PageMoney): void {
  void callTill('devices.showCustomer', { page, money });
}
