import { useT } from '../../../i18n/index.ts';
import { BigButton } from '../../../ui/index.ts';
import type { LineView } from '../logic/line-views.ts';
import { useCounter } from '../state/counter-context.ts';
import { saleStore } from '../state/sale-store.ts';

/** What can be done with the chosen line, in the place of what is needed now and then. */
export function LineActions({ line: view }: { readonly line: LineView }) {
  const t = useT();
  const { open, discount } = useCounter();
  const { key, product, line } = view;
  const { quantityMilli } = line;
  const isPiece = product?.unit === 'piece';
  const step = (by: 1 | -1) => saleStore.dispatch({ type: 'quantityStepped', key, by });
  return (
    <>
      <BigButton
        keys="minus"
        aria-label={t('sales:foot.fewer')}
        disabled={!isPiece || quantityMilli <= 1000}
        onClick={() => step(-1)}
        sx={SMALL}
      />
      <BigButton
        keys="plus"
        aria-label={t('sales:foot.oneMore')}
        disabled={!isPiece}
        onClick={() => step(1)}
        sx={SMALL}
      />
      <BigButton
        keys="enter"
        disabled={product === null}
        onClick={() => {
          if (product !== null) open({ kind: 'quantity', key, product, quantityMilli });
        }}
        sx={TIGHT}
      >
        {t('sales:foot.quantity')}
      </BigButton>
      <BigButton keys="f5" onClick={discount} sx={TIGHT}>
        {t('sales:foot.discount')}
      </BigButton>
      <BigButton keys="ctrl+n" onClick={() => open({ kind: 'note', key })} sx={TIGHT}>
        {t('sales:foot.note')}
      </BigButton>
      <BigButton
        kind="quiet"
        keys="delete"
        onClick={() => saleStore.dispatch({ type: 'lineRemoved', key, name: product?.name ?? '' })}
        sx={TIGHT}
      >
        {t('sales:foot.remove')}
      </BigButton>
    </>
  );
}

const SMALL = { minWidth: 48, px: 1 } as const;
const TIGHT = { px: 1.25, gap: 1, whiteSpace: 'nowrap' } as const;
