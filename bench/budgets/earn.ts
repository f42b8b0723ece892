import { TIERS } from '../../src/contract/members.ts';
import { type EarningRule, earningRule, programmeRules } from '../../src/contract/programme.ts';
import {
  BASE_PROGRAMME,
  earnPoints,
  type SaleToEarn,
} from '../../src/main/features/loyalty/face.ts';
import { duration, type Figure, limited, told } from '../lib/figures.ts';
import { sideBySide } from '../lib/side-by-side.ts';
import { type BenchRun, type Budget, turnsOf } from './budget.ts';

const LIMIT_MS = 2;
const LINES = 50;
const RULES = 200;
/** Records of each kind; a line is in one of each. */
const RECORDS = 12;

/** What a large basket earns under many rules, beside the base rate alone. */
export const earn: Budget = {
  name: 'earn',
  title: 'Earning of a basket of 50 lines under 200 active rules',
  measure,
};

function uid(kind: string, place: number): string {
  return `0190${kind}000-0000-7000-8000-${String(place).padStart(12, '0')}`;
}

/** Every kind of condition and gift; nothing is out of its days, so that each is looked at. */
function ruleAt(place: number, isEverywhere: boolean): EarningRule {
  const lists = ['categories', 'brands', 'suppliers', 'counters'] as const;
  const list = lists[place % lists.length] ?? 'brands';
  const gifts: readonly EarningRule['gives'][] = [
    { kind: 'multiply', factorBp: 10_000 + 500 * (1 + (place % 7)) },
    { kind: 'rate', rate: { ratePoints: 1 + (place % 3), ratePerMinor: 1000 * (1 + (place % 9)) } },
    { kind: 'perItem', points: 1 + (place % 5) },
    { kind: 'perSale', points: 5 + place },
  ];
  const when = {
    fromDay: '2026-01-01',
    toDay: '2026-12-31',
    tiers: [...TIERS],
    hours: { from: '08:00', to: '22:00' },
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    ...(isEverywhere ? {} : { [list]: [0, 1, 2, 3].map((n) => uid('a', (place + n) % RECORDS)) }),
  };
  return earningRule.parse({
    id: `rule-${place}`,
    name: `Rule ${place}`,
    when,
    gives: gifts[(place >> 2) % gifts.length],
    stacking: place % 5 === 0 ? 'best' : 'stack',
    capPerSale: place % 6 === 0 ? 40 : null,
  });
}

function saleUnder(rules: readonly EarningRule[]): SaleToEarn {
  const parsed = programmeRules.parse({ ...BASE_PROGRAMME, rules });
  return {
    programme: { version: 1, effectiveFrom: '2026-01-01', rules: parsed },
    tier: 'gold',
    day: '2026-07-15',
    pointsPaidMinor: 12_300,
    facts: {
      minute: 720,
      channel: 'counter',
      birthday: ['week'],
      isFirstPurchase: false,
      clubs: [],
      earnedToday: 0,
    },
    lines: Array.from({ length: LINES }, (_, index) => ({
      lineNo: index + 1,
      totalMinor: 1_999 + index * 777,
      taxMinor: 100,
      quantityMilli: 1000 * (1 + (index % 3)),
      isSpecialOffer: index % 9 === 0,
      records: {
        product: uid('c', index),
        category: uid('a', index % RECORDS),
        brand: uid('a', (index * 5) % RECORDS),
        supplier: uid('a', (index * 7) % RECORDS),
        counter: uid('a', (index * 11) % RECORDS),
      },
    })),
  };
}

function rulesOf(isEverywhere: boolean): EarningRule[] {
  return Array.from({ length: RULES }, (_, place) => ruleAt(place, isEverywhere));
}

function steps(sale: SaleToEarn): string {
  return `${earnPoints(sale).steps.length} rules gave points`;
}

async function measure(run: BenchRun): Promise<Figure[]> {
  const base = saleUnder([]);
  const named = saleUnder(rulesOf(false));
  const everywhere = saleUnder(rulesOf(true));
  const sample = await sideBySide(
    {
      base: () => earnPoints(base),
      named: () => earnPoints(named),
      everywhere: () => earnPoints(everywhere),
    },
    { turns: turnsOf(run, 5000), warmUp: 300 },
  );
  const limits = { limit: LIMIT_MS, unit: 'ms', budget: earn.name } as const;
  return [
    limited({
      ...limits,
      what: `p99, ${LINES} lines, ${RULES} rules that name records`,
      value: sample.named.p99,
      values: { p50: sample.named.p50, max: sample.named.max },
      note: `p50 ${duration(sample.named.p50)}; ${steps(named)}`,
    }),
    limited({
      ...limits,
      what: 'p99, the same with every rule on every line',
      value: sample.everywhere.p99,
      values: { p50: sample.everywhere.p50, max: sample.everywhere.max },
      note: `p50 ${duration(sample.everywhere.p50)}; ${steps(everywhere)}`,
    }),
    told({
      budget: earn.name,
      what: 'p50 of the base rate alone',
      measured: duration(sample.base.p50),
      note: `p99 ${duration(sample.base.p99)}`,
    }),
  ];
}
