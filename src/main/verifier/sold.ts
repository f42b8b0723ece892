import { daysOf, earnedBy } from './earning.ts';
import { shares } from './exact.ts';
import { type Awaited, checkBalance, type LoggedEvent, type Parts, type Step } from './posting.ts';
import type { Sale } from './sale-facts.ts';

/** What a sale must post; null when its points are none. */
export function awaitedOfSale(parts: Parts, event: LoggedEvent, sale: Sale): Awaited | null {
  const { customer } = sale;
  if (customer === null) return null;
  checkEarning(parts, event, sale);
  const steps = stepsOf(parts, event, sale);
  if (steps.length > 0) return awaited(event, sale, steps);
  checkBalance(parts, event, {
    owner: parts.book.ownerOf(customer),
    expected: sale.balanceAfter,
  });
  return null;
}

/** What a claim must post: what the sale earns, counted from its own day. */
export function awaitedOfClaim(parts: Parts, event: LoggedEvent, sale: Sale): Awaited | null {
  checkEarning(parts, event, sale);
  const steps = stepsOf(parts, event, sale).filter(({ kind }) => kind === 'earn');
  // The balance of a claim is told to nobody: the sale's own is that of its day.
  return steps.length === 0 ? null : { ...awaited(event, sale, steps), balanceAfter: null };
}

function awaited(event: LoggedEvent, sale: Sale, steps: readonly Step[]): Awaited {
  const { uid, customer, balanceAfter } = sale;
  return { sale: uid, facts: sale, customer, event: event.seq, steps, balanceAfter };
}

function stepsOf({ versions }: Parts, event: LoggedEvent, sale: Sale): Step[] {
  const steps: Step[] = [];
  const { redeemed, earned, version } = sale;
  if (redeemed > 0) steps.push({ kind: 'redeem', points: -redeemed, version });
  if (earned > 0) {
    const programme = versions.get(version ?? 0);
    const opens = {
      amount: earned,
      earnedAt: event.at,
      version: version ?? 0,
      ...(programme === undefined
        ? { activeFrom: '', expiresOn: null }
        : daysOf(programme, sale.day)),
    };
    steps.push({ kind: 'earn', points: earned, version, opens });
  }
  return steps;
}

/** A sale's points, and each line's part, by the rule version that it names. */
function checkEarning({ versions, differences }: Parts, event: LoggedEvent, sale: Sale): void {
  const place = { member: sale.customer, event: event.seq };
  const version = versions.get(sale.version ?? 0);
  if (version === undefined) {
    differences.add('rule version', { expected: 'a published one', found: sale.version }, place);
    return;
  }
  const totals = sale.lines.map(({ totalMinor }) => totalMinor);
  const paid = shares(sale.pointsPaidMinor, totals);
  const eligible = totals.map((total, at) => total - (paid[at] ?? 0));
  const right = earnedBy(version, { tier: sale.tier, eligible });
  differences.check('points earned', { expected: right.points, found: sale.earned }, place);
  for (const [at, line] of sale.lines.entries()) {
    const what = (name: string) => `line ${line.no} ${name}`;
    const check = (name: string, expected: unknown, found: unknown) =>
      differences.check(what(name), { expected, found }, place);
    check('paid with points', paid[at] ?? 0, line.paidMinor);
    check('amount that earns', eligible[at] ?? 0, line.eligibleMinor);
    check('points', right.parts[at] ?? 0, line.points);
  }
}
