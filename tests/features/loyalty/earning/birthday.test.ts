import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/contract/kernel/time.ts';
import {
  birthdayMatches,
  weekdayOf,
} from '../../../../src/main/features/loyalty/rules/birthday-match.ts';

/** How a day lies to 15 July. */
function on(day: string): string {
  return birthdayMatches('1990-07-15', day).join(' ');
}

describe('how a day lies to a birthday', () => {
  it('the day, its week from Monday to Sunday, its month', () => {
    // 15 July 2026 is a Wednesday.
    expect(on('2026-07-15')).toBe('day week month');
    expect(on('2026-07-13')).toBe('week month');
    expect(on('2026-07-19')).toBe('week month');
    expect(on('2026-07-12')).toBe('month');
    expect(on('2026-07-20')).toBe('month');
    expect(on('2026-08-01')).toBe('');
  });

  it('a week over the end of a month or a year is one week', () => {
    expect(birthdayMatches('--03-01', '2026-02-27')).toEqual(['week']);
    expect(birthdayMatches('1980-01-01', '2026-12-29')).toEqual(['week']);
    expect(birthdayMatches('1980-12-31', '2027-01-03')).toEqual(['week']);
    expect(birthdayMatches('1980-12-31', '2027-01-04')).toEqual([]);
  });

  it('29 February is kept on 28 February in other years', () => {
    expect(birthdayMatches('2000-02-29', '2028-02-29')).toContain('day');
    expect(birthdayMatches('2000-02-29', '2028-02-28')).not.toContain('day');
    expect(birthdayMatches('2000-02-29', '2027-02-28')).toContain('day');
    expect(birthdayMatches('--02-29', '2027-03-01')).toEqual([]);
  });

  it('no birthday, or none that is one, matches nothing', () => {
    for (const none of [null, '', '15 July', '--13-01', '--00-10', '--01-00']) {
      expect(birthdayMatches(none, '2026-01-01')).toEqual([]);
    }
  });

  it('every year has one day, and seven days of its week', () => {
    const days = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays('1990-01-01', count));
    fc.assert(
      fc.property(days, fc.integer({ min: 2000, max: 2060 }), (birthday, year) => {
        const all = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
        const inYear = all.filter((day) => day.startsWith(String(year)));
        const kept = inYear.filter((day) => birthdayMatches(birthday, day).includes('day'));
        expect(kept).toHaveLength(1);
        const monday = addDays(kept[0] ?? '', 1 - weekdayOf(kept[0] ?? ''));
        for (let nth = -1; nth < 8; nth += 1) {
          const isIn = birthdayMatches(birthday, addDays(monday, nth)).includes('week');
          expect(isIn).toBe(nth >= 0 && nth < 7);
        }
      }),
      { numRuns: 50 },
    );
  });
});
