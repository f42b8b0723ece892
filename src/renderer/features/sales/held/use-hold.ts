import { useState } from 'react';
import { useTillCommand } from '../../../lib/use-till.ts';
import { saleStore } from '../state/sale-store.ts';
import { keptDraft } from '../state/session.ts';

/** Puts the basket on the screen aside (挂单); tells whether it now waits. */
export function useHold() {
  const command = useTillCommand('sales.hold');
  const [isBusy, setIsBusy] = useState(false);
  const hold = async (name: string): Promise<boolean> => {
    if (isBusy) return false;
    setIsBusy(true);
    const draft = await keptDraft();
    const reply = draft === null ? null : await command.run({ name, draft });
    setIsBusy(false);
    if (reply?.ok !== true) return false;
    const notice = { kind: 'basketHeld', name: reply.value.name } as const;
    saleStore.dispatch({ type: 'basketLeft', notice });
    return true;
  };
  return { hold, isBusy, failure: command.failure };
}
