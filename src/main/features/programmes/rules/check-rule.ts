import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';
import type {
  EarningRule,
  ProgrammeFinding,
  ProgrammeRules,
} from '../../../../contract/programmes.ts';
import { type CheckFacts, doubt, goodsKey, LINE_KINDS, mistake } from './finding.ts';
import {
  baseShareBp,
  furtherShareBp,
  GENEROUS_BP,
  tiersOf,
  WHOLE_PRICE_BP,
  worthOfPoints,
} from './worth.ts';

type Finding = ProgrammeFinding;

/** What is wrong with one rule by itself, within its programme. */
export function checkRule(rule: EarningRule, rules: ProgrammeRules, facts: CheckFacts): Finding[] {
  return [
    ...checkDays(rule, facts),
    ...checkRecords(rule, facts),
    ...checkGoods(rule, rules, facts),
    ...checkMembers(rule, rules),
    ...checkCap(rule),
    ...checkWorth(rule, rules, facts),
  ];
}

function checkDays({ id: ruleId, when }: EarningRule, { effectiveFrom }: CheckFacts): Finding[] {
  const { fromDay, toDay, weekdays, hours } = when;
  const found: Finding[] = [];
  if (fromDay !== null && toDay !== null && toDay < fromDay) {
    found.push(mistake('windowReversed', { ruleId, field: 'when.toDay' }));
  } else if (toDay !== null && toDay < effectiveFrom) {
    const params = { day: effectiveFrom };
    found.push(doubt('windowOver', { ruleId, field: 'when.toDay', params }));
  } else if (fromDay !== null && toDay !== null && !hasWeekday(weekdays, fromDay, toDay)) {
    found.push(mistake('weekdayOutside', { ruleId, field: 'when.weekdays' }));
  }
  if (hours !== null && hours.from === hours.to) {
    found.push(mistake('hoursEmpty', { ruleId, field: 'when.hours' }));
  }
  return found;
}

/** Whether one of the days of the week (none named = all) lies between two days, both included. */
function hasWeekday(
  weekdays: readonly number[],
  fromDay: BusinessDay,
  toDay: BusinessDay,
): boolean {
  if (weekdays.length === 0) return true;
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const day = addDays(fromDay, ahead);
    if (day > toDay) return false;
    if (weekdays.includes(weekdayOf(day))) return true;
  }
  return false;
}

/** 1 = Monday to 7 = Sunday. */
function weekdayOf(day: BusinessDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function checkRecords({ id: ruleId, when }: EarningRule, { records }: CheckFacts): Finding[] {
  return [...LINE_KINDS, 'clubs' as const].flatMap((kind) => {
    const field = `when.${kind}`;
    const gone = when[kind].filter((uid) => !records.has(uid));
    const closed = when[kind].filter((uid) => records.get(uid)?.isActive === false);
    const [first] = closed;
    return [
      ...(gone.length === 0
        ? []
        : [mistake('recordGone', { ruleId, field, params: { count: gone.length } })]),
      ...(first === undefined
        ? []
        : [
            doubt('recordClosed', {
              ruleId,
              field,
              params: { name: records.get(first)?.name ?? '', count: closed.length },
            }),
          ]),
    ];
  });
}

/** Rules that choose lines which do not exist, or which never earn. */
function checkGoods(rule: EarningRule, rules: ProgrammeRules, facts: CheckFacts): Finding[] {
  const { id: ruleId, when } = rule;
  const named = LINE_KINDS.filter((kind) => when[kind].length > 0);
  const [first] = named;
  if (first === undefined) return [];
  const excluded = named.find((kind) =>
    when[kind].every((uid) => rules.excluded[kind].includes(uid)),
  );
  if (excluded !== undefined) {
    return [mistake('alwaysExcluded', { ruleId, field: `when.${excluded}` })];
  }
  const goods = facts.goods.get(goodsKey(when));
  if (goods === undefined || goods.isAny) return [];
  // One record without products may get some; records that have none in common contradict.
  const say = named.length > 1 ? mistake : doubt;
  return [say('neverMatches', { ruleId, field: `when.${named.at(-1) ?? first}` })];
}

function checkMembers(rule: EarningRule, rules: ProgrammeRules): Finding[] {
  const { id: ruleId, when, gives } = rule;
  const found: Finding[] = [];
  if (gives.kind === 'multiply' && tiersOf(rule).every((t) => rules.rates[t].ratePoints === 0)) {
    found.push(mistake('multipliesNothing', { ruleId, field: 'gives' }));
  }
  if (when.channels.length > 0 && !when.channels.includes('counter')) {
    found.push(doubt('channelElsewhere', { ruleId, field: 'when.channels' }));
  }
  if (when.firstPurchase && rules.tiers.isAutomatic && !tiersOf(rule).includes('standard')) {
    found.push(doubt('firstPurchaseTier', { ruleId, field: 'when.firstPurchase' }));
  }
  return found;
}

function checkCap({ id: ruleId, gives, capPerSale }: EarningRule): Finding[] {
  if (capPerSale === null) return [];
  const field = 'capPerSale';
  if (capPerSale === 0) return [mistake('capZero', { ruleId, field })];
  const isFixed = gives.kind === 'perSale' || gives.kind === 'perItem';
  return isFixed && capPerSale < gives.points
    ? [doubt('capBelowGift', { ruleId, field, params: { points: gives.points } })]
    : [];
}

function checkWorth(rule: EarningRule, rules: ProgrammeRules, facts: CheckFacts): Finding[] {
  const { gives, when } = rule;
  const further = furtherShareBp(rules, rule);
  if (further !== null) {
    return shareFindings(rule, baseShareBp(rules, tiersOf(rule)) + further, rules);
  }
  if (gives.kind === 'perItem') {
    const cheapest = facts.goods.get(goodsKey(when))?.cheapestMinor ?? null;
    if (cheapest === null) return [];
    return shareFindings(rule, shareBp(worthOfPoints(rules, gives.points), cheapest), rules);
  }
  if (gives.kind !== 'perSale') return [];
  if (when.minimumMinor > 0) {
    const share = shareBp(worthOfPoints(rules, gives.points), when.minimumMinor);
    return shareFindings(rule, share, rules);
  }
  const isOnce = when.firstPurchase || when.birthday === 'day' || rules.caps.perDay !== null;
  return isOnce ? [] : [doubt('noMinimum', { ruleId: rule.id, field: 'when.minimumMinor' })];
}

function shareBp(worthMinor: number, priceMinor: number): number {
  return Number((BigInt(worthMinor) * 10_000n) / BigInt(priceMinor));
}

function shareFindings(
  rule: EarningRule,
  share: number,
  { redemption }: ProgrammeRules,
): Finding[] {
  if (redemption.maximumShareBp === 0) return [];
  const place = { ruleId: rule.id, field: 'gives', params: { shareBp: share } };
  if (share >= WHOLE_PRICE_BP) return [mistake('worthMoreThanPrice', place)];
  return share > GENEROUS_BP ? [doubt('givesAway', place)] : [];
}
