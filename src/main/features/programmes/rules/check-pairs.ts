import type {
  EarningRule,
  ProgrammeFinding,
  ProgrammeRules,
} from '../../../../contract/programmes.ts';
import { doubt, mistake } from './finding.ts';
import { implies, mayMeet } from './meeting.ts';
import { baseShareBp, furtherShareBp, GENEROUS_BP, tiersOf } from './worth.ts';

type Finding = ProgrammeFinding;
type Rules = readonly EarningRule[];

/** What is wrong between the rules of a programme. */
export function checkPairs(rules: ProgrammeRules): Finding[] {
  return [
    ...checkIds(rules.rules),
    ...checkTwins(rules.rules),
    ...checkBest(rules.rules),
    ...checkTogether(rules),
  ];
}

function checkIds(rules: Rules): Finding[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id: ruleId }) => {
    if (seen.has(ruleId)) return [mistake('idTwice', { ruleId, field: 'id' })];
    seen.add(ruleId);
    return [];
  });
}

/** Two rules that say the same: points twice for one thing. */
function checkTwins(rules: Rules): Finding[] {
  const known = new Map<string, EarningRule>();
  return rules.flatMap((rule) => {
    const key = JSON.stringify([sorted(rule.when), rule.gives]);
    const twin = known.get(key);
    if (twin !== undefined) {
      return [doubt('sameRule', { ruleId: rule.id, field: 'name', params: { name: twin.name } })];
    }
    known.set(key, rule);
    return [];
  });
}

/** The same conditions in the same order, whatever order they were chosen in. */
function sorted(when: EarningRule['when']): unknown {
  return Object.entries(when)
    .map(([name, value]) => [name, inOrder(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function inOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map(String).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Of rules with `best` only one applies to a sale: some never do, some take turns. */
function checkBest(rules: Rules): Finding[] {
  const best = rules.filter(({ stacking }) => stacking === 'best');
  return best.flatMap((rule, index) => {
    const place = { ruleId: rule.id, field: 'stacking' };
    const winner = best.find((other, at) => other !== rule && beats(other, rule, at < index));
    if (winner !== undefined) {
      return [doubt('bestNever', { ...place, params: { name: winner.name } })];
    }
    const other = best.slice(0, index).find((one) => mayMeet(one, rule));
    return other === undefined
      ? []
      : [doubt('bestOverlap', { ...place, params: { name: other.name } })];
  });
}

/** Whether `winner` gives at least as much wherever `rule` applies, so that `rule` never does. */
function beats(winner: EarningRule, rule: EarningRule, isListedFirst: boolean): boolean {
  if (winner.capPerSale !== null || !implies(rule, winner)) return false;
  const difference = giftDifference(winner, rule);
  return difference !== null && (difference > 0 || (difference === 0 && isListedFirst));
}

/** How much more one gift is than another of its kind; null = it depends on the sale. */
function giftDifference(a: EarningRule, b: EarningRule): number | null {
  const [one, two] = [a.gives, b.gives];
  if (one.kind === 'multiply' && two.kind === 'multiply') return one.factorBp - two.factorBp;
  if (one.kind === 'perSale' && two.kind === 'perSale') return one.points - two.points;
  if (one.kind === 'perItem' && two.kind === 'perItem') return one.points - two.points;
  if (one.kind !== 'rate' || two.kind !== 'rate') return null;
  return one.rate.ratePoints * two.rate.ratePerMinor - two.rate.ratePoints * one.rate.ratePerMinor;
}

/** The rules that may come together on one sale and give away most, if none does so alone. */
function checkTogether(rules: ProgrammeRules): Finding[] {
  const sharing = rules.rules
    .map((rule) => ({ rule, share: furtherShareBp(rules, rule) ?? 0 }))
    .filter(({ share }) => share > 0);
  let most = { shareBp: 0, count: 0, name: '', alone: 0 };
  for (const { rule } of sharing) {
    const met = sharing.filter((other) => other.rule === rule || mayMeet(other.rule, rule));
    const stacked = met.filter((one) => one.rule.stacking === 'stack');
    const best = Math.max(
      0,
      ...met.filter((one) => one.rule.stacking === 'best').map((one) => one.share),
    );
    const base = baseShareBp(rules, tiersOf(rule));
    const shareBp = stacked.reduce((sum, one) => sum + one.share, base + best);
    if (shareBp > most.shareBp) {
      const alone = base + Math.max(0, ...met.map((one) => one.share));
      most = { shareBp, count: stacked.length + (best > 0 ? 1 : 0), name: rule.name, alone };
    }
  }
  const { alone, ...params } = most;
  const isWorthSaying = params.count > 1 && params.shareBp > GENEROUS_BP && alone <= GENEROUS_BP;
  return isWorthSaying ? [doubt('givesAwayTogether', { field: 'rules', params })] : [];
}
