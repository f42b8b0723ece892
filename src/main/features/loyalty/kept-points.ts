import type { BusinessDay } from '../../../contract/kernel/time.ts';
import type { Tier } from '../../../contract/members.ts';
import type { Db } from '../../store/db.ts';
import { programmeOf } from './programmes.ts';
import { earnKept, type KeptLine } from './rules/earn.ts';
import { bookedFacts } from './rules/earning-detail.ts';
import { selectDetail } from './tables-earning.ts';

/**
 * What the kept part of a booked sale earns under the rule version of the sale, with the facts
 * that were booked with it (DOMAIN, Points: partial return).
 */
export function pointsOfKept(
  db: Db,
  kept: {
    readonly saleId: number;
    readonly programmeVersion: number;
    readonly tier: Tier;
    readonly day: BusinessDay;
    readonly lines: readonly Omit<KeptLine, 'records' | 'isSpecialOffer'>[];
  },
): number {
  const programme = programmeOf(db, kept.programmeVersion);
  if (programme === undefined) throw new Error('A sale of an unknown programme version');
  const { facts, lineOf } = bookedFacts(selectDetail(db, kept.saleId));
  const lines = kept.lines.map((line) => ({ ...line, ...lineOf(line.lineNo) }));
  return earnKept({ programme, tier: kept.tier, day: kept.day, facts, lines });
}
