import { useAction } from '../../lib/actions.ts';
import { callTill } from '../../lib/bridge.ts';
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
    id: 'members.detach',
    label: 'sales:action.detach',
    group: 'member',
    isEnabled: isSelling && sale.memberId !== null,
    run: () => saleStore.dispatch({ type: 'memberDetached' }),
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
    id: 'sales.clear',
    label: 'sales:action.clear',
    group,
    isEnabled: hasLines,
    run: () => saleStore.dispatch({ type: 'basketCleared' }),
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

/** The newest receipt of this till, whoever sold it. */
async function reprintNewest(run: (saleId: number) => void): Promise<void> {
  const reply = await callTill('sales.recent', { limit: 1 });
  const newest = reply.ok ? reply.value.rows[0] : undefined;
  if (newest !== undefined) run(newest.saleId);
}
