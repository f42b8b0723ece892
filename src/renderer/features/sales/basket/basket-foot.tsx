import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import { BigButton } from '../../../ui/index.ts';
import { useCounter } from '../state/counter-context.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import type { QuoteView } from '../state/use-quote.ts';

/** Under the basket: what is needed now and then, and how much lies in it. */
export function BasketFoot({
  view,
  onEnrol,
}: {
  readonly view: QuoteView;
  readonly onEnrol: () => void;
}) {
  const t = useT();
  const sale = useSale();
  const { open } = useCounter();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 1,
        px: 2.5,
        py: 1.5,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <BigButton keys="f8" onClick={() => open({ kind: 'recent' })}>
        {t('sales:foot.recent')}
      </BigButton>
      <BigButton keys="f3" onClick={onEnrol}>
        {t('sales:foot.enrol')}
      </BigButton>
      <BigButton
        kind="quiet"
        disabled={sale.lines.length === 0}
        onClick={() => saleStore.dispatch({ type: 'basketCleared' })}
      >
        {t('sales:foot.clear')}
      </BigButton>
      <Box sx={{ flex: 1 }} />
      <Typography role="status" sx={{ color: 'text.secondary' }}>
        {view.quote === null ? '' : t('sales:foot.count', { count: view.quote.itemCount })}
      </Typography>
    </Box>
  );
}
