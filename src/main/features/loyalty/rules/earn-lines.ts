import type { ExcludedBy } from '../../../../contract/loyalty.ts';
import { type Minor, mulDivFloor } from '../../../../contract/kernel/money.ts';
import type { EarningRule } from '../../../../contract/programme.ts';
import type { CompiledProgramme, TierArithmetic } from './compile-programme.ts';
import { rulesNaming } from './line-index.ts';
import { holdsForSale, type SaleMoment } from './sale-conditions.ts';
import type { LineRecords } from './sale-to-earn.ts';
import { sharePoints } from './share-points.ts';

/** A line, or what was kept of one, ready to earn. Amounts and pieces are 0 or more. */
export interface EarningLine {
  readonly lineNo: number;
  readonly records: LineRecords;
  readonly isSpecialOffer: boolean;
  readonly excludedBy: ExcludedBy | null;
  /** What earns; 0 = the line takes no part. */
  readonly eligibleMinor: Minor;
  /** What money paid: minima look at it. */
  readonly moneyMinor: Minor;
  /** Whole pieces, or whole kilograms. */
  readonly items: number;
  /** Of the line as it was sold: gifts for pieces go down with the part that points paid. */
  readonly sold: { readonly moneyMinor: Minor; readonly totalMinor: Minor };
}

/** Lines that a rule applies to, in the sale's order, and what they come to. */
interface Scope {
  readonly places: readonly number[];
  readonly lineNos: readonly number[];
  readonly amounts: readonly Minor[];
  readonly eligibleMinor: Minor;
  readonly moneyMinor: Minor;
}

/** A rule that applies to lines of a sale. */
interface AppliedRule {
  readonly place: number;
  readonly rule: EarningRule;
  readonly scope: Scope;
}

/** What a rule is worth, in parts of a point, and how its lines share it. */
interface Valued extends AppliedRule {
  readonly exact: bigint;
  /** `exact`, but at most the rule's cap. */
  readonly worth: bigint;
  readonly weights: readonly number[];
  readonly items: number;
}

/** What one rule gave; see the contract's breakdown. */
export interface StepGiven {
  readonly rule: EarningRule;
  readonly eligibleMinor: Minor;
  readonly items: number;
  readonly points: number;
  readonly cappedFrom: number | null;
  readonly lineNos: readonly number[];
  readonly linePoints: readonly number[];
}

/** What a limit of the programme took off. */
export interface CutTaken {
  readonly by: 'sale' | 'day';
  readonly limit: number;
  readonly earnedBefore: number;
  readonly points: number;
}

/** What lines earn together. */
export interface LinesEarned {
  readonly points: number;
  readonly basePoints: number;
  readonly baseLinePoints: readonly number[];
  readonly steps: readonly StepGiven[];
  readonly cuts: readonly CutTaken[];
  readonly linePoints: readonly number[];
}

type Lines = readonly EarningLine[];

function scopeOf(lines: Lines, places: readonly number[]): Scope {
  const lineNos: number[] = [];
  const amounts: Minor[] = [];
  let eligibleMinor = 0;
  let moneyMinor = 0;
  for (const place of places) {
    const line = lines[place];
    if (line === undefined) continue;
    lineNos.push(line.lineNo);
    amounts.push(line.eligibleMinor);
    eligibleMinor += line.eligibleMinor;
    moneyMinor += line.moneyMinor;
  }
  return { places, lineNos, amounts, eligibleMinor, moneyMinor };
}

/** Per rule the lines it applies to; rules that ask nothing of lines share one scope. */
function linesByRule({ index, rules }: CompiledProgramme, lines: Lines): (place: number) => Scope {
  const earning = [...lines.keys()].filter((at) => (lines[at]?.eligibleMinor ?? 0) > 0);
  const regular = earning.filter((at) => lines[at]?.isSpecialOffer !== true);
  const named = new Map<number, number[]>();
  const hits = new Uint8Array(rules.rules.length);
  for (const at of earning) {
    const line = lines[at];
    for (const place of line === undefined ? [] : rulesNaming(index, line.records, hits)) {
      if (line?.isSpecialOffer === true && rules.rules[place]?.when.withSpecialOffers === false) {
        continue;
      }
      const places = named.get(place);
      if (places === undefined) named.set(place, [at]);
      else places.push(at);
    }
  }
  const everywhere = { all: scopeOf(lines, earning), regular: scopeOf(lines, regular) };
  return (place) => {
    if (index.needs[place] !== 0) return scopeOf(lines, named.get(place) ?? []);
    return rules.rules[place]?.when.withSpecialOffers === false
      ? everywhere.regular
      : everywhere.all;
  };
}

