import type { ReturnPoints } from '../../../contract/returns.ts';
import type { WorkedOutReturn } from './work-out-return.ts';

/** What a return does to the member's points, as screens show it; null without a member. */
export function quotedPoints(back: WorkedOutReturn): ReturnPoints | null {
  if (back.points === null) return null;
  const { back: asked, plan } = back.points;
  const { taken, debt, deducted, deductedMinor, waived } = plan.clawback;
  return {
    owed: asked.owed,
    taken,
    debt,
    deducted,
    deductedMinor,
    waived,
    restored: asked.restore,
    restoredLots: plan.restored.map(({ lot, points, graceUntil }) => ({
      points,
      expiresOn: graceUntil ?? lot.expiresOn,
      isGrace: graceUntil !== null,
    })),
    balanceBefore: plan.balanceBefore,
    balanceAfter: plan.balanceAfter,
  };
}
