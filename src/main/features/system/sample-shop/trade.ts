import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import { SAMPLE_COUNTERS, type SampleProduct } from './catalogue.ts';
import { type SamplePerson, samplePerson } from './names.ts';
import type { Random } from './random.ts';

/** How long the sample shop has been trading. */
export const SAMPLE_DAYS = 548;

/** A member before it has a row. */
export interface SampleMember extends SamplePerson {
  readonly joinedDay: BusinessDay;
  readonly birthday: string | null;
  readonly tier: 'standard' | 'silver' | 'gold' | 'platinum';
  /** Purchases per day while active. */
  readonly dailyRate: number;
  /** The chance to stay away for good after a purchase (as BG/NBD assumes). */
  readonly dropout: number;
}

/** One visit to the till. */
export interface SampleBasket {
  /** Minutes after midnight, store time. */
  readonly minute: number;
  /** Index of the member, or null. */
  readonly member: number | null;
  readonly lines: readonly { readonly product: number; readonly quantityMilli: number }[];
  readonly pays: 'cash' | 'card' | 'split';
  /** The customer would like to pay a part in points, if there are enough. */
  readonly wantsToRedeem: boolean;
  /** Some line comes back after so many days; 0 = never. */
  readonly returnsAfterDays: number;
}

/** A day's trade. */
export interface SampleDay {
  readonly day: BusinessDay;
  readonly baskets: readonly SampleBasket[];
}

function tierOf(rank: number): SampleMember['tier'] {
  if (rank < 0.015) return 'platinum';
  if (rank < 0.08) return 'gold';
  if (rank < 0.25) return 'silver';
  return 'standard';
}

/** The members of the guides and pictures: always there, always regulars. */
const FEATURED: readonly Omit<SampleMember, 'joinedDay'>[] = [
  {
    name: '王小明',
    phone: '+8613812345678',
    language: 'zh',
    birthday: '1988-12-03',
    tier: 'gold',
    dailyRate: 0.05,
    dropout: 0,
  },
  {
    name: 'María José Muñoz Íñiguez',
    phone: '+34612345678',
    language: 'es',
    birthday: '1979-05-21',
    tier: 'gold',
    dailyRate: 0.04,
    dropout: 0,
  },
  {
    name: "Olivia O'Connor",
    phone: '+447700900123',
    language: 'en',
    birthday: '--08-14',
    tier: 'silver',
    dailyRate: 0.03,
    dropout: 0,
  },
];

/** Makes `count` members; the busier ones have the higher tiers. */
export function sampleMembers(
  random: Random,
  shop: { readonly count: number; readonly days: number; readonly lastDay: BusinessDay },
): SampleMember[] {
  const { count, days, lastDay } = shop;
  const rates = Array.from({ length: count }, () => (random.gamma(0.6) / 0.6) * 0.0125);
  const order = [...rates.keys()].sort((a, b) => (rates[b] ?? 0) - (rates[a] ?? 0));
  const rankOf = new Map(order.map((index, rank) => [index, rank / count]));
  return rates.map((dailyRate, index) => {
    const known = FEATURED[index];
    if (known !== undefined) return { ...known, joinedDay: addDays(lastDay, -days - 60) };
    const daysAgo = random.chance(0.4) ? days + random.int(900) : random.int(days - 2) + 2;
    const month = String(random.int(12) + 1).padStart(2, '0');
    const date = String(random.int(28) + 1).padStart(2, '0');
    const year = 1955 + random.int(52);
    const a = random.gamma(0.8);
    return {
      ...samplePerson(random, index),
      joinedDay: addDays(lastDay, -daysAgo),
      birthday: random.chance(0.55) ? `${random.chance(0.8) ? year : '-'}-${month}-${date}` : null,
      tier: tierOf(rankOf.get(index) ?? 1),
      dailyRate: Math.min(0.4, dailyRate),
      dropout: a / (a + random.gamma(2.4)),
    };
  });
}

/** How busy a day is against the average: weekends, festivals, sales. */
function seasonOf(day: BusinessDay): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const week = [1.35, 0.8, 0.82, 0.85, 0.92, 1.15, 1.5][weekday] ?? 1;
  const date = day.slice(5);
  if (date >= '11-08' && date <= '11-11') return week * 1.9;
  if (date >= '12-20' && date <= '12-31') return week * 1.6;
  if (date >= '01-20' && date <= '02-08') return week * 1.45;
  if (date >= '10-01' && date <= '10-07') return week * 1.5;
  if (date === '03-08' || date === '06-18' || date === '08-08') return week * 1.6;
  if (date >= '02-15' && date <= '03-05') return week * 0.8;
  return week;
}

