import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { type TillCommand, useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import type { HeldChoice } from './held-baskets.tsx';

type Count = Omit<Parameters<TillCommand<'shift.close'>['run']>[0], 'shiftId' | 'keepsHeldBaskets'>;

/** Gives suspended baskets up if that was chosen, then closes the shift. */
export function useClosing(shiftId: number, onClosed: () => void) {
  const t = useT();
  const format = useFormat();
  const held = useTillQuery('sales.held', {});
  const discard = useTillCommand('sales.discardHeld');
  const close = useTillCommand('shift.close');
  const run = async (count: Count, choice: HeldChoice | null) => {
    if (choice === 'giveUp') {
      for (const { heldId } of held.data ?? []) {
        const reply = await discard.run({ heldId, reason: t('shift:close.heldReason') });
        if (!reply.ok) return;
      }
    }
    const reply = await close.run({ ...count, shiftId, keepsHeldBaskets: choice === 'keep' });
    if (!reply.ok) return;
    const { zNo, differenceMinor } = reply.value;
    notify({
      tone: differenceMinor === 0 ? 'ok' : 'warn',
      text: t('shift:close.done', { number: zNo, difference: format.money(differenceMinor) }),
    });
    onClosed();
  };
  return {
    run: (count: Count, choice: HeldChoice | null) => void run(count, choice),
    isPending: close.isPending || discard.isPending,
    failure: close.failure ?? discard.failure,
  };
}