/** The rules that apply, with their lines: the sale's conditions, the lines', and the minimum. */
function appliedRules(programme: CompiledProgramme, sale: SaleMoment, lines: Lines): AppliedRule[] {
  const { rules } = programme.rules;
  if (rules.length === 0) return [];
  const linesOf = linesByRule(programme, lines);
  const applied: AppliedRule[] = [];
  for (const [place, rule] of rules.entries()) {
    if (!holdsForSale(rule.when, sale)) continue;
    const scope = linesOf(place);
    if (scope.places.length === 0 || scope.moneyMinor < rule.when.minimumMinor) continue;
    applied.push({ place, rule, scope });
  }
  return applied;
}

function floorOf(amount: Minor, rate: { readonly up: number; readonly down: number }): number {
  const product = amount * rate.up;
  return Number.isSafeInteger(product)
    ? Math.floor(product / rate.down)
    : mulDivFloor(amount, rate.up, rate.down);
}

/** Points for the pieces of a line, less the part of it that points paid; down to whole points. */
function pointsForItems(line: EarningLine, points: number): number {
  const { moneyMinor, totalMinor } = line.sold;
  const all = points * line.items;
  return moneyMinor === totalMinor ? all : mulDivFloor(all, moneyMinor, totalMinor);
}

/** How fractions of points are counted: in parts over one denominator, or down on every line. */
interface Counting {
  readonly arithmetic: TierArithmetic;
  readonly isPerLine: boolean;
  /** Parts of a point; 1 when every line is rounded by itself. */
  readonly scale: bigint;
}

/** What an amount rate gives on lines: its exact worth, and the weights by which they share it. */
function byAmount(
  { amounts, eligibleMinor }: Scope,
  one: TierArithmetic['base'],
  { isPerLine }: Counting,
): Pick<Valued, 'exact' | 'weights'> {
  if (!isPerLine) return { exact: BigInt(eligibleMinor) * one.scaled, weights: amounts };
  const weights = amounts.map((amount) => floorOf(amount, one));
  return { exact: BigInt(weights.reduce((all, points) => all + points, 0)), weights };
}

function valueOf(
  lines: Lines,
  { rule, place, scope }: AppliedRule,
  counting: Counting,
): Pick<Valued, 'exact' | 'weights' | 'items'> {
  const { gives } = rule;
  const one = counting.arithmetic.rates[place] ?? null;
  if (one !== null) return { ...byAmount(scope, one, counting), items: 0 };
  if (gives.kind === 'perItem') {
    const at = scope.places.map((index) => lines[index]).filter((line) => line !== undefined);
    const weights = at.map((line) => pointsForItems(line, gives.points));
    const sum = weights.reduce((all, points) => all + points, 0);
    const items = at.reduce((all, line) => all + line.items, 0);
    return { exact: BigInt(sum) * counting.scale, weights, items };
  }
  const points = gives.kind === 'perSale' ? gives.points : 0;
  return { exact: BigInt(points) * counting.scale, weights: scope.amounts, items: 0 };
}

function valued(lines: Lines, applied: AppliedRule, counting: Counting): Valued {
  const value = valueOf(lines, applied, counting);
  const cap = applied.rule.capPerSale;
  const most = cap === null ? null : BigInt(cap) * counting.scale;
  return { ...applied, ...value, worth: most !== null && value.exact > most ? most : value.exact };
}

