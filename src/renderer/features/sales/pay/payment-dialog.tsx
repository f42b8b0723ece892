import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { useFormat } from '../../../lib/format.ts';
import { useDelayed } from '../../../lib/use-delayed.ts';
import { BigButton, Dialog, ErrorNotice, Kbd } from '../../../ui/index.ts';
import type { PayTab } from '../state/counter-context.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { AmountPanel } from './amount-panel.tsx';
import { Figure } from './figure.tsx';
import { MemberScan } from './member-scan.tsx';
import { PointsPanel } from './points-panel.tsx';
import { TenderList } from './tender-list.tsx';
import { usePayment } from './use-payment.ts';
import type { Payment } from './use-payment.ts';

const TABS: readonly { readonly tab: PayTab; readonly label: TKey; readonly keys: string }[] = [
  { tab: 'cash', label: 'sales:tender.cash', keys: 'f4' },
  { tab: 'card', label: 'sales:tender.card', keys: 'f5' },
  { tab: 'points', label: 'sales:tender.points', keys: 'f6' },
];

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
      <TabKeys payment={payment} />
      <MemberScan />
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
            <AmountPanel payment={payment} isBusy={isBusy} />
          )}
        </Box>
      </Box>
    </Dialog>
  );
}

function TenderTabs({ payment }: { readonly payment: Payment }) {
  const t = useT();
  const sale = useSale();
  return (
    <Tabs
      value={payment.tab}
      variant="fullWidth"
      aria-label={t('sales:pay.tenders')}
      sx={{ mb: 2, borderBottom: '1px solid', borderColor: 'divider' }}
    >
      {TABS.map(({ tab, label, keys }) => (
        <Tab
          key={tab}
          value={tab}
          label={t(label)}
          icon={<Kbd keys={keys} />}
          iconPosition="end"
          disabled={tab === 'points' && sale.memberId === null}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => payment.setTab(tab)}
          sx={{ minHeight: 48, gap: 1 }}
        />
      ))}
    </Tabs>
  );
}

/** The keys of the tabs, and F9 as a second Enter. */
function TabKeys({ payment }: { readonly payment: Payment }) {
  const { memberId } = useSale();
  useAction({
    id: 'sales.tenderCash',
    label: 'sales:tender.cash',
    group: 'counter',
    keys: 'f4',
    run: () => payment.setTab('cash'),
  });
  useAction({
    id: 'sales.tenderCard',
    label: 'sales:tender.card',
    group: 'counter',
    keys: 'f5',
    run: () => payment.setTab('card'),
  });
  useAction({
    id: 'sales.tenderPoints',
    label: 'sales:tender.points',
    group: 'counter',
    keys: 'f6',
    isEnabled: memberId !== null,
    run: () => payment.setTab('points'),
  });
  useAction({
    id: 'sales.confirmPayment',
    label: 'sales:pay.complete',
    group: 'counter',
    keys: 'f9',
    run: payment.submit,
  });
  return null;
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
        <Box sx={{ display: 'flex', justifyContent: 'space-between', minHeight: 34 }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('sales:pay.total')}
          </Box>
          <span>{format.amount(taken?.totalMinor ?? 0)}</span>
        </Box>
        <TenderList tenders={sale.tenders} quote={taken} isLocked={isBusy} />
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
  const isIdle = tab !== 'points' && !isEnough && tender === null && quoteFailure === null;
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
  const { failure } = useSale();
  const shown = failure ?? quoteFailure;
  if (shown === null) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <ErrorNotice failure={shown} />
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
