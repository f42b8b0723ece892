import { useState } from 'react';
import type { HeldBasket } from '../../../../contract/sales.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { saleStore } from '../state/sale-store.ts';
import { keptDraft } from '../state/session.ts';
import { useHold } from './use-hold.ts';

/** Takes up a basket that waits (取单), if need be in exchange for the one on the counter. */
export function useResume(onDone: () => void) {
  const command = useTillCommand('sales.resume');
  const holding = useHold();
  const [isBusy, setIsBusy] = useState(false);
  const resume = async ({ heldId, name }: HeldBasket) => {
    if (isBusy) return;
    setIsBusy(true);
    // The store compares with the draft it has: it must know that the counter is clear.
    await keptDraft();
    const reply = await command.run({ heldId });
    setIsBusy(false);
    if (!reply.ok) return;
    saleStore.dispatch({ type: 'basketResumed', draft: reply.value, name });
    onDone();
  };
  const swap = async (held: HeldBasket) => {
    if (await holding.hold('')) await resume(held);
  };
  return {
    resume,
    swap,
    isBusy: isBusy || holding.isBusy,
    failure: holding.failure ?? command.failure,
  };
}
