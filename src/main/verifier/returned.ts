import { earnedBy } from './earning.ts';
import { daysAfter, shares } from './exact.ts';
import {
  type Facts,
  factsOf,
  listOf,
  numberOf,
  numberOrNull,
  textOf,
  textOrNull,
} from './facts.ts';
import { type Move, type Owner, owedBy, spendable, spendOrder, take } from './lot-book.ts';
import { type Awaited, checkBalance, type LoggedEvent, type Parts, type Step } from './posting.ts';
import { type Back, bringBack, type Sale } from './sale-facts.ts';

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
  const customer = textOrNull(data['customer']);
  if (customer === null || sale === undefined) return null;
  const place = { member: customer, event: event.seq };
  const owner = parts.book.ownerOf(customer);
  const back = bringBack(sale, listOf(data['lineItems']));
  const check = (what: string, expected: unknown, found: unknown) =>
    parts.differences.check(what, { expected, found }, place);
  check('lines that came back too often', '', back.tooMuch.join(', '));
  const owed = owedFor(parts, sale, back);
  check('points to take back', owed, numberOf(data['pointsOwed']));
  check('points given back', back.restore, -numberOf(totals['pointsRedeemed']) || 0);
  const restores = restoreSteps(event, { sale, points: back.restore, rules: one.rules });
  sale.owedBefore += numberOf(data['pointsOwed']);
  sale.restoredBefore += back.restore;
  const later = () => clawbackSteps(parts, event, { ...one, sale, owner, owed });
  const awaited = {
    sale: textOf(data['transaction']),
    facts: null,
    customer,
    event: event.seq,
    balanceAfter: numberOrNull(totals['balanceAfter']),
  };
  if (restores.length > 0) return { ...awaited, steps: restores, later };
  const steps = later();
  if (steps.length > 0) return { ...awaited, steps };
  checkBalance(parts, event, { owner, expected: awaited.balanceAfter });
  return null;
}

function owedFor({ versions }: Parts, sale: Sale, back: Back): number {
  if (sale.earned === 0) return 0;
  const version = versions.get(sale.version ?? 0);
  const kept =
    version === undefined
      ? (shares(sale.earned, [
          sum(back.keptMinor),
          sum(eligibleOf(sale)) - sum(back.keptMinor),
        ])[0] ?? 0)
      : earnedBy(version, { tier: sale.tier, eligible: back.keptMinor }).points;
  return Math.max(0, sale.earned - kept - sale.owedBefore);
}

function eligibleOf(sale: Sale): number[] {
  return sale.lines.map(({ eligibleMinor }) => eligibleMinor);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}

/** The last lots in spend order get their points back first: a smaller sale would not have met them. */
function restoreSteps(
  event: LoggedEvent,
  back: { readonly sale: Sale; readonly points: number; readonly rules: ReturnRules },
): Step[] {
  const steps: Step[] = [];
  let skip = back.sale.restoredBefore;
  let left = back.points;
  const taken = [...back.sale.taken].sort((a, b) => spendOrder(b.lot, a.lot));
  for (const { lot, points: moved } of taken) {
    const skipped = Math.min(skip, -moved);
    const points = Math.min(left, -moved - skipped);
    skip -= skipped;
    left -= points;
    if (points === 0) continue;
    const step = { kind: 'restore', points, version: lot.version };
    const isLapsed = lot.expiresOn !== null && lot.expiresOn < event.day;
    if (!isLapsed) {
      steps.push({ ...step, moves: [{ lot, points }] });
      continue;
    }
    const opens = {
      amount: points,
      earnedAt: lot.earnedAt,
      activeFrom: event.day,
      expiresOn: daysAfter(event.day, back.rules.graceDays),
      version: lot.version,
    };
    steps.push({ ...step, moves: [], opens });
  }
  return steps;
}

/** Out of the sale's own lots first, then of what can be spent; the rest as the store decided. */
function clawbackSteps(
  { differences, versions }: Parts,
  event: LoggedEvent,
  back: Returned & { readonly sale: Sale; readonly owner: Owner; readonly owed: number },
): Step[] {
  const { data, owner, owed, rules } = back;
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
  const moves: Move[] = take(held, taken);
  const step = { kind: 'clawback', points: -(taken + debt), version: null };
  if (debt === 0) return [{ ...step, moves }];
  const opens = {
    amount: -debt,
    earnedAt: event.at,
    activeFrom: event.day,
    expiresOn: null,
    version: versionOn(versions, event.day),
  };
  return [{ ...step, moves, opens }];
}

/**
 * The version in force: of those whose day has come the one with the latest, of one day the highest;
 * before all days the first. Retired ones never are.
 */
function versionOn(versions: Parts['versions'], day: string): number {
  const all = [...versions.values()].filter(({ isRetired }) => !isRetired);
  const begun = all.filter(({ from }) => from <= day);
  begun.sort((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1));
  return begun.at(-1)?.version ?? Math.min(...all.map(({ version }) => version));
}
