import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useDelayed } from '../../../lib/use-delayed.ts';
import { BigButton, Dialog, ErrorNotice } from '../../../ui/index.ts';
import type { PayTab } from '../state/counter-context.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { RoundingButtons } from '../basket/rounding-buttons.tsx';
import { AmountPanel } from './amount-panel.tsx';
import { ApprovalNotice } from './approval-notice.tsx';
import { Figure } from './figure.tsx';
import { PaymentScans } from './payment-scans.tsx';
import { PointsPanel } from './points-panel.tsx';
import { PriceLines } from './price-lines.tsx';
import { TenderKeys, TenderTabs } from './tender-tabs.tsx';
import { TenderList } from './tender-list.tsx';
import { usePayment } from './use-payment.ts';
import type { Payment } from './use-payment.ts';

/** F9: takes the money. Nothing is booked before the last Enter, and then exactly once. */
export function PaymentDialog({
  firstTab,
  onClose,
}: {
  readonly firstTab: PayTab;
  readonly onClose: () => void;
}) {
  const t = useT();
  const sale = useSale();
  const payment = usePayment(firstTab);
  const isBusy = sale.phase === 'booking' || sale.phase === 'checking';
  useEffect(() => () => saleStore.dispatch({ type: 'failureDismissed' }), []);
  return (
    <Dialog
      isOpen
      width="md"
      title={t('sales:pay.title')}
      onClose={onClose}
      onSubmit={payment.submit}
      isBusy={isBusy}
      actions={<Actions payment={payment} isBusy={isBusy} onClose={onClose} />}
    >
      <TenderKeys payment={payment} />
      <PaymentScans payment={payment} />
      <Failure quoteFailure={payment.quoteFailure} />
      {payment.isForgotten ? (
        <Waiting title="sales:pay.forgotten" hint="sales:pay.forgottenHint" isTurning={false} />
      ) : null}
      {sale.phase === 'checking' ? (
        <Waiting title="sales:pay.checking" hint="sales:pay.checkingHint" isTurning />
      ) : null}
      {sale.phase === 'selling' && sale.paymentRequestId !== null && sale.failure === null ? (
        <Waiting title="sales:pay.interrupted" hint="sales:pay.interruptedHint" isTurning={false} />
      ) : null}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', sm: '236px minmax(0, 1fr)' },
          columnGap: 4,
          rowGap: 2,
        }}
      >
        <Standing payment={payment} isBusy={isBusy} />
        <Box sx={{ minWidth: 0, minHeight: 400 }}>
          <TenderTabs payment={payment} />
          {payment.tab === 'points' ? (
            <PointsTab payment={payment} />
          ) : (
            <AmountPanel payment={payment} tab={payment.tab} isBusy={isBusy} />
          )}
        </Box>
      </Box>
      {isBusy ? null : <ApprovalNotice quote={payment.taken} />}
    </Dialog>
  );
}

/** The left side: what is due now, what was taken, what to give back. */
function Standing({ payment, isBusy }: { readonly payment: Payment; readonly isBusy: boolean }) {
  const t = useT();
  const format = useFormat();
  const sale = useSale();
  const { taken, trial, isEnough, tender } = payment;
  const change = isEnough && trial !== null && trial.changeMinor > 0 ? trial.changeMinor : null;
  const rest = !isEnough && tender !== null && trial !== null ? trial.dueMinor : null;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography sx={{ color: 'text.secondary' }}>
        {t('sales:pay.due', { currency: format.currencySign })}
      </Typography>
      <Figure minor={taken?.dueMinor ?? 0} />
      <Box sx={{ mt: 2, borderTop: '1px solid', borderColor: 'divider', pt: 1 }}>
        <PriceLines quote={taken} isLocked={isBusy} />
        <TenderList tenders={sale.tenders} quote={taken} isLocked={isBusy} />
        <RoundingButtons isDisabled={isBusy} />
      </Box>
      <Box aria-live="polite" sx={{ mt: 1.5, minHeight: 76 }}>
        {change === null ? null : (
          <>
            <Typography sx={{ color: 'success.main', fontWeight: 600 }}>
              {t('sales:pay.change')}
            </Typography>
            <Figure minor={change} tone="success.main" />
          </>
        )}
        {rest === null ? null : (
          <>
            <Typography sx={{ color: 'text.secondary' }}>{t('sales:pay.rest')}</Typography>
            <Figure minor={rest} size={1.5} />
          </>
        )}
      </Box>
    </Box>
  );
}

function PointsTab({ payment }: { readonly payment: Payment }) {
  return <PointsPanel text={payment.text} onText={payment.setText} state={payment.redemption} />;
}

function Actions({
  payment,
  isBusy,
  onClose,
}: {
  readonly payment: Payment;
  readonly isBusy: boolean;
  readonly onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const isSlow = useDelayed(isBusy);
  const { tab, isEnough, tender, redemption, quoteFailure } = payment;
  const points = redemption.redemption?.points ?? 0;
  const label = () => {
    if (tab === 'points') return t('sales:redeem.apply', { points: format.number(points) });
    if (isEnough) return t('sales:pay.complete');
    return t('sales:pay.take');
  };
  // Without figures, Enter asks for them again.
  const isPlain = tab === 'cash' || tab === 'card';
  const isIdle = isPlain && !isEnough && tender === null && quoteFailure === null;
  return (
    <>
      <BigButton onClick={onClose} disabled={isBusy}>
        {t('sales:pay.backToBasket')}
      </BigButton>
      <Box sx={{ flex: 1 }} />
      <BigButton
        kind="primary"
        size="large"
        type="submit"
        keys="enter"
        disabled={isBusy || isIdle}
        startIcon={isSlow ? <CircularProgress size={20} color="inherit" /> : undefined}
        sx={{ minWidth: 260 }}
      >
        {isBusy ? t('sales:pay.booking') : label()}
      </BigButton>
    </>
  );
}

function Failure({ quoteFailure }: { readonly quoteFailure: Payment['quoteFailure'] }) {
  const t = useT();
  const navigate = useNavigate();
  const { failure } = useSale();
  const shown = failure ?? quoteFailure;
  if (shown === null) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <ErrorNotice
        failure={shown}
        action={
          shown.code === 'shift.notOpen' ? (
            <BigButton autoFocus kind="primary" onClick={() => void navigate('/shift')}>
              {t('sales:pay.openShift')}
            </BigButton>
          ) : null
        }
      />
    </Box>
  );
}

/** What became of an Enter whose outcome is not on the screen yet. */
function Waiting({
  title,
  hint,
  isTurning,
}: {
  readonly title: TKey;
  readonly hint: TKey;
  readonly isTurning: boolean;
}) {
  const t = useT();
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'center',
        mb: 2,
        px: 2,
        py: 1.5,
        borderRadius: 1,
        border: '1px solid',
        borderColor: 'warning.main',
        bgcolor: 'warning.soft',
      }}
    >
      {isTurning ? <CircularProgress size={24} color="inherit" /> : null}
      <div>
        <Typography sx={{ fontWeight: 600 }}>{t(title)}</Typography>
        <Typography variant="body2">{t(hint)}</Typography>
      </div>
    </Box>
  );
}
