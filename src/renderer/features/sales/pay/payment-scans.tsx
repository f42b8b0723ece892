import { useT } from '../../../i18n/index.ts';
import { beep } from '../../../lib/beep.ts';
import { notify } from '../../../lib/notices.ts';
import { useScans } from '../../../lib/use-scans.ts';
import { saleStore } from '../state/sale-store.ts';
import type { Payment } from './use-payment.ts';

/**
 * What may be scanned while money is taken: a member card still counts, a voucher pays, a payment
 * code is the reference of a wallet. Goods do not: the sum would change.
 */
export function PaymentScans({ payment }: { readonly payment: Payment }) {
  const t = useT();
  useScans('payment', {
    member: ({ hit }) =>
      ifOpen(() => {
        saleStore.dispatch({ type: 'memberAttached', memberId: hit.id });
        notify({ tone: 'info', text: t('sales:pay.memberAttached', { name: hit.name }) });
      }),
    voucher: ({ code }) => ifOpen(() => payment.begin({ tab: 'voucher', reference: code })),
    payment: ({ code }) => ifOpen(() => payment.begin({ tab: 'wallet', reference: code })),
  });
  return null;
}

/** Once the payment is on its way the sale is closed; the next one begins at the counter. */
function ifOpen(act: () => void): void {
  if (saleStore.get().phase === 'selling') act();
  else beep();
}
