import {
  type EarningRule,
  earningRule,
  type ProgrammeRules,
  programmeRules,
} from '../../../../src/contract/programme.ts';
import { earn } from '../../../../src/main/features/loyalty/rules/earn.ts';
import { BASE_PROGRAMME } from '../../../../src/main/features/loyalty/rules/programme.ts';
import {
  type LineRecords,
  type LineToEarn,
  NO_FACTS,
  type SaleFacts,
  type SaleToEarn,
} from '../../../../src/main/features/loyalty/rules/sale-to-earn.ts';

/** A uid that says what it is: `uid('c', 1)` is a category. */
export function uid(kind: 'a' | 'b' | 'c' | 'd' | 'e', place: number): string {
  return `0190${kind}000-0000-7000-8000-${String(place).padStart(12, '0')}`;
}

/** A product, category, brand, supplier and counter, of which there are some each. */
export function records(product: number, more: Partial<LineRecords> = {}): LineRecords {
  return {
    product: uid('a', product),
    category: null,
    brand: null,
    supplier: null,
    counter: null,
    ...more,
  };
}

export const COSMETICS = uid('c', 1);

export interface RuleWish {
  readonly id?: string;
  /** Absent = the id. */
  readonly name?: string;
  readonly when?: Partial<EarningRule['when']>;
  readonly gives: EarningRule['gives'];
  readonly stacking?: EarningRule['stacking'];
  readonly capPerSale?: number | null;
}

/** A rule as the contract completes it. */
export function rule({ id = 'rule', when = {}, ...more }: RuleWish): EarningRule {
  return earningRule.parse({ id, name: id, ...more, when });
}

export const DOUBLE: EarningRule['gives'] = { kind: 'multiply', factorBp: 20_000 };

/** The base programme with rules, and whatever else is said. */
export function programme(rules: readonly RuleWish[], more: Partial<ProgrammeRules> = {}) {
  const named = rules.map((wish, place) => rule({ id: `rule-${place}`, ...wish }));
  return {
    version: 1,
    effectiveFrom: '2020-01-01',
    rules: programmeRules.parse({ ...BASE_PROGRAMME, rules: named, ...more }),
  };
}

/** A line of one piece. */
export function line(totalMinor: number, more: Partial<LineToEarn> = {}): LineToEarn {
  return { lineNo: 1, totalMinor, quantityMilli: 1000, records: records(1), ...more };
}

/** What a sale of a Wednesday earns; lines are numbered. */
export function earned(
  of: ReturnType<typeof programme>,
  lines: readonly LineToEarn[],
  more: Partial<Omit<SaleToEarn, 'facts'>> & { readonly facts?: Partial<SaleFacts> } = {},
) {
  return earn({
    programme: of,
    tier: 'standard',
    day: '2026-07-15',
    pointsPaidMinor: 0,
    ...more,
    lines: lines.map((one, index) => ({ ...one, lineNo: index + 1 })),
    facts: { ...NO_FACTS, channel: 'counter', minute: 720, ...more.facts },
  });
}

export function pointsOf(...parts: Parameters<typeof earned>): number {
  return earned(...parts).points;
}
