import { addDays, type BusinessDay, instantOf } from '../../src/contract/kernel/time.ts';
import type { Random } from '../../src/main/features/system/sample-shop/random.ts';
import type { StoreSize } from './sizes.ts';

/** The generated store has traded this long. */
export const TRADING_DAYS = 1825;
export const TIME_ZONE = 'Asia/Shanghai';

const OPENING_MINUTES = 10 * 60;
const OPEN_MS = 11.5 * 3_600_000;
/** How many sales are made to members. */
const MEMBER_SHARE = 0.7;
/** No member = the sale is anonymous. */
export const NOBODY = -1;

/** A day and its instants. */
export interface TradingDay {
  readonly day: BusinessDay;
  readonly opensAt: number;
  /** The sales of the day: from, up to but not including. */
  readonly from: number;
  readonly until: number;
}

/** Who buys when, in the order of time; columns instead of objects, for three million of them. */
export interface Trade {
  readonly days: readonly TradingDay[];
  /** Per sale: the member's index or {@link NOBODY}. */
  readonly member: Int32Array;
  /** Per sale: when it was completed. */
  readonly at: Float64Array;
  /** Per member: index into `days` of the last purchase and the first, -1 = none. */
  readonly lastDay: Int16Array;
  readonly firstDay: Int16Array;
  readonly lastAt: Float64Array;
}

/** Plans the trade up to and including `lastDay`. Some members buy often, many hardly ever. */
export function planTrade(random: Random, size: StoreSize, lastDay: BusinessDay): Trade {
  const { members, sales } = size;
  const trade: Trade = {
    days: tradingDays(sales, lastDay),
    member: new Int32Array(sales).fill(NOBODY),
    at: new Float64Array(sales),
    lastDay: new Int16Array(members).fill(-1),
    firstDay: new Int16Array(members).fill(-1),
    lastAt: new Float64Array(members),
  };
  for (const [index, day] of trade.days.entries()) {
    const step = OPEN_MS / Math.max(1, day.until - day.from);
    for (let sale = day.from; sale < day.until; sale += 1) {
      trade.at[sale] = Math.floor(day.opensAt + (sale - day.from + random.next()) * step);
      if (random.chance(MEMBER_SHARE)) noteVisit(trade, sale, index, pickMember(random, members));
    }
  }
  return trade;
}

function pickMember(random: Random, members: number): number {
  // A fifth of the members make a good third of the purchases; multiplied to mix them over the ids.
  const rank = Math.floor(members * random.next() ** 1.6);
  return (rank * 7_368_787) % members;
}

function noteVisit(trade: Trade, sale: number, day: number, member: number): void {
  trade.member[sale] = member;
  trade.lastDay[member] = day;
  trade.lastAt[member] = trade.at[sale] ?? 0;
  if (trade.firstDay[member] === -1) trade.firstDay[member] = day;
}

function tradingDays(sales: number, lastDay: BusinessDay): TradingDay[] {
  return Array.from({ length: TRADING_DAYS }, (_, index) => {
    const day = addDays(lastDay, index + 1 - TRADING_DAYS);
    return {
      day,
      opensAt: instantOf(day, OPENING_MINUTES, TIME_ZONE),
      from: Math.floor((sales * index) / TRADING_DAYS),
      until: Math.floor((sales * (index + 1)) / TRADING_DAYS),
    };
  });
}
