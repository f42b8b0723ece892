import Box from '@mui/material/Box';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { BigButton } from '../../../ui/index.ts';
import { useCounter } from '../state/counter-context.ts';

/** From the quantity of a line to its discount, price or note: by key, or with one tap more. */
export function LineMore({ lineKey }: { readonly lineKey: number }) {
  const t = useT();
  const { open } = useCounter();
  const decide = () => open({ kind: 'decide', key: lineKey, way: 'percent' });
  const price = () => open({ kind: 'decide', key: lineKey, way: 'price' });
  const note = () => open({ kind: 'note', key: lineKey });
  const group = 'counter';
  useAction({
    id: 'sales.lineDiscount',
    label: 'sales:action.discount',
    group,
    keys: 'f5',
    run: decide,
  });
  useAction({
    id: 'sales.linePrice',
    label: 'sales:action.price',
    group,
    keys: 'shift+f5',
    run: price,
  });
  useAction({ id: 'sales.lineNote', label: 'sales:action.note', group, keys: 'ctrl+n', run: note });
  return (
    <Box sx={{ display: 'flex', gap: 1, mb: 2 }}>
      <BigButton keys="f5" tabIndex={-1} onClick={decide} sx={TIGHT}>
        {t('sales:foot.discount')}
      </BigButton>
      <BigButton tabIndex={-1} onClick={price} sx={TIGHT}>
        {t('sales:foot.price')}
      </BigButton>
      <BigButton tabIndex={-1} onClick={note} sx={TIGHT}>
        {t('sales:foot.note')}
      </BigButton>
    </Box>
  );
}

const TIGHT = { flex: '1 1 auto', px: 1, gap: 1, minWidth: 0 } as const;
