import type { BusinessDay } from '../../../../contract/kernel/time.ts';

/** Whether a club holds on `day`: not closed, and within its days, both inclusive. */
export function isRunning(
  club: {
    readonly isActive: number;
    readonly fromDay: BusinessDay | null;
    readonly toDay: BusinessDay | null;
  },
  day: BusinessDay,
): boolean {
  if (club.isActive !== 1) return false;
  return (
    (club.fromDay === null || club.fromDay <= day) && (club.toDay === null || club.toDay >= day)
  );
}
