import type { CallParsed } from '../../../contract/index.ts';
import { addDays, addMonths, type BusinessDay } from '../../../contract/kernel/time.ts';
import { TIERS } from '../../../contract/members.ts';
import type { RedemptionRules } from '../../../contract/programme.ts';
import {
  type ComparisonRow,
  MAX_SIMULATED_MONTHS,
  NAMED_MEMBERS,
  type NotKnown,
  type SimulatedPeriod,
  type SimulationResult,
} from '../../../contract/simulation.ts';
import type { Report, ReportContext } from '../../store/context.ts';
import { expectedRedemption, expectedWorth } from '../liability/face.ts';
import { type Asks, asksOf, currentProgramme } from '../loyalty/face.ts';
import { readSales } from './read-sales.ts';
import { type PartSum, Replay } from './replay.ts';
import { type MemberSide, MemberSums } from './rules/member-sums.ts';
import type { Tally } from './rules/tally.ts';
import { PastFacts } from './sale-facts.ts';
import {
  type CounterRow,
  countMerges,
  countReceipts,
  type Days,
  selectCounters,
  selectLastMember,
  selectMember,
  selectReturnedSales,
} from './tables.ts';

/** Sales between two looks at the world: some hundredths of a second. */
const SALES_A_STEP = 1000;

type Input = CallParsed<'simulation.run'>;

/** The days of a period that ends today at the latest; undefined = there are none, or too many. */
function daysOf(period: SimulatedPeriod, today: BusinessDay): Days | undefined {
  if (period.kind === 'months') {
    return { fromDay: addDays(addMonths(today, -period.months), 1), toDay: today };
  }
  const { fromDay, toDay } = period;
  const isTooLong = addMonths(fromDay, MAX_SIMULATED_MONTHS) <= toDay;
  return fromDay > toDay || isTooLong ? undefined : { fromDay, toDay };
}

/** Turns points into money on both sides. */
class Costs {
  readonly expectedBp: number;
  private readonly before: RedemptionRules;
  private readonly after: RedemptionRules;

  constructor(expectedBp: number, before: RedemptionRules, after: RedemptionRules) {
    this.expectedBp = expectedBp;
    this.before = before;
    this.after = after;
  }

  posted(points: number): number {
    return expectedWorth(points, this.before, this.expectedBp);
  }

  simulated(points: number): number {
    return expectedWorth(points, this.after, this.expectedBp);
  }

  row({ sales, posted, simulated }: Tally): ComparisonRow {
    const minors = { postedMinor: this.posted(posted), simulatedMinor: this.simulated(simulated) };
    return { sales, posted, simulated, ...minors };
  }
}

function replaySales(
  context: ReportContext,
  input: Input,
  parts: { readonly days: Days; readonly counters: readonly CounterRow[]; readonly total: number },
): { readonly replay: Replay; readonly members: MemberSums } {
  const { db } = context;
  const { days, counters, total } = parts;
  const lastMember = selectLastMember(db);
  const members = new MemberSums(lastMember);
  const replay = new Replay({
    rules: input.rules,
    facts: new PastFacts(context, input.rules, { counters, lastMember }),
    members,
    returned: selectReturnedSales(db, days),
  });
  let done = 0;
  for (const sale of readSales(db, days)) {
    if (done % SALES_A_STEP === 0) context.progress('sales', done, total);
    replay.add(sale);
    done += 1;
  }
  return { replay, members };
}

function partsOf(
  replay: Replay,
  { rules }: Input['rules'],
  costs: Costs,
): SimulationResult['rules'] {
  const row = (part: 'base' | 'rule' | 'caps' | 'returns', sum: PartSum, ruleId?: string) => ({
    part,
    ruleId: ruleId ?? null,
    name: rules.find(({ id }) => id === ruleId)?.name ?? '',
    sales: sum.sales,
    points: sum.points,
    minor: costs.simulated(sum.points),
  });
  return [
    row('base', replay.base),
    ...rules.map(({ id }) => row('rule', replay.rules.get(id) ?? { sales: 0, points: 0 }, id)),
    row('caps', replay.caps),
    row('returns', replay.takenBack),
  ];
}

function sideOf(
  { db }: ReportContext,
  side: MemberSide,
  costs: Costs,
): SimulationResult['members']['winners'] {
  const named = side.first.flatMap(({ memberId, posted, simulated }) => {
    const member = selectMember(db, memberId);
    return member === undefined ? [] : [{ ...member, posted, simulated }];
  });
  return { count: side.count, points: side.points, minor: costs.simulated(side.points), named };
}

function notKnown(
  { db }: ReportContext,
  replay: Replay,
  facts: Asks,
): SimulationResult['notKnown'] {
  const { replayed } = replay;
  const counts: readonly (readonly [NotKnown, number])[] = [
    ['clubs', facts.clubs ? replayed : 0],
    ['records', facts.records ? replayed : 0],
    ['birthdays', facts.birthday ? replayed : 0],
    ['merged', countMerges(db)],
    ['claimed', replay.claimed],
    ['imported', replay.imported],
    ['oldReturns', replay.oldReturns],
  ];
  return counts.flatMap(([what, count]) => (count === 0 ? [] : [{ what, count }]));
}

const byDifference = (a: Tally, b: Tally) =>
  Math.abs(b.simulated - b.posted) - Math.abs(a.simulated - a.posted);

/**
 * Replays a draft programme on what was really sold and compares with what was posted. Null when
 * the period is none.
 */
export const runSimulation: Report<Input, SimulationResult | null> = (context, input) => {
  const { db, today } = context;
  const days = daysOf(input.period, today);
  if (days === undefined) return null;
  const total = countReceipts(db, days);
  context.progress('sales', 0, total);
  const counters = selectCounters(db);
  const { replay: done, members } = replaySales(context, input, { days, counters, total });
  const worth = currentProgramme(db, today).rules.redemption;
  context.progress('worth', 0, 0);
  const expectedBp = expectedRedemption(context);
  const costs = new Costs(expectedBp, worth, input.rules.redemption);
  const tiers = new Map(done.tiers.entries());
  const split = members.split(NAMED_MEMBERS);
  return {
    ...days,
    sales: total - done.returns,
    replayed: done.replayed,
    touched: done.touched,
    returns: done.returns,
    salesMinor: done.salesMinor,
    total: costs.row(done.total),
    expectedBp,
    tiers: TIERS.flatMap((tier) => {
      const tally = tiers.get(tier);
      return tally === undefined ? [] : [{ tier, ...costs.row(tally) }];
    }),
    counters: done.counters
      .entries()
      .toSorted(([, a], [, b]) => byDifference(a, b))
      .flatMap(([counterId, tally]) => {
        const counter = counters.find(({ id }) => id === counterId);
        if (counter === undefined) return [];
        const { code, name } = counter;
        return [{ counterId, code, name, ...costs.row(tally) }];
      }),
    months: done.months
      .entries()
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, tally]) => ({ month, ...costs.row(tally) })),
    rules: partsOf(done, input.rules, costs),
    members: {
      bought: split.bought,
      same: split.same,
      winners: sideOf(context, split.winners, costs),
      losers: sideOf(context, split.losers, costs),
    },
    notKnown: notKnown(context, done, asksOf(input.rules)),
  };
};
