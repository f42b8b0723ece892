import { mulDivRound } from '../../../../src/contract/kernel/money.ts';
import type { EarningBreakdown } from '../../../../src/contract/loyalty.ts';
import type { EarningRule } from '../../../../src/contract/programme.ts';
import type { LineToEarn } from '../../../../src/main/features/loyalty/rules/sale-to-earn.ts';
import type { programme } from './support.ts';

/** A fraction, for adding without any thought of speed. */
class Fraction {
  readonly up: bigint;
  readonly down: bigint;
  constructor(up: bigint | number, down: bigint | number = 1n) {
    this.up = BigInt(up);
    this.down = BigInt(down);
  }
  plus(other: Fraction) {
    return new Fraction(this.up * other.down + other.up * this.down, this.down * other.down);
  }
  isMoreThan(other: Fraction) {
    return this.up * other.down > other.up * this.down;
  }
  floor() {
    return Number(this.up / this.down);
  }
  halfUp() {
    return Number((this.up * 2n + this.down) / (this.down * 2n));
  }
}

const LISTS = [
  ['products', 'product'],
  ['categories', 'category'],
  ['brands', 'brand'],
  ['suppliers', 'supplier'],
  ['counters', 'counter'],
] as const;

function isNamed(lists: EarningRule['when'], line: LineToEarn): boolean {
  return LISTS.every(([list, record]) => {
    const uid = line.records?.[record] ?? null;
    return lists[list].length === 0 || (uid !== null && lists[list].includes(uid));
  });
}

/**
 * What a sale earns, worked out line by line and rule by rule as the decision on earning says it,
 * without index, common denominator or shared code. Only lines, offers and the minimum are asked.
 */
export function naively(
  { rules }: ReturnType<typeof programme>,
  lines: readonly (LineToEarn & { readonly paidMinor: number })[],
  sale: { readonly tier: EarningBreakdown['tier']; readonly earnedToday: number },
): number {
  const { excluded } = rules;
  const base = rules.rates[sale.tier];
  const live = lines.flatMap((line) => {
    const isOut = LISTS.some(([list, record]) => {
      const uid = line.records?.[record] ?? null;
      return uid !== null && excluded[list].includes(uid);
    });
    if (isOut || (excluded.specialOffers && line.isSpecialOffer === true)) return [];
    const money = line.totalMinor - line.paidMinor;
    const tax =
      excluded.tax && money > 0 ? mulDivRound(line.taxMinor ?? 0, money, line.totalMinor) : 0;
    return money - tax > 0 ? [{ ...line, money, eligible: money - tax }] : [];
  });
  const isPerLine = rules.rounding === 'floorPerLine';
  const byRate = (over: typeof live, up: bigint, down: bigint) => {
    let sum = new Fraction(0);
    for (const { eligible } of over) {
      const one = new Fraction(BigInt(eligible) * up, down);
      sum = sum.plus(isPerLine ? new Fraction(one.floor()) : one);
    }
    return sum;
  };
  let total = byRate(live, BigInt(base.ratePoints), BigInt(base.ratePerMinor));
  let best = new Fraction(0);
  for (const { when, gives, stacking, capPerSale } of rules.rules) {
    const over = live.filter(
      (line) => isNamed(when, line) && (when.withSpecialOffers || line.isSpecialOffer !== true),
    );
    const money = over.reduce((sum, line) => sum + line.money, 0);
    if (over.length === 0 || money < when.minimumMinor) continue;
    let worth = new Fraction(0);
    if (gives.kind === 'perSale') worth = new Fraction(gives.points);
    if (gives.kind === 'rate') {
      worth = byRate(over, BigInt(gives.rate.ratePoints), BigInt(gives.rate.ratePerMinor));
    }
    if (gives.kind === 'multiply') {
      const up = BigInt(base.ratePoints) * BigInt(gives.factorBp - 10_000);
      worth = byRate(over, up, BigInt(base.ratePerMinor) * 10_000n);
    }
    if (gives.kind === 'perItem') {
      for (const { quantityMilli = 0, money: paid, totalMinor } of over) {
        const pieces = Math.floor(quantityMilli / 1000);
        const part = new Fraction(BigInt(gives.points) * BigInt(pieces) * BigInt(paid), totalMinor);
        worth = worth.plus(new Fraction(part.floor()));
      }
    }
    if (capPerSale !== null && worth.isMoreThan(new Fraction(capPerSale))) {
      worth = new Fraction(capPerSale);
    }
    if (stacking === 'stack') total = total.plus(worth);
    else if (worth.isMoreThan(best)) best = worth;
  }
  total = total.plus(best);
  const points = rules.rounding === 'halfUpPerSale' ? total.halfUp() : total.floor();
  const { perSale, perDay } = rules.caps;
  const left = perDay === null ? points : Math.max(0, perDay - sale.earnedToday);
  return Math.min(points, perSale ?? points, left);
}
