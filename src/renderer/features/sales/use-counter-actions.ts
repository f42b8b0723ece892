import { useAction } from '../../lib/actions.ts';
import { callTill } from '../../lib/bridge.ts';
import { useRoundingKey } from './basket/rounding-buttons.tsx';
import { useReprint } from './receipts/print-line.tsx';
import type { Counter } from './state/counter-context.ts';
import { saleStore, useSale } from './state/sale-store.ts';

interface Wiring {
  readonly counter: Counter;
  readonly onEnrol: () => void;
}

/** The counter's keys, for the keyboard, the palette and the help sheet. */
export function useCounterActions({ counter, onEnrol }: Wiring): void {
  const sale = useSale();
  const isSelling = sale.phase === 'selling';
  const hasLines = isSelling && sale.lines.length > 0;
  const reprint = useReprint();
  useBasketActions(counter, hasLines);
  useHeldActions(counter, hasLines);
  useRoundingKey('sales.round', hasLines);
  const group = 'counter';
  useAction({
    id: 'sales.search',
    label: 'sales:action.search',
    group,
    keys: 'f2',
    run: counter.focusSearch,
  });
  useAction({
    id: 'sales.pay',
    label: 'sales:action.pay',
    group,
    keys: 'f9',
    isEnabled: hasLines,
    run: () => counter.open({ kind: 'pay', tab: 'cash' }),
  });
  useAction({
    id: 'sales.return',
    label: 'returns:action.open',
    group,
    keys: 'f7',
    run: () => counter.openReturn(null),
  });
  useAction({
    id: 'sales.recent',
    label: 'sales:action.recent',
    group,
    keys: 'f8',
    run: () => counter.open({ kind: 'recent' }),
  });
  useAction({
    id: 'members.enrol',
    label: 'sales:action.enrol',
    group: 'member',
    keys: 'f3',
    run: onEnrol,
  });
  useAction({
    id: 'sales.redeem',
    label: 'sales:action.redeem',
    group: 'member',
    keys: 'f6',
    isEnabled: hasLines && sale.memberId !== null,
    run: () => counter.open({ kind: 'redeem' }),
  });
  useAction({
    id: 'members.history',
    label: 'sales:action.history',
    group: 'member',
    isEnabled: sale.memberId !== null,
    run: () => counter.open({ kind: 'history' }),
  });
  useAction({
    id: 'members.care',
    label: 'care:action.care',
    group: 'member',
    keys: 'ctrl+e',
    isEnabled: sale.memberId !== null,
    run: () => {
      if (sale.memberId === null) return;
      counter.open({ kind: 'care', memberId: sale.memberId, tab: 'profile' });
    },
  });
  useAction({
    id: 'members.tasks',
    label: 'care:action.tasks',
    group: 'member',
    keys: 'f10',
    run: () => counter.open({ kind: 'tasks' }),
  });
  useAction({
    id: 'members.detach',
    label: 'sales:action.detach',
    group: 'member',
    isEnabled: isSelling && sale.memberId !== null,
    run: () => saleStore.dispatch({ type: 'memberDetached' }),
  });
  const lastCoupon = sale.coupons.at(-1);
  useAction({
    id: 'sales.couponRemove',
    label: 'coupons:basket.removeLast',
    group,
    keys: 'shift+f6',
    isEnabled: isSelling && lastCoupon !== undefined,
    run: () => {
      if (lastCoupon !== undefined) saleStore.dispatch({ type: 'couponRemoved', code: lastCoupon });
    },
  });
  useAction({
    id: 'sales.undo',
    label: 'sales:action.undo',
    group,
    keys: 'ctrl+z',
    isEnabled: sale.undo !== null,
    run: () => saleStore.dispatch({ type: 'undone' }),
  });
  useAction({
    id: 'sales.reprintLast',
    label: 'sales:action.reprintLast',
    group,
    keys: 'ctrl+p',
    isEnabled: sale.phase !== 'done',
    run: () => void reprintNewest(reprint.run),
  });
}

/** What is decided of the basket or its chosen line. */
function useBasketActions(counter: Counter, isEnabled: boolean): void {
  const { selectedKey, lastKey } = useSale();
  const group = 'counter';
  const meant = selectedKey ?? lastKey;
  useAction({
    id: 'sales.discount',
    label: 'sales:action.discount',
    group,
    keys: 'f5',
    isEnabled,
    run: counter.discount,
  });
  useAction({
    id: 'sales.price',
    label: 'sales:action.price',
    group,
    keys: 'shift+f5',
    isEnabled: isEnabled && meant !== null,
    run: () => counter.open({ kind: 'decide', key: meant, way: 'price' }),
  });
  useAction({
    id: 'sales.note',
    label: 'sales:action.note',
    group,
    keys: 'ctrl+n',
    isEnabled,
    run: () => counter.open({ kind: 'note', key: selectedKey }),
  });
}

/** The basket goes: to wait, or for good. */
function useHeldActions(counter: Counter, hasLines: boolean): void {
  const group = 'counter';
  useAction({
    id: 'sales.hold',
    label: 'sales:action.hold',
    group,
    keys: 'f4',
    run: () => counter.open({ kind: hasLines ? 'hold' : 'held' }),
  });
  useAction({
    id: 'sales.held',
    label: 'sales:action.held',
    group,
    keys: 'shift+f4',
    run: () => counter.open({ kind: 'held' }),
  });
  useAction({
    id: 'sales.void',
    label: 'sales:action.void',
    group,
    keys: 'ctrl+delete',
    isEnabled: hasLines,
    run: () => counter.open({ kind: 'void' }),
  });
}

/** The newest receipt of this till, whoever sold it. */
async function reprintNewest(run: (saleId: number) => void): Promise<void> {
  const reply = await callTill('sales.recent', { limit: 1 });
  const newest = reply.ok ? reply.value.rows[0] : undefined;
  if (newest !== undefined) run(newest.saleId);
}
