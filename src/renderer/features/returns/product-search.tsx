import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { ProductHit } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import { isImeKey } from '../../lib/keys.ts';
import { useScans } from '../../lib/use-scans.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { EmptyState, ErrorNotice, Money, SearchField } from '../../ui/index.ts';

const SHOWN = 5;

/** Finds a product by scan, name, code or barcode; Enter takes the first. */
export function ProductSearch({
  onProduct,
}: {
  readonly onProduct: (product: ProductHit) => void;
}) {
  const t = useT();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isAsking = text.trim() !== '';
  const answer = useTillQuery('catalog.search', { text, limit: SHOWN }, { isEnabled: isAsking });
  const hits = isAsking ? (answer.data?.hits ?? []) : [];
  const take = (product: ProductHit) => {
    setText('');
    onProduct(product);
    field.current?.focus();
  };
  useScans('returnGoods', { product: ({ product }) => take(product) });
  return (
    <Box>
      <SearchField
        value={text}
        onChange={setText}
        inputRef={field}
        label={t('returns:noReceipt.search')}
        placeholder={t('returns:noReceipt.searchHint')}
        inputProps={{ autoFocus: true, maxLength: 200 }}
        onKeyDown={(event) => {
          const [first] = hits;
          if (event.key !== 'Enter' || isImeKey(event) || !isAsking) return;
          event.preventDefault();
          if (first !== undefined) take(first);
        }}
      />
      <ErrorNotice failure={isAsking ? answer.error : null} />
      {isAsking && answer.isSuccess && hits.length === 0 ? (
        <EmptyState title={t('returns:noReceipt.nothing')} />
      ) : null}
      {hits.map((hit) => (
        <ButtonBase key={hit.id} onClick={() => take(hit)} sx={ROW}>
          <Box sx={{ minWidth: 0 }}>
            <Typography noWrap>{hit.name}</Typography>
            <Typography noWrap variant="body2" sx={{ color: 'text.secondary' }}>
              {[hit.counterName, hit.barcode].filter((part) => part !== null).join(' · ')}
            </Typography>
          </Box>
          <Money minor={hit.priceMinor} />
        </ButtonBase>
      ))}
    </Box>
  );
}

const ROW = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: 2,
  width: '100%',
  minHeight: 56,
  px: 1,
  font: 'inherit',
  textAlign: 'left',
  borderBottom: '1px solid',
  borderColor: 'divider',
  '&:hover, &:focus-visible': { bgcolor: 'primary.soft' },
} as const;
