import { fail, ok, type Result } from '../../../../contract/kernel/result.ts';
import { cleanText } from '../../../../contract/kernel/text.ts';
import { isTimeZone } from '../../../../contract/kernel/time.ts';

/** What a person tells of a new till, as it came through the gateway. */
export interface ShopPlan {
  readonly storeName: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly managerName: string;
}

type ShopError = 'system.nameEmpty' | 'system.zoneUnknown' | 'system.currencyUnknown';

/** A named zone such as `Asia/Shanghai`: a bare offset such as `+08:00` has no summer time. */
const NAMED_ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/**
 * Checks what the schema cannot: names with something in them, a currency and a time zone that
 * this runtime knows. Returns the names cleaned.
 */
export function checkShop(
  plan: ShopPlan,
  currencies: readonly string[],
): Result<{ readonly storeName: string; readonly managerName: string }, ShopError> {
  const storeName = cleanText(plan.storeName);
  const managerName = cleanText(plan.managerName);
  if (storeName === '') return fail('system.nameEmpty', { field: 'storeName' });
  if (managerName === '') return fail('system.nameEmpty', { field: 'managerName' });
  if (!currencies.includes(plan.currency))
    return fail('system.currencyUnknown', { currency: plan.currency });
  if (!NAMED_ZONE.test(plan.timeZone) || !isTimeZone(plan.timeZone))
    return fail('system.zoneUnknown', { timeZone: plan.timeZone });
  return ok({ storeName, managerName });
}
