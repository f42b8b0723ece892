import { strict as assert } from 'node:assert';
import type { BusinessDay } from '../../../../../src/contract/kernel/time.ts';
import type { LotDays } from '../../../../../src/main/features/loyalty/rules/expiry.ts';
import { movedOn } from '../../../../../src/main/features/loyalty/rules/expiry.ts';
import {
  balanceOn,
  debtOf,
  type Lot,
  type LotShare,
  spendableLots,
  takeInOrder,
} from '../../../../../src/main/features/loyalty/rules/lots.ts';

/** A lot of a ledger that is kept in memory. */
export interface HeldLot extends Lot {
  readonly owner: { readonly id: number; readonly uid: string };
  readonly amount: number;
  readonly idleMonths: number | null;
}

interface Opening extends LotDays {
  readonly points: number;
  readonly earnedAt?: number;
  /** Points that come back pay no debt. */
  readonly isRestored?: boolean;
}

interface Move {
  readonly lotId: number;
  readonly points: number;
}

/** Points of a few members, moved by what the rules plan, and never otherwise. */
export class Ledger {
  readonly lots: HeldLot[] = [];
  private readonly moves: Move[] = [];
  private readonly sums = new Map<number, number>();
  private readonly past: { readonly moves: number; day: BusinessDay; balance: number }[] = [];
  private clock = 0;

  /** The lots of a member as the rules see them: those of others are the household's. */
  of(ownerId: number): Lot[] {
    return this.lots.filter((lot) => lot.owner.id === ownerId && lot.remaining !== 0).map(own);
  }

  lot(id: number): HeldLot {
    const found = this.lots[id];
    assert.ok(found);
    return found;
  }

  balance(ownerId: number, day: BusinessDay): number {
    return balanceOn(this.of(ownerId), day);
  }

  /** Opens a lot; what is owed is paid at once by what can be spent, the new lot included. */
  open(ownerId: number, day: BusinessDay, opening: Opening): HeldLot {
    const { points, activeFrom, expiresOn, idleMonths = null } = opening;
    const debt = opening.isRestored === true ? 0 : debtOf(this.of(ownerId));
    const lot = this.add(ownerId, {
      amount: points,
      activeFrom,
      expiresOn,
      idleMonths,
      earnedAt: opening.earnedAt,
    });
    this.book(ownerId, points);
    this.move(lot.id, points);
    if (debt === 0) return lot;
    let left = 0;
    for (const share of takeInOrder(spendableLots(this.of(ownerId), day), debt)) {
      this.move(share.lot.id, -share.points);
      left += share.points;
    }
    for (const owed of this.of(ownerId).filter(({ remaining }) => remaining < 0)) {
      const paid = Math.min(left, -owed.remaining);
      if (paid > 0) this.move(owed.id, paid);
      left -= paid;
    }
    return lot;
  }

  /** Takes shares of lots, and leaves the rest as a debt. */
  take(ownerId: number, day: BusinessDay, what: { shares: readonly LotShare[]; debt?: number }) {
    const { shares, debt = 0 } = what;
    for (const { lot, points } of shares) this.move(lot.id, -points);
    this.book(ownerId, -shares.reduce((sum, { points }) => sum + points, debt));
    if (debt === 0) return;
    const lot = this.add(ownerId, {
      amount: -debt,
      activeFrom: day,
      expiresOn: null,
      idleMonths: null,
    });
    this.move(lot.id, -debt);
  }

  giveBack(share: LotShare): void {
    this.book(this.lot(share.lot.id).owner.id, share.points);
    this.move(share.lot.id, share.points);
  }

  merge(survivorId: number, mergedId: number): void {
    for (const lot of this.lots) {
      if (lot.owner.id !== mergedId) continue;
      this.lots[lot.id] = { ...lot, owner: { id: survivorId, uid: `${survivorId}` } };
    }
    this.book(survivorId, this.sums.get(mergedId) ?? 0);
    this.sums.set(mergedId, 0);
  }

  /** Somebody earned or redeemed: what lapses by idleness moves on. */
  active(ownerId: number, day: BusinessDay): void {
    for (const lot of this.lots) {
      const { expiresOn, idleMonths } = lot;
      if (lot.owner.id !== ownerId || lot.remaining <= 0) continue;
      if (expiresOn === null || idleMonths === null) continue;
      this.lots[lot.id] = { ...lot, expiresOn: movedOn({ expiresOn, idleMonths }, day) };
    }
  }

  /** Σ entries = Σ lots, no lot outside its amount, and the balance is noted for later. */
  check(members: readonly number[], day: BusinessDay): void {
    const held = new Map<number, number>();
    for (const { owner, remaining, amount } of this.lots) {
      assert.ok(remaining >= Math.min(0, amount) && remaining <= Math.max(0, amount));
      held.set(owner.id, (held.get(owner.id) ?? 0) + remaining);
    }
    let balance = 0;
    for (const member of members) {
      assert.equal(held.get(member) ?? 0, this.sums.get(member) ?? 0);
      const now = this.balance(member, day);
      assert.ok(now >= 0 || debtOf(this.of(member)) > 0);
      balance += now;
    }
    this.past.push({ moves: this.moves.length, day, balance });
  }

  /** The moves up to a moment give what all members together could spend then. */
  checkPast(): void {
    if (this.lots.some((lot) => lot.idleMonths !== null)) return;
    for (const { moves, day, balance } of this.past) {
      const held = this.lots.map((lot) => ({ ...lot, remaining: 0 }));
      for (const { lotId, points } of this.moves.slice(0, moves)) {
        const lot = held[lotId];
        if (lot !== undefined) lot.remaining += points;
      }
      assert.equal(balanceOn(held, day), balance);
    }
  }

  private add(
    ownerId: number,
    lot: Pick<HeldLot, 'amount' | 'activeFrom' | 'expiresOn' | 'idleMonths'> & {
      readonly earnedAt?: number | undefined;
    },
  ): HeldLot {
    const id = this.lots.length;
    this.clock += 1;
    const { earnedAt = this.clock, ...more } = lot;
    const owner = { id: ownerId, uid: `${ownerId}` };
    const added = { id, uid: `lot-${id}`, ...more, earnedAt, remaining: 0, owner };
    this.lots.push(added);
    return added;
  }

  private move(lotId: number, points: number): void {
    const lot = this.lot(lotId);
    this.lots[lotId] = { ...lot, remaining: lot.remaining + points };
    this.moves.push({ lotId, points });
  }

  private book(ownerId: number, points: number): void {
    this.sums.set(ownerId, (this.sums.get(ownerId) ?? 0) + points);
  }
}

/** A lot of one's own names no owner. */
export function own(lot: HeldLot): Lot {
  const { id, uid, remaining, earnedAt, activeFrom, expiresOn } = lot;
  return { id, uid, remaining, earnedAt, activeFrom, expiresOn };
}
