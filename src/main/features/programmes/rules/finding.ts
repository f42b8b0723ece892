import type { BusinessDay } from '../../../../contract/kernel/time.ts';
import type {
  FindingCode,
  LineConditions,
  ProgrammeFinding,
  RuleTarget,
} from '../../../../contract/programmes.ts';

/** What the line conditions of a rule choose out of the products on sale. */
export interface GoodsChosen {
  readonly isAny: boolean;
  /** The lowest price above nothing, in minor units; null = none. */
  readonly cheapestMinor: number | null;
}

/** What a check has to know beside the rules. */
export interface CheckFacts {
  readonly today: BusinessDay;
  readonly effectiveFrom: BusinessDay;
  /** The version the draft was begun from; null = from scratch. */
  readonly basedOn: number | null;
  /** The published versions that were not retired. */
  readonly versions: readonly { readonly version: number; readonly effectiveFrom: BusinessDay }[];
  /** The records that the rules name, by uid; those that are gone are missing. */
  readonly records: ReadonlyMap<string, RuleTarget>;
  /** What each rule's lines choose, by {@link goodsKey}; rules that name nothing are missing. */
  readonly goods: ReadonlyMap<string, GoodsChosen>;
}

/** The lists of records that choose lines, in the order in which they are shown. */
export const LINE_KINDS = ['products', 'categories', 'brands', 'suppliers', 'counters'] as const;

/** Names what line conditions choose. */
export function goodsKey(lines: LineConditions): string {
  return JSON.stringify(LINE_KINDS.map((kind) => lines[kind].toSorted()));
}

interface Place {
  readonly field: string;
  readonly ruleId?: string;
  readonly params?: ProgrammeFinding['params'];
}

/** A finding that stops publishing. */
export function mistake(code: FindingCode, place: Place): ProgrammeFinding {
  return finding('error', code, place);
}

/** A finding that asks. */
export function doubt(code: FindingCode, place: Place): ProgrammeFinding {
  return finding('warning', code, place);
}

function finding(
  severity: ProgrammeFinding['severity'],
  code: FindingCode,
  { field, ruleId, params }: Place,
): ProgrammeFinding {
  return { severity, code, ruleId: ruleId ?? null, field, params: params ?? {} };
}
