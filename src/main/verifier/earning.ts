import { shares, timesOverNearest, weekdayOf } from './exact.ts';
import { type Facts, factsOf, listOf, numberOf, numberOrNull, textOf, textsOf } from './facts.ts';

/** A line, or what is kept of one, as far as earning goes. */
export interface EarningLine {
  readonly no: number;
  /** What earns of it. */
  readonly eligible: number;
  /** What money paid of it: least amounts look at it. */
  readonly money: number;
  /** Whole pieces or kilograms. */
  readonly pieces: number;
  /** Of the line as it was sold. */
  readonly soldMoney: number;
  readonly soldTotal: number;
  readonly isOffer: boolean;
  /** Records it is in, by the names that rules have for them. */
  readonly records: Readonly<Record<string, string | null>>;
}

/** A sale as far as its rules look at it. */
export interface EarningSale {
  readonly tier: string;
  readonly day: string;
  /** What was noted with the earning: time, channel, birthday, clubs and so on. */
  readonly noted: Facts;
}

/** What lines earn together. */
export interface Earned {
  readonly points: number;
  /** Each line's part of them. */
  readonly parts: readonly number[];
}

/** The lists of a rule, and which record of a line each asks for. */
const LISTS = {
  products: 'product',
  categories: 'category',
  brands: 'brand',
  suppliers: 'supplier',
  counters: 'counter',
} as const;

/** A sum of points as an exact fraction. */
interface Fraction {
  readonly up: bigint;
  readonly down: bigint;
}

const NOTHING: Fraction = { up: 0n, down: 1n };

function plus(a: Fraction, b: Fraction): Fraction {
  if (a.down === b.down) return { up: a.up + b.up, down: a.down };
  return { up: a.up * b.down + b.up * a.down, down: a.down * b.down };
}

function isLess(a: Fraction, b: Fraction): boolean {
  return a.up * b.down < b.up * a.down;
}

/** Why a line earns nothing at all: the programme leaves it out. */
export function isLeftOut(rules: Facts, line: Pick<EarningLine, 'isOffer' | 'records'>): boolean {
  const excluded = factsOf(rules['excluded']);
  const isNamed = Object.entries(LISTS).some(([list, record]) => {
    const uid = line.records[record];
    return typeof uid === 'string' && textsOf(excluded[list]).includes(uid);
  });
  return isNamed || (excluded['specialOffers'] === true && line.isOffer);
}

/** What of a line's money earns: nothing of one that is left out, and perhaps not its tax. */
export function eligibleOf(
  rules: Facts,
  line: Pick<EarningLine, 'isOffer' | 'records' | 'soldTotal' | 'money'> & { readonly tax: number },
): number {
  if (isLeftOut(rules, line)) return 0;
  const isTaxOut = factsOf(rules['excluded'])['tax'] === true && line.money > 0;
  const tax = isTaxOut ? timesOverNearest(line.tax, line.money, line.soldTotal) : 0;
  return line.money - tax;
}

/** Whether an earning follows from amounts, tier and day alone. */
export function isPlain(rules: Facts): boolean {
  const excluded = factsOf(rules['excluded']);
  const names = Object.keys(LISTS).some((list) => textsOf(excluded[list]).length > 0);
  const hasDayCap = numberOrNull(factsOf(rules['caps'])['perDay']) !== null;
  return listOf(rules['rules']).length === 0 && !names && !hasDayCap;
}

/**
 * What lines earn under rules (DOMAIN, Points: earning): the tier's rate on all, and what every rule
 * that applies adds, summed as exact fractions; rounded as the programme says, then limited.
 */
export function earnedBy(rules: Facts, sale: EarningSale, lines: readonly EarningLine[]): Earned {
  const rate = factsOf(factsOf(rules['rates'])[sale.tier]);
  const base = { up: numberOf(rate['ratePoints']), down: numberOf(rate['ratePerMinor']) };
  const counting = textOf(rules['rounding']);
  const all = lines.map((_, at) => at);
  const gifts: Gift[] = [amountGift(lines, { places: all, rate: base, counting })];
  const rulesGiven = listOf(rules['rules'])
    .map((rule) => giftOf(rule, { sale, lines, base, counting }))
    .filter((gift) => gift !== null);
  gifts.push(...bestOnly(rulesGiven));
  let sum = NOTHING;
  let points = 0;
  const parts = lines.map(() => 0);
  for (const { worth, places, weights } of gifts) {
    sum = plus(sum, worth);
    const upTo = rounded(sum, counting);
    for (const [nth, part] of shares(upTo - points, weights).entries()) {
      const place = places[nth] ?? 0;
      parts[place] = (parts[place] ?? 0) + part;
    }
    points = upTo;
  }
  return limited({ points, parts }, { caps: factsOf(rules['caps']), sale });
}

interface Gift {
  readonly worth: Fraction;
  readonly places: readonly number[];
  readonly weights: readonly number[];
  readonly isBest: boolean;
}

interface Rate {
  readonly up: number;
  readonly down: number;
}

function rounded({ up, down }: Fraction, counting: string): number {
  return Number(counting === 'halfUpPerSale' ? (2n * up + down) / (2n * down) : up / down);
}

function whole(points: number): Fraction {
  return { up: BigInt(points), down: 1n };
}

function amountGift(
  lines: readonly EarningLine[],
  one: { readonly places: readonly number[]; readonly rate: Rate; readonly counting: string },
): Gift {
  const { places, rate, counting } = one;
  const amounts = places.map((at) => lines[at]?.eligible ?? 0);
  const down = BigInt(rate.down);
  const exact = amounts.map((amount) => BigInt(amount) * BigInt(rate.up));
  if (counting !== 'floorPerLine') {
    const up = exact.reduce((sum, part) => sum + part, 0n);
    return { worth: { up, down }, places, weights: amounts, isBest: false };
  }
  const weights = exact.map((part) => Number(part / down));
  const sum = weights.reduce((all, part) => all + part, 0);
  return { worth: whole(sum), places, weights, isBest: false };
}

