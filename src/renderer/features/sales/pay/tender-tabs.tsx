import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { Kbd } from '../../../ui/index.ts';
import { useRoundingKey } from '../basket/rounding-buttons.tsx';
import type { PayTab } from '../state/counter-context.ts';
import { useSale } from '../state/sale-store.ts';
import type { Payment } from './use-payment.ts';

const TABS: readonly { readonly tab: PayTab; readonly label: TKey; readonly keys: string }[] = [
  { tab: 'cash', label: 'sales:tender.cash', keys: 'f4' },
  { tab: 'card', label: 'sales:tender.card', keys: 'f5' },
  { tab: 'points', label: 'sales:tender.points', keys: 'f6' },
  { tab: 'wallet', label: 'sales:tender.wallet', keys: 'f7' },
  { tab: 'voucher', label: 'sales:tender.voucher', keys: 'f8' },
];

/** 200 % on 1024 px: the key goes under its word. */
const ZOOMED = '@media (max-width: 639px)';
const STACKED = { flexDirection: 'column-reverse', '& > .MuiTab-icon': { m: 0 } } as const;

/** The ways to pay, each with its key. */
export function TenderTabs({ payment }: { readonly payment: Payment }) {
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
          sx={{ minHeight: 48, minWidth: 0, px: 0.5, gap: 0.75, [ZOOMED]: STACKED }}
        />
      ))}
    </Tabs>
  );
}

/** The keys of the tabs and the rounding, and F9 as a second Enter. */
export function TenderKeys({ payment }: { readonly payment: Payment }) {
  const { memberId, phase } = useSale();
  useRoundingKey('sales.roundWhilePaying', phase === 'selling');
  useAction({
    id: 'sales.confirmPayment',
    label: 'sales:pay.complete',
    group: 'counter',
    keys: 'f9',
    run: payment.submit,
  });
  return TABS.map((tab) => (
    <TabKey
      key={tab.tab}
      {...tab}
      isEnabled={tab.tab !== 'points' || memberId !== null}
      onTab={payment.setTab}
    />
  ));
}

function TabKey({
  tab,
  label,
  keys,
  isEnabled,
  onTab,
}: (typeof TABS)[number] & {
  readonly isEnabled: boolean;
  readonly onTab: (tab: PayTab) => void;
}) {
  const run = () => onTab(tab);
  useAction({ id: `sales.tender.${tab}`, label, group: 'counter', keys, isEnabled, run });
  return null;
}
