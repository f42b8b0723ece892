import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import type { SaleQuote } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { Money } from '../../../ui/index.ts';
import { discountText } from '../basket/decision-words.ts';
import { saleStore, useSale } from '../state/sale-store.ts';

/** From the sum of the lines to the total: the basket's discount and the rounding, each with its undo. */
export function PriceLines({
  quote,
  hasTax = false,
  isLocked = false,
}: {
  readonly quote: SaleQuote | null;
  readonly hasTax?: boolean;
  readonly isLocked?: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const { discount, roundToMinor } = useSale();
  return (
    <>
      <Line
        label={t('sales:pay.total')}
        beside={hasTax && quote !== null ? t('sales:foot.count', { count: quote.itemCount }) : ''}
      >
        <Money isBare minor={quote?.subtotalMinor ?? 0} />
      </Line>
      {discount === null ? null : (
        <Line
          label={t('sales:pay.basketDiscount')}
          hint={
            discount.kind === 'percent'
              ? `${discountText(discount, format)} · ${discount.reason}`
              : discount.reason
          }
          undo={t('sales:pay.discountOff')}
          isLocked={isLocked}
          onUndo={() => saleStore.dispatch({ type: 'basketDecided', change: { discount: null } })}
        >
          −<Money isBare minor={quote?.basketDiscountMinor ?? 0} />
        </Line>
      )}
      {roundToMinor === null ? null : (
        <Line
          label={t('sales:pay.rounding')}
          undo={t('sales:pay.roundingOff')}
          isLocked={isLocked}
          onUndo={() =>
            saleStore.dispatch({ type: 'basketDecided', change: { roundToMinor: null } })
          }
        >
          −<Money isBare minor={quote?.roundingMinor ?? 0} />
        </Line>
      )}
      {hasTax && quote !== null && quote.taxMinor > 0 ? (
        <Line label={t('sales:pay.tax')}>
          <Money isBare minor={quote.taxMinor} />
        </Line>
      ) : null}
    </>
  );
}

function Line({
  label,
  beside = '',
  hint = '',
  undo,
  isLocked = false,
  onUndo,
  children,
}: {
  readonly label: string;
  /** Small, in the same row. */
  readonly beside?: string;
  /** Small, below. */
  readonly hint?: string;
  /** What the button that takes it back is called. */
  readonly undo?: string;
  readonly isLocked?: boolean;
  readonly onUndo?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: onUndo ? 42 : 34 }}>
      <Box component="span" sx={{ color: 'text.secondary', flex: 1, minWidth: 0 }}>
        {label}
        {beside === '' ? null : (
          <Box component="span" role="status" sx={{ ml: 1, fontSize: '0.8125rem' }}>
            {beside}
          </Box>
        )}
        {hint === '' ? null : (
          <Box
            component="span"
            title={hint}
            sx={{
              display: 'block',
              fontSize: '0.8125rem',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
            }}
          >
            {hint}
          </Box>
        )}
      </Box>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {children}
      </Box>
      {onUndo === undefined ? null : (
        <IconButton
          aria-label={undo}
          disabled={isLocked}
          onClick={onUndo}
          sx={{ mr: -1.5, my: -0.5, color: 'text.secondary', fontSize: '1.25rem' }}
        >
          ×
        </IconButton>
      )}
    </Box>
  );
}
