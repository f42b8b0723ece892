import type { Awaited, LoggedEvent, Parts, Step } from './awaited.ts';
import { daysAfter, monthsAfter, shares } from './exact.ts';
import {
  type Facts,
  factsOf,
  listOf,
  numberOf,
  numberOrNull,
  textOf,
  textOrNull,
} from './facts.ts';
import {
  type BookLot,
  type LotBook,
  type Move,
  type Owner,
  owedBy,
  spendable,
  spendOrder,
  take,
} from './lot-book.ts';
import { checkBalance } from './posting.ts';
import { earnedByKept } from './sale-earning.ts';
import { bringBack, leftOf, type Sale } from './sale-facts.ts';
import { versionOn } from './versions.ts';

/** The store's rules for returns, as the log told them last. */
export interface ReturnRules {
  readonly policy: string;
  readonly graceDays: number;
}

interface Returned {
  readonly data: Facts;
  /** The original sale; absent for one that the log does not hold. */
  readonly sale: Sale | undefined;
  readonly rules: ReturnRules;
}

/**
 * What a return must post (DOMAIN, Points: partial return): E(sale) − E(kept) − what was taken
 * before, at the rule version of the sale; redeemed points back into the lots they came from.
 */
export function awaitedOfReturn(parts: Parts, event: LoggedEvent, one: Returned): Awaited | null {
  const { data, sale } = one;
  const totals = factsOf(data['totals']);
  const member = textOrNull(data['customer']);
  if (member === null || sale === undefined) return null;
  const customer = parts.book.ownerOf(member);
  const place = { member: customer.uid, event: event.seq };
  const back = bringBack(sale, listOf(data['lineItems']));
  const check = (what: string, expected: unknown, found: unknown) =>
    parts.differences.check(what, { expected, found }, place);
  check('lines that came back too often', '', back.tooMuch.join(', '));
  const owed = owedFor(parts, sale);
  check('points to take back', owed, numberOf(data['pointsOwed']));
  check('points given back', back.restore, -numberOf(totals['pointsRedeemed']) || 0);
  const restoring = { sale, customer, points: back.restore, rules: one.rules };
  const steps = restoreSteps(parts.book, event, restoring);
  sale.owedBefore += numberOf(data['pointsOwed']);
  sale.restoredBefore += back.restore;
  const later = () => clawbackSteps(parts, event, { ...one, sale, customer, owed });
  const isLater = steps.some(({ owner }) => owner === customer);
  const awaited: Awaited = {
    sale: textOf(data['transaction']),
    facts: null,
    customer,
    event: event.seq,
    redeem: 0,
    steps: isLater ? steps : [...steps, ...later()],
    later: isLater ? later : null,
    balanceAfter: numberOrNull(totals['balanceAfter']),
  };
  if (awaited.steps.length > 0) return awaited;
  checkBalance(parts, event, { owner: customer, expected: awaited.balanceAfter });
  return null;
}

function owedFor({ versions }: Parts, sale: Sale): number {
  if (sale.earned === 0) return 0;
  const version = versions.get(sale.version ?? 0);
  const kept = version === undefined ? keptShare(sale) : earnedByKept(version.rules, sale);
  return Math.max(0, sale.earned - kept - sale.owedBefore);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}

/** Of a sale whose rules nobody knows, points are kept in proportion. */
function keptShare(sale: Sale): number {
  const all = sum(sale.lines.map(({ eligibleMinor }) => eligibleMinor));
  const kept = sum(sale.lines.map((line) => leftOf(line.eligibleMinor, line)));
  return shares(sale.earned, [kept, all - kept])[0] ?? 0;
}

/** A lot with its first last day. */
function asFirst({ lot }: Move): BookLot {
  return { ...lot, expiresOn: lot.firstExpiresOn ?? lot.expiresOn };
}

function lastFirst(a: Move, b: Move): number {
  return spendOrder(asFirst(b), asFirst(a));
}

/** What was taken, the last of it first: the entry of the payer, or else the first, comes last. */
function inOrderOfReturn({ taken }: Sale): Move[] {
  const first = taken.find(({ isPayers }) => isPayers) ?? taken[0];
  const others = taken.filter((entry) => entry !== first).flatMap(({ moves }) => moves);
  return [...others.sort(lastFirst), ...[...(first?.moves ?? [])].sort(lastFirst)];
}

