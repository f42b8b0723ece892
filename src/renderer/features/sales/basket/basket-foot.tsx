import Box from '@mui/material/Box';
import { useT } from '../../../i18n/index.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton } from '../../../ui/index.ts';
import type { LineView } from '../logic/line-views.ts';
import { useCounter } from '../state/counter-context.ts';
import { useSale } from '../state/sale-store.ts';
import { LineActions } from './line-actions.tsx';
import { MoreActions } from './more-actions.tsx';

/** Under the basket: what is needed now and then, or what can be done with the chosen line. */
export function BasketFoot({
  lines,
  onEnrol,
}: {
  readonly lines: readonly LineView[];
  readonly onEnrol: () => void;
}) {
  const sale = useSale();
  const chosen = lines.find(({ key }) => key === sale.selectedKey) ?? null;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 0.75,
        px: { xs: 1.5, lg: 2.5 },
        py: 1.5,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      {chosen === null ? <BasketActions onEnrol={onEnrol} /> : <LineActions line={chosen} />}
    </Box>
  );
}

function BasketActions({ onEnrol }: { readonly onEnrol: () => void }) {
  const t = useT();
  const { open, openReturn, discount } = useCounter();
  const hasLines = useSale().lines.length > 0;
  const held = useTillQuery('sales.held', {}).data?.length ?? 0;
  return (
    <>
      <BigButton
        keys="f4"
        disabled={!hasLines && held === 0}
        onClick={() => open({ kind: hasLines ? 'hold' : 'held' })}
        sx={TIGHT}
      >
        {hasLines ? t('sales:foot.hold') : t('sales:foot.held')}
        {held === 0 ? null : <Count count={held} />}
      </BigButton>
      <BigButton keys="f5" disabled={!hasLines} onClick={discount} sx={TIGHT}>
        {t('sales:foot.discount')}
      </BigButton>
      <BigButton keys="f7" onClick={() => openReturn(null)} sx={TIGHT}>
        {t('sales:foot.return')}
      </BigButton>
      <BigButton keys="f8" onClick={() => open({ kind: 'recent' })} sx={TIGHT}>
        {t('sales:foot.recent')}
      </BigButton>
      <MoreActions onEnrol={onEnrol} />
    </>
  );
}

/** How many baskets wait, on the button that leads to them. */
function Count({ count }: { readonly count: number }) {
  return (
    <Box
      component="span"
      sx={{
        minWidth: 22,
        px: 0.75,
        borderRadius: 11,
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
        fontSize: '0.8125rem',
        lineHeight: '22px',
        textAlign: 'center',
      }}
    >
      {count}
    </Box>
  );
}

const TIGHT = { px: 1.25, gap: 0.75, whiteSpace: 'nowrap' } as const;
