import type { UtcMs } from '../../../contract/kernel/time.ts';
import { wallClock } from '../../../contract/kernel/time.ts';

const pad = (value: number) => String(value).padStart(2, '0');

/**
 * Instants as people of one time zone write them: `2026-11-21 18:03:22`. Remembers the minute,
 * because calendars are slow and rows come in order.
 */
export function localTimes(timeZone: string): (at: UtcMs) => string {
  let knownMinute = Number.NaN;
  let known = '';
  return (at) => {
    const minute = Math.floor(at / 60_000);
    if (minute !== knownMinute) {
      const { year, month, day, hour, minute: minutes } = wallClock(at, timeZone);
      known = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minutes)}`;
      knownMinute = minute;
    }
    return `${known}:${pad(Math.floor(at / 1000) - minute * 60)}`;
  };
}
