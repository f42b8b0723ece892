import type { FindingCode, ProgrammeFinding } from '../../../../contract/programmes.ts';
import { useLocale, useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { share } from '../words/words.ts';

const TEXTS: Readonly<Record<FindingCode, TKey>> = {
  effectivePast: 'programme:finding.effectivePast',
  laterVersion: 'programme:finding.laterVersion',
  replacesScheduled: 'programme:finding.replacesScheduled',
  basedOnOlder: 'programme:finding.basedOnOlder',
  idTwice: 'programme:finding.idTwice',
  windowReversed: 'programme:finding.windowReversed',
  windowOver: 'programme:finding.windowOver',
  weekdayOutside: 'programme:finding.weekdayOutside',
  hoursEmpty: 'programme:finding.hoursEmpty',
  recordGone: 'programme:finding.recordGone',
  recordClosed: 'programme:finding.recordClosed',
  neverMatches: 'programme:finding.neverMatches',
  alwaysExcluded: 'programme:finding.alwaysExcluded',
  multipliesNothing: 'programme:finding.multipliesNothing',
  channelElsewhere: 'programme:finding.channelElsewhere',
  firstPurchaseTier: 'programme:finding.firstPurchaseTier',
  capZero: 'programme:finding.capZero',
  capBelowGift: 'programme:finding.capBelowGift',
  capUseless: 'programme:finding.capUseless',
  bestOverlap: 'programme:finding.bestOverlap',
  bestNever: 'programme:finding.bestNever',
  sameRule: 'programme:finding.sameRule',
  givesAway: 'programme:finding.givesAway',
  givesAwayTogether: 'programme:finding.givesAwayTogether',
  worthMoreThanPrice: 'programme:finding.worthMoreThanPrice',
  noMinimum: 'programme:finding.noMinimum',
  nothingEarned: 'programme:finding.nothingEarned',
  tierEarnsLess: 'programme:finding.tierEarnsLess',
  levelsNotAscending: 'programme:finding.levelsNotAscending',
  keepAboveReach: 'programme:finding.keepAboveReach',
  visitsTooMany: 'programme:finding.visitsTooMany',
  dateImpossible: 'programme:finding.dateImpossible',
  lapsesAtOnce: 'programme:finding.lapsesAtOnce',
  lapsesNever: 'programme:finding.lapsesNever',
  nothingRedeemable: 'programme:finding.nothingRedeemable',
  minimumNoStep: 'programme:finding.minimumNoStep',
};

/** Says what a finding is, with its figures as people write them. */
export function useFindingText(): (finding: ProgrammeFinding) => string {
  const t = useT();
  const locale = useLocale();
  const format = useFormat();
  return ({ code, params }) => {
    const { shareBp, day, points } = params;
    return t(TEXTS[code], {
      ...params,
      ...(typeof shareBp === 'number' ? { share: share({ locale }, shareBp) } : {}),
      ...(typeof day === 'string' ? { day: format.day(day) } : {}),
      ...(typeof points === 'number' ? { points: format.number(points) } : {}),
    });
  };
}
