import type { Awaited, LoggedEvent, Opened, Parts, Step } from './awaited.ts';
import { isPlain } from './earning.ts';
import { checkBalance } from './posting.ts';
import { checkEarning } from './sale-earning.ts';
import type { Sale } from './sale-facts.ts';
import { daysOf } from './versions.ts';

/** What a sale must post; null when its points are none. */
export function awaitedOfSale(parts: Parts, event: LoggedEvent, sale: Sale): Awaited | null {
  if (sale.customer === null) return null;
  const awaited = awaitedOf(parts, event, sale);
  if (sale.earned === 0 || isKnown(parts, sale)) checkEarning(parts, event, sale);
  if (awaited.redeem > 0 || awaited.steps.length > 0) return awaited;
  checkBalance(parts, event, { owner: awaited.customer, expected: sale.balanceAfter });
  return null;
}

/** What a claim must post: what the sale earns, counted from its own day. */
export function awaitedOfClaim(parts: Parts, event: LoggedEvent, sale: Sale): Awaited | null {
  if (sale.earned === 0 || isKnown(parts, sale)) checkEarning(parts, event, sale);
  // The balance of a claim is told to nobody: the sale's own is that of its day.
  const awaited = { ...awaitedOf(parts, event, sale), redeem: 0, balanceAfter: null };
  return awaited.steps.length === 0 ? null : awaited;
}

/** Whether the earning follows from what is known already; otherwise it waits for what was noted. */
function isKnown({ versions }: Parts, sale: Sale): boolean {
  const version = versions.get(sale.version ?? 0);
  return version === undefined || isPlain(version.rules);
}

function awaitedOf({ book, versions }: Parts, event: LoggedEvent, sale: Sale): Awaited {
  const { uid, earned, version, balanceAfter } = sale;
  const customer = book.ownerOf(sale.customer ?? '');
  const steps: Step[] = [];
  if (earned > 0) {
    const programme = versions.get(version ?? 0);
    const opens: Opened | undefined =
      programme === undefined
        ? undefined
        : {
            amount: earned,
            earnedAt: event.at,
            version: programme.version,
            ...daysOf(programme, sale.day),
          };
    const step = { owner: customer, kind: 'earn', points: earned, version };
    steps.push(opens === undefined ? step : { ...step, opens });
  }
  return {
    sale: uid,
    facts: sale,
    customer,
    event: event.seq,
    redeem: sale.redeemed,
    steps,
    later: null,
    balanceAfter,
  };
}
