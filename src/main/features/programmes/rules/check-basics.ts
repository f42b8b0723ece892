import type { ProgrammeFinding, ProgrammeRules } from '../../../../contract/programmes.ts';
import { TIERS } from '../../../../contract/programmes.ts';
import { type CheckFacts, doubt, LINE_KINDS, mistake } from './finding.ts';
import { rateShareBp, GENEROUS_BP, WHOLE_PRICE_BP } from './worth.ts';

type Finding = ProgrammeFinding;

/** What is wrong with everything but the rules: rates, exclusions, caps, expiry, redemption. */
export function checkBasics(rules: ProgrammeRules, facts: CheckFacts): Finding[] {
  return [
    ...checkRates(rules),
    ...checkExcluded(rules, facts),
    ...checkCaps(rules),
    ...checkExpiry(rules),
    ...checkRedemption(rules),
    ...checkLevels(rules),
  ];
}

function checkRates(rules: ProgrammeRules): Finding[] {
  const found: Finding[] = [];
  const isNothing = TIERS.every((tier) => rules.rates[tier].ratePoints === 0);
  if (isNothing && rules.rules.length === 0) {
    found.push(doubt('nothingEarned', { field: 'rates.standard' }));
  }
  for (const [index, tier] of TIERS.entries()) {
    const field = `rates.${tier}`;
    const rate = rules.rates[tier];
    const share = rateShareBp(rules, rate);
    const params = { shareBp: share };
    if (rules.redemption.maximumShareBp > 0) {
      if (share >= WHOLE_PRICE_BP) found.push(mistake('worthMoreThanPrice', { field, params }));
      else if (share > GENEROUS_BP) found.push(doubt('givesAway', { field, params }));
    }
    const below = TIERS[index - 1];
    if (below === undefined) continue;
    const lower = rules.rates[below];
    if (rate.ratePoints * lower.ratePerMinor < lower.ratePoints * rate.ratePerMinor) {
      found.push(doubt('tierEarnsLess', { field }));
    }
  }
  return found;
}

function checkExcluded({ excluded }: ProgrammeRules, { records }: CheckFacts): Finding[] {
  return LINE_KINDS.flatMap((kind) => {
    const count = excluded[kind].filter((uid) => !records.has(uid)).length;
    const field = `excluded.${kind}`;
    return count === 0 ? [] : [mistake('recordGone', { field, params: { count } })];
  });
}

function checkCaps({ caps }: ProgrammeRules): Finding[] {
  const { perSale, perDay } = caps;
  const found: Finding[] = [];
  if (perSale === 0) found.push(mistake('capZero', { field: 'caps.perSale' }));
  if (perDay === 0) found.push(mistake('capZero', { field: 'caps.perDay' }));
  if (perSale !== null && perDay !== null && perDay > 0 && perDay < perSale) {
    found.push(doubt('capUseless', { field: 'caps.perSale', params: { points: perDay } }));
  }
  return found;
}

/** Points that live longer than so many months as good as never lapse. */
const LONG_MONTHS = 240;
/** Points that can be spent on fewer days than so many are gone before anybody comes back. */
const FEW_DAYS = 14;
const SHORTEST_MONTH = 28;

function checkExpiry({ expiry, activeAfterDays }: ProgrammeRules): Finding[] {
  if (expiry.policy === 'never') return [];
  if (expiry.policy === 'fixedDate') {
    // 2028 is a leap year: 29 February is possible.
    const last = new Date(Date.UTC(2028, expiry.month, 0)).getUTCDate();
    if (expiry.day > last) return [mistake('dateImpossible', { field: 'expiry.day' })];
    return expiry.yearsAhead === 0 ? [doubt('lapsesAtOnce', { field: 'expiry.yearsAhead' })] : [];
  }
  const field = 'expiry.months';
  if (expiry.months >= LONG_MONTHS) return [doubt('lapsesNever', { field })];
  const isShort =
    expiry.policy !== 'endOfMonth' && expiry.months * SHORTEST_MONTH - activeAfterDays < FEW_DAYS;
  return isShort ? [doubt('lapsesAtOnce', { field })] : [];
}

function checkRedemption({ redemption }: ProgrammeRules): Finding[] {
  const { maximumShareBp, minimumPoints, stepPoints } = redemption;
  if (maximumShareBp === 0) {
    return [doubt('nothingRedeemable', { field: 'redemption.maximumShareBp' })];
  }
  return minimumPoints % stepPoints === 0
    ? []
    : [
        doubt('minimumNoStep', {
          field: 'redemption.minimumPoints',
          params: { points: Math.ceil(minimumPoints / stepPoints) * stepPoints },
        }),
      ];
}

const RAISED = ['silver', 'gold', 'platinum'] as const;

function checkLevels({ tiers }: ProgrammeRules): Finding[] {
  if (!tiers.isAutomatic) return [];
  const { window } = tiers;
  const mostDays = window.kind === 'rolling' ? window.months * 31 : 366;
  return RAISED.flatMap((tier, index) => {
    const level = tiers.levels[tier];
    const below = RAISED[index - 1];
    const found: Finding[] = [];
    if (below !== undefined && tiers.levels[below].reachAt >= level.reachAt) {
      found.push(mistake('levelsNotAscending', { field: `tiers.levels.${tier}.reachAt` }));
    }
    if (level.keepAt > level.reachAt) {
      found.push(mistake('keepAboveReach', { field: `tiers.levels.${tier}.keepAt` }));
    }
    if (tiers.metric === 'visits' && level.reachAt > mostDays) {
      const params = { days: mostDays };
      found.push(mistake('visitsTooMany', { field: `tiers.levels.${tier}.reachAt`, params }));
    }
    return found;
  });
}
