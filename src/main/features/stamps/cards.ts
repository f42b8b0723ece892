import type { BusinessDay } from '../../../contract/kernel/time.ts';
import { stampCounting, stampReward } from '../../../contract/stamps.ts';
import type { StampCounting, StampReward } from '../../../contract/stamps.ts';
import type { CardRow } from './tables.ts';

/** What a card counts and gives, out of its JSON; each text is parsed once. */
export interface CardRules {
  readonly counting: StampCounting;
  readonly reward: StampReward;
}

const parsed = new Map<string, CardRules>();

export function rulesOf(row: Pick<CardRow, 'counting' | 'reward'>): CardRules {
  const key = `${row.counting}\n${row.reward}`;
  let rules = parsed.get(key);
  if (rules === undefined) {
    rules = {
      counting: stampCounting.parse(JSON.parse(row.counting)),
      reward: stampReward.parse(JSON.parse(row.reward)),
    };
    parsed.set(key, rules);
  }
  return rules;
}

/** Whether purchases of `day` are stamped. */
export function isRunning(
  row: Pick<CardRow, 'isActive' | 'fromDay' | 'toDay'>,
  day: BusinessDay,
): boolean {
  return row.isActive === 1 && row.fromDay <= day && (row.toDay === null || row.toDay >= day);
}
