import Box from '@mui/material/Box';
import { MemberPanel } from '../members/index.ts';
import { Basket } from './basket/basket.tsx';
import { BasketFoot } from './basket/basket-foot.tsx';
import { PayColumn } from './pay/pay-column.tsx';
import { useCounter } from './state/counter-context.ts';
import { saleStore, useSale } from './state/sale-store.ts';
import { useLineViews, useQuote } from './state/use-quote.ts';
import { useFittedVoucher } from './state/use-fitted-voucher.ts';
import type { CounterShape } from './use-shape.ts';

const COLUMNS: Readonly<Record<CounterShape, string>> = {
  wide: '320px minmax(0, 1fr) 280px',
  medium: 'minmax(0, 1fr) 264px',
  narrow: 'minmax(0, 1fr)',
};

interface Props {
  readonly shape: CounterShape;
  readonly onEnrol: () => void;
}

/** The sheet on the desk: member, basket, payment. */
export function CounterSheet({ shape, onEnrol }: Props) {
  const view = useQuote();
  const lines = useLineViews(view);
  useFittedVoucher(view);
  const isNarrow = shape === 'narrow';
  return (
    <Box
      sx={{
        flex: isNarrow ? 'none' : 1,
        minHeight: 0,
        display: 'grid',
        gridTemplateColumns: COLUMNS[shape],
        gridTemplateRows: isNarrow ? 'auto' : 'minmax(0, 1fr)',
        bgcolor: 'background.paper',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '12px',
        overflow: 'hidden',
        '& > * + *': {
          [isNarrow ? 'borderTop' : 'borderLeft']: '1px solid',
          borderColor: 'divider',
        },
      }}
    >
      {shape === 'wide' ? <CounterMember shape="column" onEnrol={onEnrol} /> : null}
      <Box sx={{ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        {shape === 'wide' ? null : (
          <Box sx={{ borderBottom: '1px solid', borderColor: 'divider' }}>
            <CounterMember shape="bar" onEnrol={onEnrol} />
          </Box>
        )}
        <Basket lines={lines} foot={<BasketFoot lines={lines} onEnrol={onEnrol} />} />
      </Box>
      <PayColumn view={view} />
    </Box>
  );
}

/** The member of this sale, wired to the counter. */
export function CounterMember({
  shape,
  onEnrol,
  isDetachable = true,
}: {
  readonly shape: 'column' | 'bar';
  readonly onEnrol: () => void;
  readonly isDetachable?: boolean;
}) {
  const sale = useSale();
  const counter = useCounter();
  return (
    <MemberPanel
      key={sale.memberId}
      memberId={sale.memberId}
      shape={shape}
      isRedeemable={sale.lines.length > 0}
      couponsInBasket={sale.coupons}
      onCoupon={(code) => saleStore.dispatch({ type: 'couponAdded', code })}
      onRedeem={() => counter.open({ kind: 'redeem' })}
      onHistory={() => counter.open({ kind: 'history' })}
      onCare={(memberId, tab) => counter.open({ kind: 'care', memberId, tab })}
      onMoved={counter.attachMember}
      onDetails={() => counter.open({ kind: 'member' })}
      onDetach={isDetachable ? () => saleStore.dispatch({ type: 'memberDetached' }) : null}
      onEnrol={onEnrol}
      onOpenReceipt={counter.openReceipt}
    />
  );
}
