import { fail, ok } from '../../../../contract/kernel/result.ts';
import { RAISED_TIERS, type TierRules } from '../../../../contract/tiers.ts';
import type { Query } from '../../../store/context.ts';
import { currentProgramme } from '../../loyalty/face.ts';
import { progressOf } from '../progress.ts';
import { measureOf } from '../read-tier.ts';
import { countsOn, salesOfWindow, valueOf } from '../rules/metric.ts';
import { selectTierSurvivor } from '../tables.ts';
import { selectChanges } from '../tables-changes.ts';
import { selectReceipts } from '../tables-reports.ts';

/** More than anybody reads. */
const MAX_RECEIPTS = 200;
const MONTHS_A_YEAR = 12;

function monthsOf(window: TierRules['window']): number {
  return window.kind === 'rolling' ? window.months : MONTHS_A_YEAR;
}

/** Why a member has this tier: see the contract. */
export const explain: Query<'tiers.explain'> = (context, { memberId }) => {
  const { db, today } = context;
  const member = selectTierSurvivor(db, memberId);
  if (member === undefined) return fail('members.unknown', { memberId });
  const programme = currentProgramme(db, today);
  const { window, levels, graceDays } = programme.rules.tiers;
  const measure = measureOf(programme);
  const standing = progressOf(db, member, today);
  const days = salesOfWindow(measure, standing.window);
  const receipts = selectReceipts(db, {
    memberId: member.id,
    ...days,
    limit: MAX_RECEIPTS + 1,
  });
  const before = { memberId: member.id, beforeId: Number.MAX_SAFE_INTEGER, limit: 1 };
  return ok({
    progress: standing,
    windowKind: window.kind,
    windowMonths: monthsOf(window),
    graceDays,
    levels: RAISED_TIERS.map((tier) => ({ tier, ...levels[tier] })),
    lastChange: selectChanges(db, before)[0] ?? null,
    receipts: receipts.slice(0, MAX_RECEIPTS).map((row) => ({
      saleId: row.saleId,
      receiptNo: row.receiptNo,
      kind: row.kind,
      businessDay: row.businessDay,
      countsOn: countsOn(measure, row.day),
      value: valueOf(row, measure.metric),
    })),
    isCut: receipts.length > MAX_RECEIPTS,
  });
};
