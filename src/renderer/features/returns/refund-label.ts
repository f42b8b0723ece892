import type { Refund } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';

const REFUNDS: Readonly<Record<Exclude<Refund['kind'], 'points'>, TKey>> = {
  cash: 'returns:refund.cash',
  card: 'returns:refund.card',
  wallet: 'returns:refund.wallet',
  voucher: 'returns:refund.voucher',
};

/** What a part of a refund is called: its tender with the reference, or points. */
export function useRefundLabel(): (refund: Refund) => string {
  const t = useT();
  const format = useFormat();
  return (refund) => {
    if (refund.kind !== 'points') return `${t(REFUNDS[refund.kind])} ${refund.reference}`.trim();
    const points = format.number(refund.points);
    return t(refund.reference === '' ? 'returns:refund.pointsBack' : 'returns:refund.pointsPaid', {
      points,
    });
  };
}
