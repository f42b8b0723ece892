import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import { BigButton } from '../../../ui/index.ts';
import { lineViews } from '../logic/line-views.ts';
import { useCounter } from '../state/counter-context.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import type { QuoteView } from '../state/use-quote.ts';
import { LineActions } from './line-actions.tsx';

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
  const views = lineViews(sale.lines, view.quote?.lines ?? []);
  const chosen = views.find(({ key }) => key === sale.selectedKey) ?? null;
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
      {chosen === null ? (
        <>
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
        </>
      ) : (
        <LineActions line={chosen} />
      )}
      <Box sx={{ flex: 1 }} />
      <Typography role="status" sx={{ color: 'text.secondary' }}>
        {view.quote === null ? '' : t('sales:foot.count', { count: view.quote.itemCount })}
      </Typography>
    </Box>
  );
}
