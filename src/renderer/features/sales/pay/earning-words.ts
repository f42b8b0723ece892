import { assertNever } from '../../../../contract/kernel/result.ts';
import type {
  EarningBreakdown,
  EarningStep,
  EarningSummary,
  ExcludedBy,
} from '../../../../contract/loyalty.ts';
import type { TKey, Translate } from '../../../i18n/index.ts';
import type { Format } from '../../../lib/format.ts';

/** How amounts and texts of an earning are said. */
export interface EarningSpeech {
  readonly t: Translate;
  readonly format: Format;
}

export const EXCLUDED_KEYS: Readonly<Record<ExcludedBy, TKey>> = {
  product: 'sales:why.excluded.product',
  category: 'sales:why.excluded.category',
  brand: 'sales:why.excluded.brand',
  supplier: 'sales:why.excluded.supplier',
  counter: 'sales:why.excluded.counter',
  specialOffer: 'sales:why.excluded.specialOffer',
};

export const SUM_KEYS: Readonly<Record<EarningBreakdown['rounding'], TKey>> = {
  floorPerSale: 'sales:why.sum',
  halfUpPerSale: 'sales:why.sumHalfUp',
  floorPerLine: 'sales:why.sumPerLine',
};

const CUT_KEYS = { sale: 'sales:why.cutSale', day: 'sales:why.cutDay' } as const;

/** A part of an earning: what it is, how it was worked out, and its points. */
export interface EarningPart {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  readonly points: number;
}

function gift({ gives, eligibleMinor, items }: EarningStep, { t, format }: EarningSpeech): string {
  const amount = format.money(eligibleMinor);
  switch (gives.kind) {
    case 'multiply':
      return t('sales:why.multiply', {
        percent: format.number((gives.factorBp - 10_000) / 100),
        amount,
      });
    case 'rate':
      return t('sales:why.rateOn', {
        points: format.number(gives.rate.ratePoints),
        per: format.money(gives.rate.ratePerMinor),
        amount,
      });
    case 'perItem':
      return t('sales:why.perItem', {
        points: format.number(gives.points),
        items: format.number(items),
      });
    case 'perSale':
      return t('sales:why.perSale');
    default:
      return assertNever(gives);
  }
}

function how(step: EarningStep, speech: EarningSpeech): string {
  const { t, format } = speech;
  const said = gift(step, speech);
  if (step.cappedFrom === null) return said;
  return `${said} · ${t('sales:why.capped', { points: format.number(step.cappedFrom) })}`;
}

function limitName(
  { by, limit }: Pick<EarningBreakdown['cuts'][number], 'by' | 'limit'>,
  { t, format }: EarningSpeech,
): string {
  return t(CUT_KEYS[by], { points: format.number(limit) });
}

/** Base rate, rules and limits, in the order in which they add up to the sale's points. */
export function partsOf(earning: EarningBreakdown, speech: EarningSpeech): EarningPart[] {
  const { t, format } = speech;
  const base = {
    id: 'base',
    name: t('sales:why.base'),
    how: t('sales:why.rateOn', {
      points: format.number(earning.ratePoints),
      per: format.money(earning.ratePerMinor),
      amount: format.money(earning.eligibleMinor),
    }),
    points: earning.basePoints,
  };
  const steps = earning.steps.map((step) => ({
    id: step.ruleId,
    name: step.name,
    how: how(step, speech),
    points: step.points,
  }));
  const cuts = earning.cuts.map((cut) => ({
    id: `cut-${cut.by}`,
    name: limitName(cut, speech),
    how:
      cut.by === 'day'
        ? t('sales:why.earnedBefore', { points: format.number(cut.earnedBefore) })
        : '',
    points: -cut.points,
  }));
  return [base, ...steps, ...cuts];
}

/**
 * `Base 120 + Double cosmetics 240 = 360`, and the limits that bind behind it; nothing when the
 * base is all there is.
 */
export function shortSum(
  { basePoints, steps, cuts }: Pick<EarningSummary, 'basePoints' | 'steps' | 'cuts'>,
  speech: EarningSpeech,
): string | null {
  if (steps.length + cuts.length === 0) return null;
  const { t, format } = speech;
  const given = [{ name: t('sales:why.base'), points: basePoints }, ...steps];
  const sum = given.reduce((all, { points }) => all + points, 0);
  const said = given.map(({ name, points }) => `${name} ${format.number(points)}`).join(' + ');
  const limits = cuts.map((cut) => ` · ${limitName(cut, speech)}`);
  return given.length === 1
    ? `${said}${limits.join('')}`
    : `${said} = ${format.number(sum)}${limits.join('')}`;
}

/** What a line got from base, rules and limits, as `Base 12 + Double cosmetics 12 = 24`. */
export function lineSum(
  earning: EarningBreakdown,
  line: EarningBreakdown['lines'][number],
  { t, format }: EarningSpeech,
): string | null {
  const steps = earning.steps.flatMap(({ name, lineNos, linePoints }) => {
    const points = linePoints[lineNos.indexOf(line.lineNo)] ?? 0;
    return points === 0 ? [] : [{ name, points }];
  });
  const before = steps.reduce((sum, { points }) => sum + points, line.basePoints);
  if (steps.length === 0 && before === line.points) return null;
  const said = [{ name: t('sales:why.base'), points: line.basePoints }, ...steps].map(
    ({ name, points }) => `${name} ${format.number(points)}`,
  );
  const cut = before - line.points;
  const less = cut === 0 ? '' : ` − ${t('sales:why.limits')} ${format.number(cut)}`;
  return `${said.join(' + ')}${less} = ${format.number(line.points)}`;
}
