import { addDays, type BusinessDay } from '../../../../contract/kernel/time.ts';

/**
 * The last day, inclusive, on which a sale without a member can be claimed by one; with 0 days
 * only its own (DOMAIN, Sales: claims).
 */
export function claimableUntil(businessDay: BusinessDay, claimDays: number): BusinessDay {
  return addDays(businessDay, claimDays);
}
