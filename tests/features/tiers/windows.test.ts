import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/contract/kernel/time.ts';
import {
  firstPromise,
  nextPromise,
  windowOf,
} from '../../../src/main/features/tiers/rules/windows.ts';

const YEAR = { kind: 'calendarYear' } as const;
const ANNIVERSARY = { kind: 'anniversary' } as const;
const rolling = (months: number) => ({ kind: 'rolling', months }) as const;

describe('the window of a day', () => {
  it.each([
    ['2026-01-01', '2026-01-01', '2026-12-31'],
    ['2026-12-31', '2026-01-01', '2026-12-31'],
    ['2024-02-29', '2024-01-01', '2024-12-31'],
    ['1999-05-05', '1999-01-01', '1999-12-31'],
  ])('is the calendar year: %s', (day, from, to) => {
    expect(windowOf(YEAR, day, '2020-06-15')).toEqual({ from, to });
  });

  it.each([
    // On the day itself the new window begins; on its eve the old one ends.
    ['2020-06-15', '2026-06-15', '2026-06-15', '2027-06-14'],
    ['2020-06-15', '2026-06-14', '2025-06-15', '2026-06-14'],
    // Joined on 29 February: the 28th in common years.
    ['2020-02-29', '2021-02-27', '2020-02-29', '2021-02-27'],
    ['2020-02-29', '2021-02-28', '2021-02-28', '2022-02-27'],
    ['2020-02-29', '2024-02-28', '2023-02-28', '2024-02-28'],
    ['2020-02-29', '2024-02-29', '2024-02-29', '2025-02-27'],
    // Joined on 31 January, and purchases brought over from before that.
    ['2025-01-31', '2026-01-30', '2025-01-31', '2026-01-30'],
    ['2025-01-31', '2025-01-30', '2024-01-31', '2025-01-30'],
    ['2025-12-31', '2025-12-30', '2024-12-31', '2025-12-30'],
    ['2025-01-01', '2025-12-31', '2025-01-01', '2025-12-31'],
  ])('is the year since an anniversary: joined %s, on %s', (joined, day, from, to) => {
    expect(windowOf(ANNIVERSARY, day, joined)).toEqual({ from, to });
  });

  it.each([
    [12, '2026-11-21', '2025-11-22'],
    [12, '2024-02-29', '2023-03-01'],
    [12, '2025-02-28', '2024-02-29'],
    [1, '2026-03-31', '2026-03-01'],
    [1, '2026-03-30', '2026-03-01'],
    [1, '2024-03-30', '2024-03-01'],
    [3, '2026-01-01', '2025-10-02'],
  ])('is the last %i months to %s', (months, day, from) => {
    expect(windowOf(rolling(months), day, '2020-01-01')).toEqual({ from, to: day });
  });

  it('is one without gap or overlap for every day, whatever the day of joining', () => {
    const aDay = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(aDay, aDay, fc.constantFrom(YEAR, ANNIVERSARY), (joined, day, kind) => {
        const window = windowOf(kind, day, joined);
        expect(window.from <= day && day <= window.to).toBe(true);
        expect(windowOf(kind, window.to, joined)).toEqual(window);
        expect(windowOf(kind, addDays(window.to, 1), joined).from).toBe(addDays(window.to, 1));
      }),
    );
  });
});

describe('a promise', () => {
  it('lasts to the end of the window a tier was reached in, then window by window', () => {
    const first = firstPromise(ANNIVERSARY, '2026-08-01', '2020-02-29');
    expect(first).toMatchObject({ keptFrom: '2026-02-28', validUntil: '2027-02-27' });
    const next = nextPromise(ANNIVERSARY, first, '2020-02-29');
    expect(next).toMatchObject({ keptFrom: '2027-02-28', validUntil: '2028-02-28' });
  });

  it('of rolling months is kept by what follows, and does not drift from the 31st', () => {
    let promise = firstPromise(rolling(1), '2026-01-31', '2020-01-01');
    const ends = [promise.validUntil];
    expect(promise.keptFrom).toBe('2026-02-01');
    for (let turn = 0; turn < 3; turn += 1) {
      promise = nextPromise(rolling(1), promise, '2020-01-01');
      ends.push(promise.validUntil);
    }
    expect(ends).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('of 24 months that begins on 29 February ends on the 28th, and on the 29th again', () => {
    const first = firstPromise(rolling(24), '2024-02-29', '2020-01-01');
    expect(first.validUntil).toBe('2026-02-28');
    expect(nextPromise(rolling(24), first, '2020-01-01').validUntil).toBe('2028-02-29');
  });
});
