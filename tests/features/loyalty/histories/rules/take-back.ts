import { strict as assert } from 'node:assert';
import { planClawback } from '../../../../../src/main/features/loyalty/rules/clawback.ts';
import { earnKept } from '../../../../../src/main/features/loyalty/rules/earn.ts';
import type { Lot } from '../../../../../src/main/features/loyalty/rules/lots.ts';
import {
  planRestore,
  withRestored,
} from '../../../../../src/main/features/loyalty/rules/restore.ts';
import { NO_FACTS } from '../../../../../src/main/features/loyalty/rules/sale-to-earn.ts';
import { type Ledger, own } from './ledger.ts';
import { PIECE_MILLI, type Scene, type Sold, sum } from './scene.ts';

/** What the kept part earns by the rules of the sale. */
function keptPoints(sale: Sold): number {
  return earnKept({
    programme: sale.programme,
    tier: 'standard',
    day: sale.day,
    facts: NO_FACTS,
    lines: sale.totals.map((totalMinor, at) => ({
      lineNo: at + 1,
      totalMinor,
      paidWithPointsMinor: sale.paid[at] ?? 0,
      eligibleMinor: sale.eligible[at] ?? 0,
      quantityMilli: (sale.pieces[at] ?? 0) * PIECE_MILLI,
      keptMilli: (sale.kept[at] ?? 0) * PIECE_MILLI,
    })),
  });
}

/** Brings pieces of a sale back, and looks at what its points must be. */
export function bringBack(scene: Scene, sale: Sold, back: readonly number[]): void {
  const { ledger, day } = scene;
  const before = sum(sale.kept);
  for (const [at, pieces] of back.entries()) sale.kept[at] = (sale.kept[at] ?? 0) - pieces;
  const kept = sum(sale.kept);
  if (kept === before) return;
  const who = scene.now(sale.who);
  const points = restorable(sale) - sale.restored;
  // In the order of the sale, whoever has become one since.
  const taken = sale.taken.map((share) => ({ ...share, lot: takenLot(ledger, share.lot.id, who) }));
  const asked = { taken, restoredBefore: sale.restored, points, day, graceDays: 30 };
  const restored = planRestore(asked);
  assert.equal(sum(restored.map((share) => share.points)), points);
  const mine = restored.filter((share) => share.lot.owner === undefined);
  const lots = withRestored(ledger.of(who), { restored: mine, day });
  const owed = Math.max(0, sale.earned - keptPoints(sale) - sale.owed);
  for (const share of restored) {
    const ownerId = ledger.lot(share.lot.id).owner.id;
    if (share.graceUntil === null) ledger.giveBack(share);
    else {
      const days = { activeFrom: day, expiresOn: share.graceUntil };
      const { earnedAt } = share.lot;
      ledger.open(ownerId, day, { points: share.points, ...days, earnedAt, isRestored: true });
      scene.seen.add('grace');
    }
  }
  assert.equal(
    sum(lots.map(({ remaining }) => remaining)),
    sum(ledger.of(who).map(({ remaining }) => remaining)),
  );
  sale.restored += points;
  takeBack(scene, sale, { who, owed, refundMinor: (before - kept) * 50 });
  // The parts that came back so far took what one return of all of them takes.
  assert.equal(sale.owed, sale.earned - keptPoints(sale));
}

function takeBack(
  scene: Scene,
  sale: Sold,
  back: { who: number; owed: number; refundMinor: number },
): void {
  const { ledger, day } = scene;
  const { policy } = scene.history;
  const { redemption } = scene.history.programmes[0]?.rules ?? sale.programme.rules;
  const plan = planClawback({
    own: sale.ownLots.map((id) => own(ledger.lot(id))),
    lots: ledger.of(back.who),
    day,
    points: back.owed,
    policy,
    rules: redemption,
    refundMinor: back.refundMinor,
    deductedBefore: sale.deducted,
  });
  assert.equal(plan.taken + plan.debt + plan.deducted + plan.waived, back.owed);
  assert.equal(sum(plan.shares.map(({ points }) => points)), plan.taken);
  assert.ok(plan.deductedMinor <= back.refundMinor);
  assert.ok(policy === 'deduct' || plan.deducted === 0);
  assert.equal(policy === 'waive' ? plan.debt : plan.waived, 0);
  const floor = Math.min(0, ledger.balance(back.who, day));
  ledger.take(back.who, day, { shares: plan.shares, debt: plan.debt });
  if (policy === 'waive') assert.ok(ledger.balance(back.who, day) >= floor);
  sale.owed += back.owed;
  sale.settled += plan.taken + plan.debt + plan.deducted + plan.waived;
  sale.deducted += plan.deducted;
  sale.deductedMinor += plan.deductedMinor;
  const { stepPoints, stepWorthMinor } = redemption;
  const worth = Math.floor((sale.deducted * stepWorthMinor * 2 + stepPoints) / (stepPoints * 2));
  assert.equal(sale.deductedMinor, worth);
  scene.seen.add(plan.debt > 0 ? 'debt' : plan.deducted > 0 ? 'deduct' : 'clawback');
}

/** Sale + full return = nothing but history. */
export function checkGone(sale: Sold): void {
  assert.equal(sale.settled, sale.earned);
  assert.equal(sale.restored, sale.redeemed);
}

/** The points that the part of a sale that came back has paid. */
function restorable(sale: Sold): number {
  const all = sum(sale.pieces);
  return Math.floor((sale.redeemed * (all - sum(sale.kept))) / all);
}

function takenLot(ledger: Ledger, id: number, who: number): Lot {
  const lot = ledger.lot(id);
  return lot.owner.id === who ? own(lot) : lot;
}
