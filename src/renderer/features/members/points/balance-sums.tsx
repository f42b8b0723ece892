import Box from '@mui/material/Box';
import type { Holdings, LedgerSums } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Fact } from '../../../ui/index.ts';

/**
 * The arithmetic of a balance, line by line: earned, used, lapsed, and what of the rest can be
 * spent. Lines that are nothing are left out, but for the first three.
 */
export function BalanceSums({
  sums,
  holdings,
}: {
  readonly sums: LedgerSums;
  readonly holdings: Holdings;
}) {
  const t = useT();
  const format = useFormat();
  const less = (points: number) => (points === 0 ? format.number(0) : `−${format.number(points)}`);
  const { pending, lapsed, balance } = holdings;
  const isPlain = pending === 0 && lapsed === 0;
  return (
    <Box>
      <Fact label={t('points:sums.came')}>{format.number(sums.came)}</Fact>
      <Fact label={t('points:sums.used')}>{less(sums.used)}</Fact>
      <Fact label={t('points:sums.lapsed')}>{less(sums.lapsed)}</Fact>
      {isPlain ? null : <Fact label={t('points:sums.left')}>{format.number(sums.left)}</Fact>}
      {pending === 0 ? null : <Fact label={t('points:sums.pending')}>{less(pending)}</Fact>}
      {lapsed === 0 ? null : <Fact label={t('points:sums.lapsedToday')}>{less(lapsed)}</Fact>}
      <Fact label={t('points:sums.balance')} isStrong>
        {format.number(balance)}
      </Fact>
    </Box>
  );
}
