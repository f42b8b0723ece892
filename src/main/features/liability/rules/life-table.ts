import type { Ledger } from './ledger.ts';
import { monthIndex } from './months.ts';

/** What happened to open points in one month of their lives, over all lots. */
export interface AgeRow {
  readonly age: number;
  readonly open: number;
  readonly redeemed: number;
  readonly expired: number;
}

/**
 * How points live and end in this shop, as a life table (Kaplan and Meier's way with lots that are
 * still open): of the points that were open when month `age` of their lives began, which share was
 * redeemed in it and which lapsed. Multiplied along a life these give the share that is redeemed
 * in the end. What is older than anything seen counts as redeemed: nothing is released to revenue
 * without evidence.
 */
export interface LifeTable {
  readonly ages: readonly AgeRow[];
  /** Of points still open when month `age` of their lives begins: the share yet to be redeemed. */
  redeemedFrom(age: number): number;
}

const REDEEMED = new Set(['redeemed', 'gifts', 'restored']);

interface Filling {
  open: number;
  redeemed: number;
  expired: number;
}

function agesOf(ledger: Ledger, through: string): AgeRow[] {
  const last = monthIndex(through);
  const byLot = new Map<number, Map<number, Filling>>();
  for (const { month, flow, lotMonth, origin, points } of ledger.cells) {
    if (origin === 'debt' || month > through || lotMonth > through) continue;
    const lot = monthIndex(lotMonth);
    const age = Math.max(0, monthIndex(month) - lot);
    const life = byLot.get(lot) ?? new Map<number, Filling>();
    byLot.set(lot, life);
    const row = life.get(age) ?? { open: 0, redeemed: 0, expired: 0 };
    life.set(age, row);
    if (REDEEMED.has(flow)) row.redeemed -= points;
    else if (flow === 'expired') row.expired -= points;
    // What came or went in another way leaves the question: it was open, or is not any more.
    else row.open += points;
  }
  const ages: Filling[] = [];
  for (const [lot, life] of byLot) {
    let carried = 0;
    for (let age = 0; age <= last - lot; age += 1) {
      const month = life.get(age) ?? { open: 0, redeemed: 0, expired: 0 };
      const open = carried + month.open;
      const sum = (ages[age] ??= { open: 0, redeemed: 0, expired: 0 });
      sum.open += open;
      sum.redeemed += month.redeemed;
      sum.expired += month.expired;
      carried = open - month.redeemed - month.expired;
    }
  }
  return ages.map((row, age) => ({ age, ...row }));
}

const share = (part: number, whole: number) =>
  whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));

/** The life table of what the ledger shows up to and including the month `through`. */
export function lifeTable(ledger: Ledger, through: string | null): LifeTable {
  const rows = through === null ? [] : agesOf(ledger, through);
  const seen = rows.reduce((last, row) => (row.open > 0 ? row.age : last), -1);
  const ages = rows.slice(0, seen + 1);
  // From the oldest to the youngest: of what is open at an age, what will be redeemed in all.
  const ahead: number[] = [1];
  for (const row of [...ages].reverse()) {
    const redeemed = share(row.redeemed, row.open);
    const expired = Math.min(1 - redeemed, share(row.expired, row.open));
    ahead.unshift(redeemed + (1 - redeemed - expired) * (ahead[0] ?? 1));
  }
  return { ages, redeemedFrom: (age) => ahead[age] ?? 1 };
}
