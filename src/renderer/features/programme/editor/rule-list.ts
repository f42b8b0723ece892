import { type EarningRule, earningRule } from '../../../../contract/programme.ts';

/** An id that no rule has, nor one that was removed: breakdowns of old sales name rules by it. */
function newId(): string {
  return `r-${crypto.randomUUID().slice(0, 13)}`;
}

/** The list with a new rule at its end: double points on everything, for everybody. */
export function withNewRule(rules: readonly EarningRule[], name: string): EarningRule[] {
  const gives = { kind: 'multiply', factorBp: 20_000 };
  return [...rules, earningRule.parse({ id: newId(), name, when: {}, gives })];
}

/** The list with a copy of a rule right below it. */
export function withCopy(
  rules: readonly EarningRule[],
  index: number,
  name: string,
): EarningRule[] {
  const rule = rules[index];
  if (rule === undefined) return [...rules];
  return rules.toSpliced(index + 1, 0, { ...rule, id: newId(), name: name.slice(0, 60) });
}

/** The list with a rule moved up (-1) or down (1). */
export function withMoved(rules: readonly EarningRule[], index: number, by: -1 | 1): EarningRule[] {
  const rule = rules[index];
  const to = index + by;
  if (rule === undefined || to < 0 || to >= rules.length) return [...rules];
  return rules.toSpliced(index, 1).toSpliced(to, 0, rule);
}
