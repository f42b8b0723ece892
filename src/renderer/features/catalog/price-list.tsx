import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ProductDetail, ProductPrice } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey, Translate } from '../../i18n/index.ts';
import { type Format, useFormat } from '../../lib/format.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Chip, ErrorNotice, Money } from '../../ui/index.ts';
import type { Tone } from '../../ui/index.ts';
import { PriceDialog } from './price-dialog.tsx';

const STATES: Readonly<Record<ProductPrice['state'], readonly [TKey, Tone]>> = {
  current: ['catalog:price.current', 'ok'],
  coming: ['catalog:price.coming', 'info'],
  past: ['catalog:price.past', 'plain'],
};

/** Whom a price is for, in words. */
export function priceName(
  { kind, tier }: Pick<ProductPrice, 'kind' | 'tier'>,
  t: Translate,
): string {
  if (kind === 'regular') return t('catalog:price.regular');
  if (tier === null) return t('catalog:price.offer');
  return t('catalog:price.tier', { tier: t(`common:tier.${tier}`) });
}

function daysOf({ fromDay, toDay }: ProductPrice, t: Translate, format: Format): string {
  return toDay === null
    ? t('catalog:price.from', { from: format.day(fromDay) })
    : t('catalog:price.between', { from: format.day(fromDay), to: format.day(toDay) });
}

/** The prices over time: what comes, what holds, what was. */
export function PriceList({ product }: { readonly product: ProductDetail }) {
  const t = useT();
  const format = useFormat();
  const [isPlanning, setIsPlanning] = useState(false);
  const end = useTillCommand('catalog.endPrice');
  return (
    <Box component="section">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5 }}>
        <Typography variant="subtitle1" component="h3" sx={{ flex: 1 }}>
          {t('catalog:price.title')}
        </Typography>
        <BigButton onClick={() => setIsPlanning(true)}>{t('catalog:price.plan')}</BigButton>
      </Box>
      <ErrorNotice failure={end.failure} />
      {product.prices.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('catalog:price.none')}
        </Typography>
      ) : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {product.prices.map((price) => {
          const [word, tone] = STATES[price.state];
          const canEnd =
            price.state === 'coming' || (price.state === 'current' && price.kind === 'offer');
          return (
            <Box component="li" key={price.id} sx={ROW}>
              <Box sx={{ minWidth: 0 }}>
                <Typography
                  sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
                >
                  {priceName(price, t)} <Chip tone={tone}>{t(word)}</Chip>
                </Typography>
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {daysOf(price, t, format)}
                </Typography>
              </Box>
              <Typography sx={{ textAlign: 'right', fontWeight: 600 }}>
                <Money minor={price.priceMinor} isBare />
              </Typography>
              {canEnd ? (
                <BigButton
                  kind="quiet"
                  disabled={end.isPending}
                  onClick={() => void end.run({ priceId: price.id })}
                >
                  {t(price.state === 'coming' ? 'catalog:price.takeBack' : 'catalog:price.end')}
                </BigButton>
              ) : (
                <span />
              )}
            </Box>
          );
        })}
      </Box>
      {isPlanning ? <PriceDialog product={product} onClose={() => setIsPlanning(false)} /> : null}
    </Box>
  );
}

const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto auto',
  gap: 1.5,
  alignItems: 'center',
  minHeight: 56,
  py: 0.5,
  borderBottom: '1px solid',
  borderColor: 'divider',
} as const;
