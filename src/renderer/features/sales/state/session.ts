import type { Draft } from '../../../../contract/sales.ts';
import { askTill, callTill } from '../../../lib/bridge.ts';
import { invalidateTopics, tillEvents } from '../../../lib/query-client.ts';
import { bookSale } from './book-sale.ts';
import type { Confirmed } from './book-sale.ts';
import { keepDraft } from './draft-keeper.ts';
import { draftOf } from './sale-content.ts';
import { saleStore } from './sale-store.ts';
import { settlePayment } from './settle-payment.ts';

async function load(): Promise<Draft | null | undefined> {
  try {
    return await askTill('sales.draft', {});
  } catch {
    return undefined;
  }
}

async function save(draft: Draft | null): Promise<boolean> {
  const reply = await callTill('sales.saveDraft', { draft });
  return reply.ok;
}

const keeper = keepDraft(saleStore, { load, save });

/** Brings back the sale that was open when the till locked, crashed or lost power. */
export function restoreSaleDraft(): Promise<void> {
  return keeper.restore();
}

/** Keeps the open sale in the store at once: call it before the session ends. */
export function flushSaleDraft(): Promise<void> {
  return keeper.flush();
}

/**
 * The sale on the screen as the store keeps it, after everything before has been kept: what is put
 * aside or given up is then nowhere else. `null` = there is nothing.
 */
export async function keptDraft(): Promise<Draft | null> {
  await keeper.flush();
  return draftOf(saleStore.get());
}

/** Books the sale on the screen; see {@link bookSale}. */
export async function payNow(confirmed: Confirmed): Promise<void> {
  const reply = await bookSale(
    saleStore,
    {
      complete: (payment) => callTill('sales.complete', payment),
      flushDraft: keeper.flush,
      makeId: () => crypto.randomUUID(),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    confirmed,
  );
  if (reply?.ok === true) invalidateTopics(reply.changed);
  // What was refused was worked out from figures that no longer hold: ask for all of them anew.
  else if (reply !== null) invalidateTopics(['products', 'points']);
}

/** Finds out whether the open payment was booked; see {@link settlePayment}. */
export function settleOpenPayment(): Promise<void> {
  return settlePayment(saleStore, async (requestId) => {
    const reply = await callTill('sales.wasBooked', { requestId });
    return reply.ok ? reply.value.isBooked : undefined;
  });
}

tillEvents.on('session.expiring', () => void keeper.flush());
globalThis.addEventListener('pagehide', () => void keeper.flush());
