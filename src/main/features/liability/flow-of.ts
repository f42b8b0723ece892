import type { PointsFlow } from '../../../contract/liability.ts';
import type { PointsKind } from '../../../contract/members.ts';

/** Which flow an entry is: its kind, and whether it gave points or took some. */
const FLOWS: Readonly<Record<PointsKind, readonly [gives: PointsFlow, takes: PointsFlow]>> = {
  earn: ['earned', 'earned'],
  opening: ['broughtOver', 'broughtOver'],
  bonus: ['bonus', 'bonus'],
  restore: ['restored', 'restored'],
  redeem: ['redeemed', 'redeemed'],
  gift: ['gifts', 'gifts'],
  expire: ['expired', 'expired'],
  clawback: ['clawedBack', 'clawedBack'],
  transfer: ['transferredIn', 'transferredOut'],
  adjust: ['adjustedUp', 'adjustedDown'],
};

/** The flow of an entry of the ledger. */
export function flowOf(entry: { readonly kind: PointsKind; readonly isIn: number }): PointsFlow {
  return FLOWS[entry.kind][entry.isIn === 1 ? 0 : 1];
}