/** What often goes along with what: a name part, its companion's, and how often. */
const COMPANIONS: readonly (readonly [string, string, number])[] = [
  ['纸尿裤', '啤酒', 0.34],
  ['保湿面霜', '精华液', 0.3],
  ['口红', '润唇膏', 0.26],
  ['Turrón', 'Aceite', 0.22],
  ['西装', '男衬衫', 0.3],
  ['连衣裙', '方巾', 0.14],
];

/** Decides what goes into a basket. */
export function createShopper(random: Random, products: readonly SampleProduct[]) {
  const byCounter = SAMPLE_COUNTERS.map((_, counter) => {
    const items = products.flatMap((product, index) =>
      product.counter === counter ? [index] : [],
    );
    const weights = items.map((__, place) => 1 / (place + 1.5) ** 0.7);
    return { items, weights: new Map(items.map((item, place) => [item, weights[place] ?? 0])) };
  });
  const named = (part: string): number[] =>
    products.flatMap((product, index) => (product.name.includes(part) ? [index] : []));
  const companions = COMPANIONS.map(([left, right, share]) => ({
    left: new Set(named(left)),
    right: named(right),
    share,
  }));
  const counters = SAMPLE_COUNTERS.map((counter, index) => ({ index, weight: counter.weight }));

  const pickProduct = (counter: number): number => {
    const shelf = byCounter[counter];
    if (shelf === undefined) throw new RangeError(`No counter ${counter}`);
    return random.weighted(shelf.items, (item) => shelf.weights.get(item) ?? 0);
  };
  const quantityOf = (product: number): number => {
    if (products[product]?.unit === 'kg') return 100 + random.int(1400);
    return random.chance(0.85) ? 1000 : 1000 * (2 + random.int(3));
  };
  return (): SampleBasket['lines'] => {
    let counter = random.weighted(counters, (entry) => entry.weight).index;
    const chosen = new Map<number, number>();
    for (let left = 1 + random.poisson(1.1); left > 0; left -= 1) {
      const product = pickProduct(counter);
      chosen.set(product, quantityOf(product));
      for (const pair of companions) {
        if (!pair.left.has(product) || !random.chance(pair.share)) continue;
        const other = random.pick(pair.right);
        chosen.set(other, quantityOf(other));
      }
      if (random.chance(0.35)) counter = random.weighted(counters, (entry) => entry.weight).index;
    }
    return [...chosen].map(([product, quantityMilli]) => ({ product, quantityMilli }));
  };
}

function openingMinute(random: Random): number {
  const peak = random.chance(0.45) ? 13 * 60 : 18.5 * 60;
  return Math.round(Math.min(21 * 60 + 50, Math.max(10 * 60, peak + random.normal() * 110)));
}

/** Plays the trade of the sample shop day by day, in order. */
export function* sampleTrade(
  random: Random,
  shop: {
    readonly members: readonly SampleMember[];
    readonly products: readonly SampleProduct[];
    readonly days: number;
    readonly lastDay: BusinessDay;
  },
): Generator<SampleDay> {
  const fillBasket = createShopper(random, shop.products);
  const isGone = new Uint8Array(shop.members.length);
  for (let offset = shop.days - 1; offset >= 0; offset -= 1) {
    const day = addDays(shop.lastDay, -offset);
    const season = seasonOf(day);
    const visitors: (number | null)[] = [];
    for (const [index, member] of shop.members.entries()) {
      if (isGone[index] === 1 || member.joinedDay > day) continue;
      const isJoining = member.joinedDay === day;
      if (!isJoining && !random.chance(member.dailyRate * season)) continue;
      visitors.push(index);
      if (random.chance(member.dropout)) isGone[index] = 1;
    }
    for (let left = random.poisson(18 * season); left > 0; left -= 1) visitors.push(null);
    const baskets = visitors.map((member): SampleBasket => {
      const pay = random.next();
      return {
        minute: openingMinute(random),
        member,
        lines: fillBasket(),
        pays: pay < 0.22 ? 'cash' : pay < 0.96 ? 'card' : 'split',
        wantsToRedeem: random.chance(0.16),
        returnsAfterDays: random.chance(0.028) ? 1 + random.int(20) : 0,
      };
    });
    yield { day, baskets: baskets.sort((a, b) => a.minute - b.minute) };
  }
}