interface Asked {
  readonly sale: EarningSale;
  readonly lines: readonly EarningLine[];
  readonly base: Rate;
  readonly counting: string;
}

/** What a rule gives on the sale; null = it does not apply. */
function giftOf(rule: Facts, asked: Asked): Gift | null {
  const when = factsOf(rule['when']);
  if (!holds(when, asked.sale)) return null;
  const { lines } = asked;
  const places = lines.flatMap((line, at) => (isChosen(when, line) ? [at] : []));
  const money = places.reduce((sum, at) => sum + (lines[at]?.money ?? 0), 0);
  if (places.length === 0 || money < numberOf(when['minimumMinor'])) return null;
  const gift = worthOf(factsOf(rule['gives']), { ...asked, places });
  const cap = numberOrNull(rule['capPerSale']);
  const isOver = cap !== null && isLess(whole(cap), gift.worth);
  const worth = isOver ? whole(cap) : gift.worth;
  return { ...gift, worth, isBest: rule['stacking'] === 'best' };
}

function worthOf(gives: Facts, asked: Asked & { readonly places: readonly number[] }): Gift {
  const { lines, places, base, counting } = asked;
  const chosen = places.flatMap((at) => lines[at] ?? []);
  const none = { places, isBest: false };
  switch (gives['kind']) {
    case 'multiply': {
      const more = numberOf(gives['factorBp']) - 10_000;
      const rate = { up: base.up * more, down: base.down * 10_000 };
      return amountGift(lines, { places, rate, counting });
    }
    case 'rate': {
      const own = factsOf(gives['rate']);
      const rate = { up: numberOf(own['ratePoints']), down: numberOf(own['ratePerMinor']) };
      return amountGift(lines, { places, rate, counting });
    }
    case 'perItem': {
      const weights = chosen.map((line) => {
        const points = BigInt(numberOf(gives['points'])) * BigInt(line.pieces);
        const paid = points * BigInt(line.soldMoney);
        return line.soldTotal === 0 ? Number(points) : Number(paid / BigInt(line.soldTotal));
      });
      const sum = weights.reduce((all, part) => all + part, 0);
      return { ...none, worth: whole(sum), weights };
    }
    default: {
      const weights = chosen.map((line) => line.eligible);
      return { ...none, worth: whole(numberOf(gives['points'])), weights };
    }
  }
}

/** Of the rules that do not stack the one that gives most, the first of equals. */
function bestOnly(gifts: readonly Gift[]): readonly Gift[] {
  const best = gifts
    .filter(({ isBest }) => isBest)
    .reduce<Gift | null>(
      (most, gift) => (most === null || isLess(most.worth, gift.worth) ? gift : most),
      null,
    );
  return gifts.filter((gift) => !gift.isBest || gift === best);
}

function isChosen(when: Facts, line: EarningLine): boolean {
  if (line.eligible <= 0) return false;
  if (when['withSpecialOffers'] === false && line.isOffer) return false;
  return Object.entries(LISTS).every(([list, record]) => {
    const uids = textsOf(when[list]);
    const uid = line.records[record];
    return uids.length === 0 || (typeof uid === 'string' && uids.includes(uid));
  });
}

function holds(when: Facts, { tier, day, noted }: EarningSale): boolean {
  const { fromDay, toDay, birthday, firstPurchase } = when;
  if (typeof fromDay === 'string' && day < fromDay) return false;
  if (typeof toDay === 'string' && day > toDay) return false;
  if (!isAmong(when['tiers'], tier)) return false;
  if (!isAmong(when['channels'], noted['channel'])) return false;
  if (!isAmong(when['weekdays'], weekdayOf(day))) return false;
  if (!isInHours(when['hours'], noted['minute'])) return false;
  if (typeof birthday === 'string' && !textsOf(noted['birthday']).includes(birthday)) return false;
  if (firstPurchase === true && noted['isFirstPurchase'] !== true) return false;
  const clubs = textsOf(when['clubs']);
  const own = textsOf(noted['clubs']);
  return clubs.length === 0 || clubs.some((club) => own.includes(club));
}

function isAmong(list: unknown, item: unknown): boolean {
  return !Array.isArray(list) || list.length === 0 || list.includes(item);
}

function isInHours(hours: unknown, minute: unknown): boolean {
  if (hours === null || hours === undefined) return true;
  if (typeof minute !== 'number') return false;
  const { from, to } = factsOf(hours);
  const [start, end] = [minutes(textOf(from)), minutes(textOf(to))];
  const isAfter = minute >= start;
  const isBefore = minute < end;
  return start < end ? isAfter && isBefore : isAfter || isBefore;
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The most of a sale, then the most of a member's day. */
function limited(earned: Earned, by: { readonly caps: Facts; readonly sale: EarningSale }): Earned {
  const perSale = numberOrNull(by.caps['perSale']);
  const perDay = numberOrNull(by.caps['perDay']);
  const before = numberOf(by.sale.noted['earnedToday']);
  let { points } = earned;
  const parts = [...earned.parts];
  for (const most of [perSale, perDay === null ? null : Math.max(0, perDay - before)]) {
    if (most === null || points <= most) continue;
    for (const [at, part] of shares(points - most, parts).entries()) {
      parts[at] = (parts[at] ?? 0) - part;
    }
    points = most;
  }
  return { points, parts };
}