/** All rules that stack, and of those that do not the one that gives most, the first of equals. */
function chosen(rules: readonly Valued[]): Valued[] {
  let best: Valued | null = null;
  for (const one of rules) {
    if (one.rule.stacking === 'best' && (best === null || one.worth > best.worth)) best = one;
  }
  return rules.filter((one) => one.rule.stacking === 'stack' || one === best);
}

/** Turns a sum in parts of a point into points. */
function rounderOf(programme: CompiledProgramme, scale: bigint): (parts: bigint) => bigint {
  return programme.rules.rounding === 'halfUpPerSale'
    ? (parts) => (parts * 2n + scale) / (scale * 2n)
    : (parts) => parts / scale;
}

function stepOf(one: Valued, given: { points: number; scale: bigint }): StepGiven {
  const { rule, scope, exact, worth, weights, items } = one;
  const uncapped = Number(exact / given.scale);
  return {
    rule,
    eligibleMinor: scope.eligibleMinor,
    items,
    points: given.points,
    cappedFrom: worth < exact && uncapped > Number(worth / given.scale) ? uncapped : null,
    lineNos: scope.lineNos,
    linePoints: sharePoints(given.points, weights),
  };
}

/** What the limits of a sale and of a member's day take off. */
function cutsOf({ rules }: CompiledProgramme, sale: SaleMoment, points: number): CutTaken[] {
  const { perSale, perDay } = rules.caps;
  const cuts: CutTaken[] = [];
  let left = points;
  if (perSale !== null && left > perSale) {
    cuts.push({ by: 'sale', limit: perSale, earnedBefore: 0, points: left - perSale });
    left = perSale;
  }
  const { earnedToday } = sale.facts;
  const today = perDay === null ? left : Math.max(0, perDay - earnedToday);
  if (perDay !== null && left > today) {
    cuts.push({ by: 'day', limit: perDay, earnedBefore: earnedToday, points: left - today });
  }
  return cuts;
}

/** Adds shares to the points of the lines they belong to. */
function addAt(points: number[], places: readonly number[], shares: readonly number[]): void {
  let nth = 0;
  for (const place of places) {
    points[place] = (points[place] ?? 0) + (shares[nth] ?? 0);
    nth += 1;
  }
}

/**
 * What lines earn under a programme (DOMAIN, Points: earning). Every rule's gift is an exact
 * fraction; base and gifts are added in the programme's order, and each step is the rounded sum
 * up to it less the rounded sum before it, so that steps, lines and sale agree to the last point
 * and the order of rules never changes the sum. With less of any line it never gives more.
 */
export function earnLines(
  programme: CompiledProgramme,
  sale: SaleMoment,
  lines: Lines,
): LinesEarned {
  const arithmetic = programme.arithmeticOf(sale.tier);
  const isPerLine = programme.rules.rounding === 'floorPerLine';
  const counting = { arithmetic, isPerLine, scale: isPerLine ? 1n : arithmetic.scale };
  const round = rounderOf(programme, counting.scale);
  const base = byAmount(scopeOf(lines, [...lines.keys()]), arithmetic.base, counting);
  const rules = appliedRules(programme, sale, lines).map((one) => valued(lines, one, counting));
  let parts = base.exact;
  let points = Number(round(parts));
  const basePoints = points;
  const baseLinePoints = sharePoints(basePoints, base.weights);
  const linePoints = [...baseLinePoints];
  const steps: StepGiven[] = [];
  for (const one of chosen(rules)) {
    parts += one.worth;
    const upTo = Number(round(parts));
    const step = stepOf(one, { points: upTo - points, scale: counting.scale });
    points = upTo;
    if (step.points === 0 && step.cappedFrom === null) continue;
    steps.push(step);
    addAt(linePoints, one.scope.places, step.linePoints);
  }
  const cuts = cutsOf(programme, sale, points);
  for (const cut of cuts) {
    for (const [place, share] of sharePoints(cut.points, linePoints).entries()) {
      linePoints[place] = (linePoints[place] ?? 0) - share;
    }
    points -= cut.points;
  }
  return { points, basePoints, baseLinePoints, steps, cuts, linePoints };
}
