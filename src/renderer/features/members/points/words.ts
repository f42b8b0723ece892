import type {
  AdjustReason,
  LotState,
  OperationKind,
  TransferReason,
} from '../../../../contract/points.ts';
import type { PointsKind } from '../../../../contract/members.ts';
import type { TKey } from '../../../i18n/index.ts';

/** A member as these dialogs name one. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

export const KIND_NAMES: Readonly<Record<PointsKind, TKey>> = {
  earn: 'members:points.earn',
  redeem: 'members:points.redeem',
  expire: 'members:points.expire',
  adjust: 'members:points.adjust',
  clawback: 'members:points.clawback',
  restore: 'members:points.restore',
  opening: 'members:points.opening',
  transfer: 'members:points.transfer',
  gift: 'members:points.gift',
  bonus: 'members:points.bonus',
};

export const STATE_NAMES: Readonly<Record<LotState, TKey>> = {
  open: 'points:state.open',
  pending: 'points:state.pending',
  lapsed: 'points:state.lapsed',
  spent: 'points:state.spent',
  debt: 'points:state.debt',
};

export const ADJUST_REASON_NAMES: Readonly<Record<AdjustReason, TKey>> = {
  correction: 'points:reason.correction',
  goodwill: 'points:reason.goodwill',
  complaint: 'points:reason.complaint',
  missed: 'points:reason.missed',
  other: 'points:reason.other',
};

export const TRANSFER_REASON_NAMES: Readonly<Record<TransferReason, TKey>> = {
  family: 'points:reason.family',
  present: 'points:reason.present',
  correction: 'points:reason.correction',
  other: 'points:reason.other',
};

export const OPERATION_NAMES: Readonly<Record<OperationKind, TKey>> = {
  adjust: 'points:operations.kind.adjust',
  transfer: 'points:operations.kind.transfer',
  bonus: 'points:operations.kind.bonus',
  gift: 'points:operations.kind.gift',
  undo: 'points:operations.kind.undo',
};

/** A reason as it was booked: a code of the till's, or what somebody wrote. */
export const REASON_NAMES: Readonly<Record<string, TKey>> = {
  ...ADJUST_REASON_NAMES,
  ...TRANSFER_REASON_NAMES,
  undo: 'points:reason.undo',
};

/** Points as somebody typed them; null when that is no whole number above 0. */
export function readPoints(text: string): number | null {
  const digits = text.trim().replaceAll(/[\s,.’']/gu, '');
  if (!/^\d{1,10}$/u.test(digits)) return null;
  const points = Number(digits);
  return points > 0 ? points : null;
}
