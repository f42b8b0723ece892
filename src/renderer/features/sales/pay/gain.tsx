import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover, { type PopoverActions } from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { SaleQuote } from '../../../../contract/sales.ts';
import { useT } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { LayerContext, useNewLayer } from '../../../lib/layers.ts';
import { useMay } from '../../../lib/use-may.ts';
import { Chip } from '../../../ui/index.ts';
import { BasketArithmetic } from './earning-arithmetic.tsx';
import { EarningTable } from './earning-table.tsx';

/** What the member gains, always in sight, and why. */
export function Gain({
  quote,
  hasMember,
}: {
  readonly quote: SaleQuote | null;
  readonly hasMember: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const popover = useRef<PopoverActions | null>(null);
  const mayExplain = useMay('sales.explainQuote');
  const earning = quote?.earning ?? null;
  if (quote === null || earning === null) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', minHeight: 68, py: 0.5 }}>
        {hasMember ? '' : t('sales:pay.noMember')}
      </Typography>
    );
  }
  const names = quote.lines.map((line) => line.name);
  const fit = () => popover.current?.updatePosition();
  return (
    <Box
      sx={{
        display: 'flex',
        alignContent: 'center',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1,
        minHeight: 68,
      }}
    >
      <Typography sx={{ color: 'success.main', fontWeight: 600 }}>
        {t('sales:pay.gain', { points: format.number(earning.points) })}
        {quote.balanceAfter === null ? null : ` → ${format.number(quote.balanceAfter)}`}
      </Typography>
      <Button
        variant="text"
        color="secondary"
        sx={{
          my: -0.5,
          px: 0,
          justifyContent: 'flex-start',
          fontSize: '0.8125rem',
          color: 'text.secondary',
        }}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('sales:pay.why')}
      </Button>
      {quote.redemption?.limitedBy === 'frozen' ? (
        <Box sx={{ flexBasis: '100%' }}>
          <Chip tone="warn">{t('sales:pay.frozen')}</Chip>
        </Box>
      ) : null}
      <Popover
        action={popover}
        open={anchor !== null}
        anchorEl={anchor}
        transitionDuration={80}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { sx: { p: 2, width: 440, maxWidth: '92vw', maxHeight: '60vh' } },
        }}
      >
        <Layer>
          <Typography variant="h3" sx={{ mb: 1 }}>
            {t('sales:why.title', { points: format.number(earning.points) })}
          </Typography>
          <EarningTable
            earning={earning}
            names={names}
            arithmetic={mayExplain ? <BasketArithmetic names={names} onResized={fit} /> : null}
            onResized={fit}
          />
        </Layer>
      </Popover>
    </Box>
  );
}

/** While it is open, keys and scans of the counter rest. */
function Layer({ children }: { readonly children: ReactNode }) {
  const layer = useNewLayer();
  return <LayerContext value={layer}>{children}</LayerContext>;
}
