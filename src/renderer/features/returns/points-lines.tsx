import type { ReturnPoints } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { Fact } from '../../ui/index.ts';

/** What becomes of the member's points: what goes back, what is taken back, and what was spent. */
export function PointsLines({ points }: { readonly points: ReturnPoints }) {
  const t = useT();
  const format = useFormat();
  const grace = points.restoredLots.find((lot) => lot.isGrace);
  return (
    <>
      {points.restored === 0 ? null : (
        <Fact label={t('returns:points.restored')}>+{format.number(points.restored)}</Fact>
      )}
      {grace === undefined || grace.expiresOn === null ? null : (
        <Fact label={t('returns:points.grace', { points: format.number(grace.points) })}>
          {format.day(grace.expiresOn)}
        </Fact>
      )}
      {points.taken === 0 ? null : (
        <Fact label={t('returns:points.taken')}>{format.number(-points.taken)}</Fact>
      )}
      {points.debt === 0 ? null : (
        <Fact label={t('returns:points.debt')}>{format.number(-points.debt)}</Fact>
      )}
      {points.deducted === 0 ? null : (
        <Fact label={t('returns:points.deducted', { points: format.number(points.deducted) })}>
          {format.amount(-points.deductedMinor)}
        </Fact>
      )}
      {points.waived === 0 ? null : (
        <Fact label={t('returns:points.waived')}>{format.number(points.waived)}</Fact>
      )}
      <Fact label={t('returns:points.balance')}>
        {format.number(points.balanceBefore)} → {format.number(points.balanceAfter)}
      </Fact>
    </>
  );
}
