import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { EmptyState, Kbd } from '../../../ui/index.ts';
import type { LineView } from '../logic/line-views.ts';
import { useCounter } from '../state/counter-context.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { BasketRow } from './basket-row.tsx';

/** What is being sold, in the order it was scanned; new lines come at the foot. */
export function Basket({
  lines,
  foot,
}: {
  readonly lines: readonly LineView[];
  readonly foot: ReactNode;
}) {
  const t = useT();
  const format = useFormat();
  const sale = useSale();
  const { open } = useCounter();
  const onOpen = useCallback(
    ({ key, product, line }: LineView) => {
      if (product === null) return;
      saleStore.dispatch({ type: 'lineSelected', key });
      open({ kind: 'quantity', key, product, quantityMilli: line.quantityMilli });
    },
    [open],
  );
  return (
    <Box
      component="section"
      aria-label={t('sales:basket.label')}
      sx={{ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, flex: 1 }}
    >
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', scrollPaddingTop: 36 }}>
        {lines.length === 0 ? (
          <EmptyBasket hasMember={sale.memberId !== null} />
        ) : (
          <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse' }}>
            <colgroup>
              <col style={{ width: 48 }} />
              <col style={{ width: '100%' }} />
            </colgroup>
            <thead>
              <Box component="tr" sx={HEAD}>
                <th scope="col">#</th>
                <th scope="col">{t('sales:basket.product')}</th>
                <th scope="col" className="num">
                  {t('sales:basket.quantity')}
                </th>
                <th scope="col" className="num">
                  {t('sales:basket.unitPrice')}
                </th>
                <th scope="col" className="num">
                  {t('sales:basket.amount', { currency: format.currencySign })}
                </th>
              </Box>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <BasketRow
                  key={line.key}
                  number={index + 1}
                  line={line}
                  isLast={line.key === sale.lastKey && sale.selectedKey === null}
                  isSelected={line.key === sale.selectedKey}
                  onOpen={onOpen}
                />
              ))}
            </tbody>
          </Box>
        )}
      </Box>
      {sale.note === '' ? null : <SaleNote text={sale.note} />}
      {foot}
    </Box>
  );
}

/** What is printed under the whole receipt. */
function SaleNote({ text }: { readonly text: string }) {
  const t = useT();
  return (
    <Typography
      noWrap
      variant="body2"
      title={text}
      sx={{ color: 'text.secondary', px: 2.5, py: 0.75, borderTop: 1, borderColor: 'divider' }}
    >
      {t('sales:note.basket')}: {text}
    </Typography>
  );
}

const HEAD = {
  '& > th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    bgcolor: 'background.paper',
    boxShadow: 'inset 0 -1px 0 var(--mui-palette-divider)',
    px: 1.5,
    py: 0.75,
    fontSize: '0.8125rem',
    fontWeight: 600,
    color: 'text.secondary',
    textAlign: 'left',
    whiteSpace: 'nowrap',
  },
  '& > th.num': { textAlign: 'right', minWidth: 92 },
} as const;

function EmptyBasket({ hasMember }: { readonly hasMember: boolean }) {
  const t = useT();
  return (
    <Box sx={{ height: '100%', display: 'grid', placeItems: 'center' }}>
      <EmptyState
        title={t('sales:basket.empty')}
        hint={hasMember ? t('sales:basket.emptyHintMember') : t('sales:basket.emptyHint')}
        action={
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
            <Kbd keys="f2" /> {t('sales:basket.emptyKeys')}
          </Typography>
        }
      />
    </Box>
  );
}