/**
 * The last lots in spend order get their points back first, the household's before the own: a
 * smaller sale would not have met them.
 */
function restoreSteps(
  book: LotBook,
  event: LoggedEvent,
  back: {
    readonly sale: Sale;
    readonly customer: Owner;
    readonly points: number;
    readonly rules: ReturnRules;
  },
): Step[] {
  const steps: Step[] = [];
  let skip = back.sale.restoredBefore;
  let left = back.points;
  // Neither a last day that moves on nor a merge must change the order between two returns.
  for (const { lot, points: moved } of inOrderOfReturn(back.sale)) {
    const skipped = Math.min(skip, -moved);
    const points = Math.min(left, -moved - skipped);
    skip -= skipped;
    left -= points;
    if (points > 0) steps.push(restoreStep(book, event, { lot, points, rules: back.rules }));
  }
  return steps;
}

function restoreStep(
  book: LotBook,
  event: LoggedEvent,
  one: { readonly lot: BookLot; readonly points: number; readonly rules: ReturnRules },
): Step {
  const { lot, points } = one;
  const step = { owner: book.holderOf(lot), kind: 'restore', points, version: lot.version };
  const expiresOn = endOf(book, lot);
  if (expiresOn === null || expiresOn >= event.day) {
    const moved = { ...step, moves: [{ lot, points }] };
    const isLater = expiresOn !== null && expiresOn !== lot.expiresOn;
    return isLater ? { ...moved, extends: { lot, expiresOn } } : moved;
  }
  const opens = {
    amount: points,
    earnedAt: lot.earnedAt,
    activeFrom: event.day,
    expiresOn: daysAfter(event.day, one.rules.graceDays),
    idleMonths: null,
    version: lot.version,
  };
  return { ...step, moves: [], opens };
}

/** The last day of a lot had it never been empty: one that lapses by idleness moves on with others. */
function endOf(book: LotBook, lot: BookLot): string | null {
  const { idleMonths, firstExpiresOn } = lot;
  if (idleMonths === null || firstExpiresOn === null) return lot.expiresOn;
  const owner = book.holderOf(lot);
  let end = firstExpiresOn;
  for (const entry of book.entries.slice(lot.entry)) {
    if (!['earn', 'redeem', 'gift'].includes(entry.kind) || entry.day === null) continue;
    if (book.holderOf(entry) !== owner || end < entry.day) continue;
    const next = monthsAfter(entry.day, idleMonths);
    if (next > end) end = next;
  }
  return end;
}

/** Out of the sale's own lots first, then of what can be spent; the rest as the store decided. */
function clawbackSteps(
  { differences, versions }: Parts,
  event: LoggedEvent,
  back: Returned & { readonly sale: Sale; readonly customer: Owner; readonly owed: number },
): Step[] {
  const { data, customer: owner, owed, rules } = back;
  const own = back.sale.own.filter((lot) => lot.remaining > 0).sort(spendOrder);
  const others = spendable(owner, event.day).filter((lot) => !own.includes(lot));
  const held = [...own, ...others];
  const available = held.reduce((all, lot) => all + lot.remaining, 0) - owedBy(owner);
  const taken = Math.max(0, Math.min(owed, available));
  const short = owed - taken;
  const [debt, deducted, waived] = [
    numberOf(data['pointsDebt']),
    numberOf(data['pointsDeducted']),
    numberOf(data['pointsWaived']),
  ];
  const place = { member: owner.uid, event: event.seq };
  const check = (what: string, expected: unknown, found: unknown) =>
    differences.check(what, { expected, found }, place);
  check('points that are not there', short, debt + deducted + waived);
  if (rules.policy !== 'deduct') check('points deducted', 0, deducted);
  check('points waived', rules.policy === 'waive' ? short : 0, waived);
  const told = factsOf(data['totals']);
  check('points of the return', taken + debt, -numberOf(told['pointsEarned']) || 0);
  if (taken + debt === 0) return [];
  const moves: readonly Move[] = take(held, taken);
  const step = { owner, kind: 'clawback', points: -(taken + debt), version: null, moves };
  if (debt === 0) return [step];
  const opens = {
    amount: -debt,
    earnedAt: event.at,
    activeFrom: event.day,
    expiresOn: null,
    idleMonths: null,
    version: versionOn(versions, event.day),
  };
  return [{ ...step, opens }];
}
