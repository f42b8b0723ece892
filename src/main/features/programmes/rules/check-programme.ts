import type { ProgrammeFinding, ProgrammeRules } from '../../../../contract/programmes.ts';
import { checkBasics } from './check-basics.ts';
import { checkPairs } from './check-pairs.ts';
import { checkRule } from './check-rule.ts';
import { type CheckFacts, doubt, mistake } from './finding.ts';

/**
 * What contradicts itself, never applies or gives away too much in a programme that is to be
 * published, errors first. The document itself was parsed before: nothing here is negative or
 * missing. Shares count points at what they pay when they are redeemed.
 */
export function checkProgramme(rules: ProgrammeRules, facts: CheckFacts): ProgrammeFinding[] {
  const found = [
    ...checkDay(facts),
    ...checkBasics(rules, facts),
    ...rules.rules.flatMap((rule) => checkRule(rule, rules, facts)),
    ...checkPairs(rules),
  ];
  const errors = found.filter(({ severity }) => severity === 'error');
  return [...errors, ...found.filter(({ severity }) => severity === 'warning')];
}

function checkDay({ today, effectiveFrom, basedOn, versions }: CheckFacts): ProgrammeFinding[] {
  const field = 'effectiveFrom';
  const found: ProgrammeFinding[] = [];
  if (effectiveFrom < today) found.push(mistake('effectivePast', { field }));
  for (const { version, effectiveFrom: day } of versions) {
    if (day <= today || day < effectiveFrom) continue;
    const code = day === effectiveFrom ? 'replacesScheduled' : 'laterVersion';
    found.push(doubt(code, { field, params: { version, day } }));
  }
  const latest = Math.max(0, ...versions.map(({ version }) => version));
  if (basedOn !== null && latest > basedOn) {
    found.push(doubt('basedOnOlder', { field, params: { version: latest, basedOn } }));
  }
  return found;
}
