import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { SaleOutcome } from '../../../contract/sales.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { announce } from '../../lib/notices.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton } from '../../ui/index.ts';
import { StampsAfterSale } from '../rewards/index.ts';
import { Figure } from './pay/figure.tsx';
import { PrintLine, useReprint } from './receipts/print-line.tsx';
import { useCounter } from './state/counter-context.ts';

/** The finished sale, calm and full width, until the next scan or key starts the next one. */
export function OutcomePanel({
  outcome,
  onNext,
}: {
  readonly outcome: SaleOutcome;
  readonly onNext: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const { openReceipt } = useCounter();
  const reprint = useReprint();
  const receipt = useTillQuery('sales.receipt', { saleId: outcome.saleId });
  useReprintKey(() => reprint.run(outcome.saleId));
  useEffect(() => {
    announce(
      t('sales:outcome.spoken', {
        paid: format.money(outcome.totalMinor),
        change: format.money(outcome.changeMinor),
      }),
    );
  }, [outcome, t, format]);

  return (
    <Box
      component="section"
      aria-label={t('sales:outcome.title')}
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        gap: 3,
        px: { xs: 3, md: 6 },
        py: 4,
        bgcolor: 'background.paper',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '12px',
      }}
    >
      <Typography sx={{ color: 'success.main', fontWeight: 600, fontSize: '1.25rem' }}>
        <span aria-hidden>✓ </span>
        {t('sales:outcome.title')}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          // The change takes two places; the rest goes below it where there is no room.
          gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
          '& > :first-of-type': { gridColumn: 'span 2' },
          gap: 4,
          alignItems: 'end',
        }}
      >
        <Cell label={t('sales:outcome.change', { currency: format.currencySign })}>
          <Figure minor={outcome.changeMinor} size={4} />
        </Cell>
        <Cell label={t('sales:outcome.paid', { currency: format.currencySign })}>
          <Figure minor={outcome.totalMinor} size={2} />
        </Cell>
        <PointsCells outcome={outcome} />
      </Box>
      {outcome.memberId === null ? null : <StampsAfterSale memberId={outcome.memberId} />}
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5 }}>
        <Typography sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {outcome.memberName === null ? '' : `${outcome.memberName} · `}
          {t('sales:outcome.receipt', { no: outcome.receiptNo })}
        </Typography>
        <PrintLine print={receipt.data?.print ?? null} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BigButton kind="primary" size="large" keys="enter" onClick={onNext}>
          {t('sales:outcome.next')}
        </BigButton>
        <BigButton
          keys="ctrl+p"
          size="large"
          sx={{ minHeight: 64 }}
          disabled={reprint.isPending}
          onClick={() => reprint.run(outcome.saleId)}
        >
          {t('sales:print.reprint')}
        </BigButton>
        <BigButton sx={{ minHeight: 64 }} onClick={() => openReceipt(outcome.saleId)}>
          {t('sales:outcome.view')}
        </BigButton>
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('sales:outcome.hint')}
      </Typography>
    </Box>
  );
}

function useReprintKey(run: () => void): void {
  useAction({
    id: 'sales.reprint',
    label: 'sales:print.reprint',
    group: 'counter',
    keys: 'ctrl+p',
    run,
  });
}

function PointsCells({ outcome }: { readonly outcome: SaleOutcome }) {
  const t = useT();
  const format = useFormat();
  if (outcome.memberId === null) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', gridColumn: 'span 2' }}>
        {t('sales:outcome.noMember')}
      </Typography>
    );
  }
  return (
    <>
      <Cell label={t('sales:outcome.earned')}>
        <Typography
          sx={{ fontSize: '2rem', lineHeight: 1.1, fontWeight: 650, color: 'success.main' }}
        >
          +{format.number(outcome.pointsEarned)}
        </Typography>
        {outcome.pointsRedeemed === 0 ? null : (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('sales:outcome.redeemed', { points: format.number(outcome.pointsRedeemed) })}
          </Typography>
        )}
      </Cell>
      <Cell label={t('sales:outcome.balance')}>
        <Typography sx={{ fontSize: '2rem', lineHeight: 1.1, fontWeight: 650 }}>
          {outcome.balanceAfter === null ? '–' : format.number(outcome.balanceAfter)}
        </Typography>
      </Cell>
    </>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0, alignSelf: 'start' }}>
      <Typography sx={{ color: 'text.secondary', mb: 0.5 }}>{label}</Typography>
      {children}
    </Box>
  );
}
