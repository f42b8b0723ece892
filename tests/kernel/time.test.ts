import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  businessDayOf,
  clockTime,
  dayParts,
  daysInMonth,
  endOfMonth,
  instantOf,
  isTimeZone,
  toDay,
} from '../../src/contract/kernel/time.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('businessDayOf', () => {
  const shanghai = { timeZone: 'Asia/Shanghai', cutoverMinutes: 240 };

  it('gives a sale after midnight to the day before, until the cut-over', () => {
    expect(businessDayOf(Date.parse('2026-11-22T01:30:00+08:00'), shanghai)).toBe('2026-11-21');
    expect(businessDayOf(Date.parse('2026-11-22T03:59:59+08:00'), shanghai)).toBe('2026-11-21');
    expect(businessDayOf(Date.parse('2026-11-22T04:00:00+08:00'), shanghai)).toBe('2026-11-22');
  });

  it('crosses months, years and leap days', () => {
    expect(businessDayOf(Date.parse('2026-01-01T00:30:00+08:00'), shanghai)).toBe('2025-12-31');
    expect(businessDayOf(Date.parse('2028-03-01T00:30:00+08:00'), shanghai)).toBe('2028-02-29');
  });

  it('goes by the wall clock when daylight saving starts and ends', () => {
    const madrid = { timeZone: 'Europe/Madrid', cutoverMinutes: 180 };
    // 2026-03-29: 02:00 becomes 03:00; 2026-10-25: 03:00 becomes 02:00.
    expect(businessDayOf(Date.parse('2026-03-29T01:59:00+01:00'), madrid)).toBe('2026-03-28');
    expect(businessDayOf(Date.parse('2026-03-29T03:00:00+02:00'), madrid)).toBe('2026-03-29');
    expect(businessDayOf(Date.parse('2026-10-25T02:30:00+02:00'), madrid)).toBe('2026-10-24');
    expect(businessDayOf(Date.parse('2026-10-25T02:30:00+01:00'), madrid)).toBe('2026-10-24');
    expect(businessDayOf(Date.parse('2026-10-25T03:00:00+01:00'), madrid)).toBe('2026-10-25');
  });

  it('never goes back while time goes on, where clocks do not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 9e8 }),
        (at, later) => {
          expect(businessDayOf(at, shanghai) <= businessDayOf(at + later, shanghai)).toBe(true);
        },
      ),
    );
  });
});

describe('calendar arithmetic', () => {
  it('adds months clamped to the month', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-11-21', -11)).toBe('2025-12-21');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('finds the end of a month', () => {
    expect(['2026-02-01', '2028-02-01', '2026-12-31'].map(endOfMonth)).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-12-31',
    ]);
    expect(daysInMonth(2100, 2)).toBe(28);
  });

  it('adding days and taking them off again changes nothing', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (start, days) => {
        expect(addDays(addDays(start, days), -days)).toBe(start);
        const { year, month, day: date } = dayParts(start);
        expect(toDay(year, month, date)).toBe(start);
      }),
    );
  });

  it('refuses what is no day', () => {
    expect(() => dayParts('2026-1-1')).toThrow(RangeError);
  });
});

describe('instantOf', () => {
  it('is the other direction of the wall clock', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 240, max: 1439 }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Madrid', 'America/Mexico_City', 'Asia/Kathmandu'),
        (on, minutes, timeZone) => {
          const at = instantOf(on, minutes, timeZone);
          const shown = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
          expect(clockTime(at, timeZone)).toBe(shown);
          expect(businessDayOf(at, { timeZone, cutoverMinutes: 0 })).toBe(on);
        },
      ),
    );
  });
});

it('isTimeZone knows IANA zones only', () => {
  expect(isTimeZone('Asia/Taipei')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});
