import Box from '@mui/material/Box';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, ErrorNotice, Loading } from '../../../ui/index.ts';
import { Section } from '../care/section.tsx';
import { AdjustDialog } from './adjust-dialog.tsx';
import { AsOfDialog } from './as-of-dialog.tsx';
import { BalanceSums } from './balance-sums.tsx';
import { HouseholdPart } from './household-part.tsx';
import { HeldLots } from './lots-table.tsx';
import { OperationsList } from './operations-list.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { Coming } from './why-dialog.tsx';
import type { Named } from './words.ts';

interface Props {
  readonly member: Named;
  readonly onOpenReceipt: (saleId: number) => void;
}

/**
 * A member's points on the own page: why, by hand, the household, and for who runs the store every
 * lot and the past.
 */
export function PointsSection({ member, onOpenReceipt }: Props) {
  const t = useT();
  const maySeeLots = useMay('points.lots');
  const mayLookBack = useMay('points.asOf');
  const [open, setOpen] = useState<'adjust' | 'transfer' | 'asOf' | null>(null);
  const answer = useTillQuery('points.explain', { memberId: member.id });
  const told = answer.data;
  const close = () => setOpen(null);
  return (
    <Box sx={{ pt: 2 }}>
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {told === undefined ? null : (
        <>
          <Box sx={{ display: 'grid', gap: 2, mb: 2 }}>
            <Box sx={{ maxWidth: 420 }}>
              <BalanceSums sums={told.sums} holdings={told.holdings} />
              <Coming told={told} />
            </Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              <BigButton onClick={() => setOpen('adjust')}>{t('points:page.adjust')}</BigButton>
              <BigButton onClick={() => setOpen('transfer')}>{t('points:page.transfer')}</BigButton>
              {mayLookBack ? (
                <BigButton kind="quiet" onClick={() => setOpen('asOf')}>
                  {t('points:page.asOf')}
                </BigButton>
              ) : null}
            </Box>
          </Box>
          {maySeeLots ? (
            <Section title={t('points:lots.title')}>
              <HeldLots memberId={told.memberId} onOpenReceipt={onOpenReceipt} />
            </Section>
          ) : null}
          <Section title={t('points:household.title')}>
            <HouseholdPart member={member} />
          </Section>
          <Section title={t('points:operations.title')}>
            <OperationsList member={member} />
          </Section>
          {open === 'adjust' ? (
            <AdjustDialog member={member} balance={told.holdings.balance} onClose={close} />
          ) : null}
          {open === 'transfer' ? (
            <TransferDialog member={member} balance={told.holdings.balance} onClose={close} />
          ) : null}
          {open === 'asOf' ? <AsOfDialog member={member} onClose={close} /> : null}
        </>
      )}
    </Box>
  );
}
