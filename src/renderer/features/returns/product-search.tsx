import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { ProductHit } from '../../../contract/catalog.ts';
import { useT } from '../../i18n/index.ts';
import { callTill } from '../../lib/bridge.ts';
import { isImeKey } from '../../lib/keys.ts';
import { useScans } from '../../lib/use-scans.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { EmptyState, ErrorNotice, Money, SearchField } from '../../ui/index.ts';

const SHOWN = 5;

/**
 * Finds a product by scan, name, code or barcode; Enter takes the first, also when it was pressed
 * before the answer was there.
 */
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
  const takeFirst = async () => {
    const [shown] = hits;
    if (shown !== undefined) take(shown);
    if (shown !== undefined || answer.isSuccess) return;
    const reply = await callTill('catalog.search', { text, limit: 1 });
    const [first] = reply.ok ? reply.value.hits : [];
    // What was typed since asks for something else.
    if (first !== undefined && field.current?.value === text) take(first);
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
          if (event.key !== 'Enter' || isImeKey(event) || !isAsking) return;
          event.preventDefault();
          void takeFirst();
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
