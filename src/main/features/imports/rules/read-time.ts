import type { RejectReason } from '../../../../contract/imports.ts';
import { asUtc, type UtcMs, wallClock } from '../../../../contract/kernel/time.ts';
import type { TimeReader, WallTime } from './time-format.ts';

export type TimeReading =
  | { readonly ok: true; readonly at: UtcMs }
  | { readonly ok: false; readonly reason: RejectReason };

const EARLIEST = Date.UTC(1970, 0, 2);
/** A clock that is a day ahead is believed: zones differ. */
const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;
/** Clocks of half an hour are kept, because asking the calendar is slow. */
const MAX_KEPT = 50_000;

/** The instants of wall clocks in one zone. */
export class ZoneClock {
  private readonly zone: string;
  private readonly kept = new Map<number, number | null>();

  constructor(zone: string) {
    this.zone = zone;
  }

  /**
   * The instant at which the zone's clock showed a time; the first of two when clocks were put back;
   * null when clocks were put forward over it.
   */
  instantOf(wall: WallTime): UtcMs | null {
    const shown = asUtc(wall);
    if (wall.offsetMinutes !== null) return shown - wall.offsetMinutes * 60_000;
    const slot = Math.floor(shown / HALF_HOUR_MS);
    let offset = this.kept.get(slot);
    if (offset === undefined) {
      if (this.kept.size >= MAX_KEPT) this.kept.clear();
      offset = this.offsetAt(slot * HALF_HOUR_MS);
      this.kept.set(slot, offset);
    }
    return offset === null ? null : shown - offset;
  }

  /** How far the zone is east of UTC when its clock shows `shown`, in milliseconds. */
  private offsetAt(shown: number): number | null {
    const candidates = [shown - DAY_MS, shown + DAY_MS].map((at) => this.zoneOffset(at));
    const fitting = candidates.filter((offset) => this.zoneOffset(shown - offset) === offset);
    return fitting.length === 0 ? null : Math.max(...fitting);
  }

  private zoneOffset(at: UtcMs): number {
    return asUtc(wallClock(at, this.zone)) - at;
  }
}

/** Reads a point in time by the first format that fits. */
export function readTime(
  text: string,
  how: { readonly readers: readonly TimeReader[]; readonly clock: ZoneClock; readonly now: UtcMs },
): TimeReading {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'timeMissing' };
  const wall = firstReading(trimmed, how.readers);
  if (wall === null) return { ok: false, reason: 'timeUnreadable' };
  if (wall === 'notReal') return { ok: false, reason: 'timeNotReal' };
  const at = how.clock.instantOf(wall);
  if (at === null) return { ok: false, reason: 'timeSkipped' };
  if (at < EARLIEST) return { ok: false, reason: 'timeTooOld' };
  if (at > how.now + DAY_MS) return { ok: false, reason: 'timeInFuture' };
  return { ok: true, at };
}

/** What the first fitting format makes of a text. */
export function firstReading(
  text: string,
  readers: readonly TimeReader[],
): WallTime | 'notReal' | null {
  let isNotReal = false;
  for (const reader of readers) {
    const wall = reader(text);
    if (wall === 'notReal') isNotReal = true;
    else if (wall !== null) return wall;
  }
  return isNotReal ? 'notReal' : null;
}
