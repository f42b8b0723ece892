import type { Differences } from './differences.ts';

/** A member's points. */
export interface Owner {
  readonly uid: string;
  /** Lots with points, in the order they are spent; and debts, the oldest first. */
  open: BookLot[];
  debts: BookLot[];
  /** The sum of all entries. */
  sum: number;
  /** Whom a merge made of it. */
  became: Owner | null;
}

/** Points that came together, as the log tells them; less than nothing = a debt. */
export interface BookLot {
  readonly uid: string;
  owner: Owner;
  readonly amount: number;
  remaining: number;
  readonly earnedAt: number;
  readonly activeFrom: string;
  expiresOn: string | null;
  /** Lapses so many months after the member was last active. */
  readonly idleMonths: number | null;
  readonly firstExpiresOn: string | null;
  readonly version: number;
  /** Its place in the order of opening, which is the order of the table's ids. */
  readonly order: number;
  /** The place of the entry that opened it, and the sale that earned it. */
  readonly entry: number;
  readonly sale: string | null;
  isListed: boolean;
}

/** What an entry moves of a lot. */
export interface Move {
  readonly lot: BookLot;
  readonly points: number;
}

/** An entry as the log tells it. */
export interface BookEntry {
  readonly uid: string;
  readonly owner: Owner;
  readonly kind: string;
  readonly points: number;
  /** Null = the log does not tell: a purchase brought over from another system. */
  readonly at: number | null;
  readonly day: string | null;
  readonly staffId: number | null;
  readonly sale: string | null;
  readonly version: number | null;
  readonly reason: string | null;
  /** Canonical JSON. */
  readonly detail: string | null;
  readonly moves: readonly Move[];
  readonly event: number;
  /** Its sale is none of this till's. */
  readonly isBroughtOver: boolean;
}

/** Every member's lots, moved entry by entry. */
export class LotBook {
  readonly lots: BookLot[] = [];
  readonly entries: BookEntry[] = [];
  readonly owners = new Map<string, Owner>();
  private readonly byUid = new Map<string, BookLot>();
  private readonly differences: Differences;

  constructor(differences: Differences) {
    this.differences = differences;
  }

  /** The one whom a member became, or the member. */
  ownerOf(uid: string): Owner {
    let owner = this.owners.get(uid);
    if (owner === undefined) {
      owner = { uid, open: [], debts: [], sum: 0, became: null };
      this.owners.set(uid, owner);
    }
    return today(owner);
  }

  lot(uid: string): BookLot | undefined {
    return this.byUid.get(uid);
  }

  add(lot: Omit<BookLot, 'order' | 'isListed' | 'remaining' | 'entry'>): BookLot {
    const { length: order } = this.lots;
    const added = { ...lot, order, entry: this.entries.length, remaining: 0, isListed: false };
    this.lots.push(added);
    this.byUid.set(lot.uid, added);
    return added;
  }

  /** Moves the lots of an entry and keeps the entry. */
  post(entry: BookEntry): void {
    const { owner } = entry;
    const place = { member: owner.uid, entry: entry.uid, event: entry.event };
    let sum = 0;
    for (const { lot, points } of entry.moves) {
      sum += points;
      lot.owner = today(lot.owner);
      const at = { ...place, lot: lot.uid };
      if (lot.owner !== owner) {
        this.differences.add('owner of the lot', { expected: owner.uid, found: lot.owner.uid }, at);
      }
      lot.remaining += points;
      const [least, most] = lot.amount < 0 ? [lot.amount, 0] : [0, lot.amount];
      if (lot.remaining < least || lot.remaining > most) {
        const expected = `${least} to ${most}`;
        this.differences.add('lot within its amount', { expected, found: lot.remaining }, at);
      }
      list(lot);
    }
    this.differences.check('movements of the entry', { expected: entry.points, found: sum }, place);
    owner.sum += entry.points;
    this.entries.push(entry);
  }

  /** Moves the last day of a lot. */
  extend(lot: BookLot, expiresOn: string | null): void {
    unlist(lot);
    lot.expiresOn = expiresOn;
    list(lot);
  }

  /** Everything of one member is another's from here on. */
  merge(mergedUid: string, survivorUid: string): void {
    const [from, to] = [this.ownerOf(mergedUid), this.ownerOf(survivorUid)];
    if (from === to) return;
    const lots = [...from.open, ...from.debts];
    for (const lot of lots) unlist(lot);
    from.became = to;
    to.sum += from.sum;
    for (const lot of lots) {
      lot.owner = to;
      list(lot);
    }
  }

  /** Whose a lot, an entry is by now. */
  holderOf(of: { readonly owner: Owner }): Owner {
    return today(of.owner);
  }
}

function today(owner: Owner): Owner {
  let now = owner;
  while (now.became !== null) now = now.became;
  return now;
}

/** The lots that can be spent on a day, in the order they are spent. */
export function spendable(owner: Owner, day: string): BookLot[] {
  return owner.open.filter((lot) => isSpendable(lot, day));
}

function isSpendable(lot: BookLot, day: string): boolean {
  return lot.activeFrom <= day && (lot.expiresOn === null || lot.expiresOn >= day);
}

export function owedBy(owner: Owner): number {
  return owner.debts.reduce((sum, debt) => sum - debt.remaining, 0);
}

/** What can be spent on a day, debts taken off. */
export function balanceOf(owner: Owner, day: string): number {
  let sum = 0;
  for (const lot of owner.open) if (isSpendable(lot, day)) sum += lot.remaining;
  return sum - owedBy(owner);
}

/** Takes up to `points` from lots in the order given. */
export function take(lots: readonly BookLot[], points: number): Move[] {
  const moves: Move[] = [];
  let missing = points;
  for (const lot of lots) {
    if (missing <= 0) break;
    const taken = Math.min(missing, lot.remaining);
    if (taken > 0) moves.push({ lot, points: -taken });
    missing -= taken;
  }
  return moves;
}

/** Soonest last day first, never last; then the oldest; then the first opened. */
export function spendOrder(a: BookLot, b: BookLot): number {
  if (a.expiresOn !== b.expiresOn) {
    if (a.expiresOn === null) return 1;
    return b.expiresOn === null || a.expiresOn < b.expiresOn ? -1 : 1;
  }
  return a.earnedAt === b.earnedAt ? a.order - b.order : a.earnedAt - b.earnedAt;
}

/** Puts a lot into its owner's lists, or out of them, as what remains says. */
function list(lot: BookLot): void {
  if (lot.isListed === (lot.remaining !== 0)) return;
  if (lot.isListed) {
    unlist(lot);
    return;
  }
  lot.isListed = true;
  const { open, debts } = lot.owner;
  if (lot.remaining > 0) insert(open, lot, spendOrder);
  else insert(debts, lot, (a, b) => a.order - b.order);
}

function unlist(lot: BookLot): void {
  if (!lot.isListed) return;
  lot.isListed = false;
  const { open, debts } = lot.owner;
  for (const lots of [open, debts]) {
    const at = lots.indexOf(lot);
    if (at >= 0) lots.splice(at, 1);
  }
}

/** Mostly what comes belongs to the end. */
function insert(lots: BookLot[], lot: BookLot, order: (a: BookLot, b: BookLot) => number): void {
  let at = lots.length;
  while (at > 0) {
    const before = lots[at - 1];
    if (before === undefined || order(before, lot) < 0) break;
    at -= 1;
  }
  lots.splice(at, 0, lot);
}
