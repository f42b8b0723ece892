import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ExplainedBalance } from '../../../../contract/points.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Loading } from '../../../ui/index.ts';
import { BalanceSums } from './balance-sums.tsx';
import { HeldLots } from './lots-table.tsx';

interface Props {
  readonly memberId: number;
  readonly onOpenReceipt: (saleId: number) => void;
  readonly onClose: () => void;
}

/** Why a balance is what it is: three lines that add up, and for who runs the store every lot. */
export function WhyPointsDialog({ memberId, onOpenReceipt, onClose }: Props) {
  const t = useT();
  const maySeeLots = useMay('points.lots');
  const [isFull, setIsFull] = useState(false);
  const answer = useTillQuery('points.explain', { memberId });
  const told = answer.data;
  return (
    <Dialog
      isOpen
      width={isFull ? 'lg' : 'xs'}
      title={t('points:why.title')}
      onClose={onClose}
      actions={
        <>
          {maySeeLots ? (
            <BigButton kind="quiet" aria-expanded={isFull} onClick={() => setIsFull(!isFull)}>
              {t(isFull ? 'points:why.less' : 'points:why.more')}
            </BigButton>
          ) : null}
          <BigButton keys="esc" onClick={onClose}>
            {t('common:close')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {told === undefined ? null : (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <BalanceSums sums={told.sums} holdings={told.holdings} />
          <Coming told={told} />
          {isFull ? <HeldLots memberId={told.memberId} onOpenReceipt={onOpenReceipt} /> : null}
        </Box>
      )}
    </Dialog>
  );
}

/** What comes and goes next: the next to lapse, what becomes spendable, what the household gives. */
export function Coming({ told }: { readonly told: ExplainedBalance }) {
  const t = useT();
  const format = useFormat();
  const { lapsingNext, pendingDays, household } = told;
  const lines = [
    ...pendingDays.map(({ points, activeFrom }) =>
      t('points:why.pending', { points: format.number(points), day: format.day(activeFrom) }),
    ),
    lapsingNext === null
      ? t('points:why.nothingLapses')
      : t('points:why.lapses', {
          points: format.number(lapsingNext.points),
          day: format.day(lapsingNext.expiresOn),
        }),
    ...(household === null
      ? []
      : [
          t('points:why.household', {
            name: household.name,
            points: format.number(household.points),
          }),
        ]),
  ];
  return (
    <Box sx={{ mt: 0.5 }}>
      {lines.map((line) => (
        <Typography key={line} variant="body2" sx={{ color: 'text.secondary' }}>
          {line}
        </Typography>
      ))}
    </Box>
  );
}
