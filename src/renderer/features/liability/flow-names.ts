import type { PointsFlow } from '../../../contract/liability.ts';
import type { TKey } from '../../i18n/index.ts';

/** What the ways are called in which points come and go. */
export const FLOW_NAMES: Readonly<Record<PointsFlow, TKey>> = {
  earned: 'liability:flow.earned',
  bonus: 'liability:flow.bonus',
  broughtOver: 'liability:flow.broughtOver',
  restored: 'liability:flow.restored',
  transferredIn: 'liability:flow.transferredIn',
  adjustedUp: 'liability:flow.adjustedUp',
  redeemed: 'liability:flow.redeemed',
  gifts: 'liability:flow.gifts',
  expired: 'liability:flow.expired',
  clawedBack: 'liability:flow.clawedBack',
  transferredOut: 'liability:flow.transferredOut',
  adjustedDown: 'liability:flow.adjustedDown',
};
