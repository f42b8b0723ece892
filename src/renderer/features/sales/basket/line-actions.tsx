import { useT } from '../../../i18n/index.ts';
import { BigButton } from '../../../ui/index.ts';
import type { LineView } from '../logic/line-views.ts';
import { useCounter } from '../state/counter-context.ts';
import { saleStore } from '../state/sale-store.ts';

/** What can be done with the chosen line, in the place of what is needed now and then. */
export function LineActions({ line }: { readonly line: LineView }) {
  const t = useT();
  const { open } = useCounter();
  const { key, product, quantityMilli } = line;
  const isPiece = product?.unit === 'piece';
  const step = (by: 1 | -1) => saleStore.dispatch({ type: 'quantityStepped', key, by });
  return (
    <>
      <BigButton
        keys="minus"
        aria-label={t('sales:foot.fewer')}
        disabled={!isPiece || quantityMilli <= 1000}
        onClick={() => step(-1)}
      />
      <BigButton
        keys="plus"
        aria-label={t('sales:foot.more')}
        disabled={!isPiece}
        onClick={() => step(1)}
      />
      <BigButton
        keys="enter"
        disabled={product === null}
        onClick={() => {
          if (product !== null) open({ kind: 'quantity', key, product, quantityMilli });
        }}
      >
        {t('sales:foot.quantity')}
      </BigButton>
      <BigButton
        kind="quiet"
        keys="delete"
        onClick={() => saleStore.dispatch({ type: 'lineRemoved', key, name: product?.name ?? '' })}
      >
        {t('sales:foot.remove')}
      </BigButton>
    </>
  );
}
