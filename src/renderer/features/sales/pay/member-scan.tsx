import { useT } from '../../../i18n/index.ts';
import { beep } from '../../../lib/beep.ts';
import { callTill } from '../../../lib/bridge.ts';
import { notify } from '../../../lib/notices.ts';
import { useScanHandler } from '../../../lib/scans.ts';
import { visibleCode } from '../../../lib/visible-code.ts';
import { saleStore } from '../state/sale-store.ts';

/** A member card still counts while the money is taken; goods do not: the sum would change. */
export function MemberScan() {
  const t = useT();
  useScanHandler(({ code }) => {
    void callTill('sales.readScan', { code: code.slice(0, 16_384) }).then((reply) => {
      const { phase } = saleStore.get();
      // Once the payment is on its way the sale is closed; the next one begins at the counter.
      if (phase === 'selling' && reply.ok && reply.value.kind === 'member') {
        saleStore.dispatch({ type: 'memberAttached', memberId: reply.value.hit.id });
        notify({
          tone: 'info',
          text: t('sales:pay.memberAttached', { name: reply.value.hit.name }),
        });
        return;
      }
      beep();
      notify({ tone: 'warn', text: t('sales:pay.scanRefused', { code: visibleCode(code) }) });
    });
  });
  return null;
}
