import { strict as assert } from 'node:assert';
import { earn } from '../../../../../src/main/features/loyalty/rules/earn.ts';
import { lotDays } from '../../../../../src/main/features/loyalty/rules/expiry.ts';
import {
  bySpendOrder,
  type Lot,
  type LotShare,
  spendableLots,
  takeInOrder,
} from '../../../../../src/main/features/loyalty/rules/lots.ts';
import { planRedemption } from '../../../../../src/main/features/loyalty/rules/plan-redemption.ts';
import { NO_FACTS } from '../../../../../src/main/features/loyalty/rules/sale-to-earn.ts';
import type { RuleStep } from './rule-history.ts';
import { PIECE_MILLI, type Scene, type Sold, sum } from './scene.ts';

/** Spend order as DOMAIN tells it, told again: own points, last day, age, place. */
function placeOf({ owner, expiresOn, earnedAt, id }: Lot): string {
  const digits = [earnedAt, id].map((number) => `${number}`.padStart(9, '0'));
  return [owner === undefined ? 'own' : 'pool', expiresOn ?? 'z', ...digits].join(' ');
}

/** Sells what a step says; null when that is nothing. */
export function sell(scene: Scene, who: number, { much, part }: RuleStep): Sold | null {
  const programme = scene.programme();
  const { day, ledger } = scene;
  const totals = [much * 37, (much % 50) * 100, much % 3 === 0 ? 99 : 0].filter((minor) => minor);
  if (totals.length === 0) return null;
  const pieces = totals.map((_, at) => ((part + at) % 4) + 1);
  const { rules } = programme;
  const wish = { lots: ledger.of(who), day, rules: rules.redemption, amountMinor: sum(totals) };
  const pool = poolOf(scene, who);
  const most = planRedemption({ ...wish, points: undefined, pool }).quote.maximumPoints;
  const points = part % 3 === 0 ? 0 : Math.floor((most * (part % 101)) / 100);
  const { quote, shares } = planRedemption({ ...wish, points, pool });
  checkOrder(shares, [...spendableLots(wish.lots, day), ...pool]);
  assert.equal(sum(shares.map((share) => share.points)), quote.points);
  const taken = shares.map((share) => ({ ...share, programmeVersion: 1 }));
  for (const share of shares) {
    ledger.take(ledger.lot(share.lot.id).owner.id, day, { shares: [share] });
  }
  const lines = totals.map((totalMinor, at) => ({
    lineNo: at + 1,
    totalMinor,
    quantityMilli: (pieces[at] ?? 0) * PIECE_MILLI,
  }));
  const sale = { programme, tier: 'standard' as const, day, lines, facts: NO_FACTS };
  const result = earn({ ...sale, pointsPaidMinor: quote.worthMinor });
  const days = lotDays(rules, day);
  const lot = result.points > 0 ? [ledger.open(who, day, { points: result.points, ...days })] : [];
  if (result.points > 0 || points > 0) ledger.active(who, day);
  scene.seen.add(quote.fromPool > 0 ? 'pool' : quote.points > 0 ? 'redeem' : 'sell');
  return {
    programme,
    who,
    day,
    totals,
    pieces,
    kept: [...pieces],
    paid: result.lines.map((line) => line.paidWithPointsMinor),
    eligible: result.lines.map((line) => line.eligibleMinor),
    earned: result.points,
    ownLots: lot.map(({ id }) => id),
    taken,
    redeemed: quote.points,
    owed: 0,
    restored: 0,
    deducted: 0,
    deductedMinor: 0,
    settled: 0,
  };
}

/** What the others of the household give: everybody's spendable lots, debts taken off. */
function poolOf(scene: Scene, who: number): Lot[] {
  if (!scene.history.isHousehold) return [];
  const given = scene.members.flatMap((id) => {
    const lots = spendableLots(scene.ledger.of(id), scene.day);
    const most = Math.max(0, scene.ledger.balance(id, scene.day));
    return id === who ? [] : takeInOrder(lots, most);
  });
  return given
    .map(({ lot, points }) => ({ ...scene.ledger.lot(lot.id), remaining: points }))
    .sort(bySpendOrder);
}

/** Nothing is left in a lot that comes before one that was taken from: own points come first. */
function checkOrder(shares: readonly LotShare[], offered: readonly Lot[]): void {
  const took = new Map(shares.map(({ lot, points }) => [lot.id, points]));
  const inOrder = offered.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  let isOver = false;
  for (const { id, remaining } of inOrder) {
    const taken = took.get(id) ?? 0;
    assert.ok(!isOver || taken === 0);
    isOver ||= taken < remaining;
  }
}
